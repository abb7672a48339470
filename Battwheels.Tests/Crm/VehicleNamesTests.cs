using Battwheels.Core.Crm;

namespace Battwheels.Tests.Crm;

[Trait("Category", "Unit")]
public sealed class VehicleNamesTests
{
    [Theory]
    [InlineData("Vayu", "Vayu S1 Pro", null, "Vayu S1 Pro")]
    [InlineData("vayu", "Vayu S1", "Plus", "Vayu S1 Plus")]
    [InlineData("Ather", "450X", null, "Ather 450X")]
    [InlineData("Ola", "Olarider", null, "Ola Olarider")]
    [InlineData("Ather", "450X", " ", "Ather 450X")]
    public void Of_MakeInTheModel_IsSaidOnce(string make, string model, string? variant, string expected) =>
        Assert.Equal(expected, VehicleNames.Of(make, model, variant));
}
