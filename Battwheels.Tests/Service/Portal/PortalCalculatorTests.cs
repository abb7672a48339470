using Battwheels.Core.Crm;
using Battwheels.Core.Service.Portal;

namespace Battwheels.Tests.Service.Portal;

public sealed class PortalCalculatorTests
{
    private static readonly DateTime Noon = new(2026, 11, 4, 12, 0, 0, DateTimeKind.Utc);

    /// <summary>1 a minute, 5 an hour, 10 a day; the edge of a stretch is outside it.</summary>
    [Theory]
    [InlineData("", true)]
    [InlineData("0.5", false)]
    [InlineData("1", true)]
    [InlineData("2 10 20 30 59", false)]
    [InlineData("2 10 20 30 60", true)]
    [InlineData("61 130 200 270 340 410 480 550 620 690", false)]
    [InlineData("61 130 200 270 340 410 480 550 620 1440", true)]
    public void Limits_OfOneDestination_ByHand(string minutesAgo, bool allowed) =>
        Assert.Equal(
            allowed,
            PublicKnocks.Allows(
                PublicKnocks.Destination,
                [
                    .. minutesAgo
                        .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                        .Select(m =>
                            Noon.AddMinutes(-double.Parse(m, System.Globalization.CultureInfo.InvariantCulture))
                        ),
                ],
                Noon
            )
        );

    [Theory]
    [InlineData("98230 00042", ContactKeyKind.Phone, "+919823000042")]
    [InlineData("+91-98230-00042", ContactKeyKind.Phone, "+919823000042")]
    [InlineData(" Aarav@Example.com ", ContactKeyKind.Email, "aarav@example.com")]
    public void Destination_AsContactsAreFound(string typed, ContactKeyKind kind, string key) =>
        Assert.Equal(new PortalDestination(kind, key), PortalDestination.Read(typed));

    [Theory]
    [InlineData("")]
    [InlineData("12345")]
    [InlineData("aarav@")]
    [InlineData("' or 1=1")]
    public void Destination_OfNoForm_IsNone(string typed) => Assert.Null(PortalDestination.Read(typed));

    [Fact]
    public void Code_SixDigits_MatchesItsOwnChallengeAlone()
    {
        var codes = Enumerable.Range(0, 200).Select(_ => PortalCodes.New()).ToArray();
        Assert.All(codes, c => Assert.Equal(c, PortalCodes.Read($" {c[..3]} {c[3..]} ")));
        Assert.True(codes.Distinct().Count() > 190);
        Assert.True(PortalCodes.Matches("012345", "one", PortalCodes.Hash("012345", "one")));
        Assert.False(PortalCodes.Matches("012345", "two", PortalCodes.Hash("012345", "one")));
        Assert.Null(PortalCodes.Read("12345"));
        Assert.Null(PortalCodes.Read("१२३४५६"));
    }

    /// <summary>SHA-256 of "q:n" was reckoned outside: the first n with 8 zero bits is the smallest, those before it are none.</summary>
    [Fact]
    public void Work_ZeroBits_AreThoseOfTheHash()
    {
        var first = Enumerable.Range(0, 10_000).First(n => ProofOfWork.Holds("q", n, 8));
        var hash = System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"q:{first}"));
        Assert.Equal(0, hash[0]);
        Assert.All(Enumerable.Range(0, first), n => Assert.False(ProofOfWork.Holds("q", n, 8)));
        Assert.True(ProofOfWork.Holds("anything", 1, 0));
    }
}
