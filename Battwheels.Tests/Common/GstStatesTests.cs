using Battwheels.Core.Common;

namespace Battwheels.Tests.Common;

[Trait("Category", "Unit")]
public class GstStatesTests
{
    [Fact]
    public void Domestic_TodaysStates_AreTheTwentyEightAndEightTerritories()
    {
        Assert.Equal(36, GstStates.Domestic.Count);
        Assert.DoesNotContain(GstStates.Domestic, s => s.Code is "25" or "28" or "96" or "97" or "99");
    }

    [Theory]
    [InlineData("04", true)] // Chandigarh
    [InlineData("38", true)] // Ladakh
    [InlineData("26", true)]
    [InlineData("07", false)] // Delhi has a legislature of its own: SGST
    [InlineData("34", false)] // so has Puducherry
    [InlineData("01", false)] // and Jammu and Kashmir
    [InlineData("27", false)]
    public void IsUnionTerritory_WhereUtgstIsLevied(string code, bool territory) =>
        Assert.Equal(territory, GstStates.Find(code)!.IsUnionTerritory);

    [Theory]
    [InlineData("27", "411014", true)]
    [InlineData("27", "560001", false)]
    [InlineData("36", "560001", true)] // Telangana's prefixes prove nothing
    [InlineData("27", "", true)]
    public void MayHavePin_OnlyCertainMismatchSaysNo(string code, string pin, bool may) =>
        Assert.Equal(may, GstStates.Find(code)!.MayHavePin(pin));
}
