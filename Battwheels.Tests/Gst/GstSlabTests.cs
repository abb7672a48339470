using Battwheels.Core.Gst;

namespace Battwheels.Tests.Gst;

[Trait("Category", "Unit")]
public sealed class GstSlabTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(0.25, true)]
    [InlineData(5, true)]
    [InlineData(12, true)]
    [InlineData(18, true)]
    [InlineData(28, true)]
    [InlineData(40, true)]
    [InlineData(17, false)]
    [InlineData(99, false)]
    [InlineData(-5, false)]
    [InlineData(1.8, false)]
    public void IsSlab_Percent_IsARateOfGstOrASlip(double percent, bool isRate) =>
        Assert.Equal(isRate, GstRates.IsSlab((decimal)percent));

    /// <summary>Every rate of the shipped table can be typed.</summary>
    [Fact]
    public void IsSlab_ShippedRates_All() =>
        Assert.All(GstRates.All, r => Assert.True(GstRates.IsSlab(r.Rate), r.Code));
}
