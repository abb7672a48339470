using Battwheels.Core.Billing;

namespace Battwheels.Tests.Billing;

[Trait("Category", "Unit")]
public class UpiLinkTests
{
    [Fact]
    public void For_Balance_IsTheStringOfTheSpecification() =>
        Assert.Equal(
            "upi://pay?pa=tarangev@dcbank&pn=Tarang%20EV%20Service&am=4720.00&cu=INR&tn=INV-2627-00042&tr=INV262700042",
            UpiLink.For("tarangev@dcbank", "Tarang EV Service", 4_720m, "INV-2627-00042")
        );

    [Theory]
    [InlineData("tarangev@dcbank", 0)]
    [InlineData("tarangev@dcbank", -1)]
    [InlineData(null, 10)]
    [InlineData("", 10)]
    [InlineData("no address", 10)]
    [InlineData("a@b&am=1", 10)]
    public void For_NothingDueOrNoAddress_IsNull(string? payee, decimal amount) =>
        Assert.Null(UpiLink.For(payee, "Tarang", amount, "INV-2627-00042"));
}
