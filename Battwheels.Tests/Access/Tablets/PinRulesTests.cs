using Battwheels.Core.Access.Tablets;

namespace Battwheels.Tests.Access.Tablets;

public sealed class PinRulesTests
{
    [Theory]
    [InlineData("420917")]
    [InlineData("135790")] // steps of two are no row of keys
    [InlineData("112358")]
    [InlineData("४२०९१७")]
    [InlineData(" 420 917 ")]
    public void Refusal_SixDigitsNobodyTriesFirst_None(string pin) => Assert.Null(PinRules.Refusal(pin));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("42091")]
    [InlineData("4209178")]
    [InlineData("42O917")] // the letter
    [InlineData("42½917")]
    public void Refusal_NotSixDigits_SaysHowMany(string? pin) =>
        Assert.Equal("The PIN has exactly 6 digits.", PinRules.Refusal(pin)?.English);

    [Theory]
    [InlineData("123456")]
    [InlineData("456789")]
    [InlineData("789012")] // over the end
    [InlineData("654321")]
    [InlineData("210987")]
    [InlineData("777777")]
    [InlineData("121212")]
    [InlineData("123123")]
    [InlineData("112211")] // two digits only
    public void Refusal_AmongTheFirstTried_Refused(string pin) =>
        Assert.StartsWith("This PIN is among the first", PinRules.Refusal(pin)?.English, StringComparison.Ordinal);

    [Fact]
    public void Read_AnyScript_IsTheSameDigits() => Assert.Equal("420917", PinRules.Read("४२०९१७"));

    /// <summary>Five tries: after the fourth wrong one there is one left, after the fifth none.</summary>
    [Theory]
    [InlineData(0, 5)]
    [InlineData(4, 1)]
    [InlineData(5, 0)]
    [InlineData(6, 0)]
    public void TriesLeft_OfFive(int failed, int left) => Assert.Equal(left, PinRules.TriesLeft(failed));

    /// <summary>The technician's eight, and one's own records; nothing with money.</summary>
    [Fact]
    public void Permissions_OnATablet_AreATechnicians()
    {
        string[] technician =
        [
            "org:read",
            "vehicles:read",
            "tickets:read",
            "tickets:update",
            "inventory:read",
            "efi:read",
            "efi:use",
            "efi:contribute",
        ];

        Assert.Equal(
            technician.Order(StringComparer.Ordinal),
            TabletPermissions
                .All.Where(p => !p.StartsWith("self:", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal)
        );
    }
}
