using Battwheels.Core.Access;
using Battwheels.Web.Shell.Home;

namespace Battwheels.Tests.Shell;

/// <summary>Whose home is which, for the shipped roles and for people with two of them.</summary>
[Trait("Category", "Unit")]
public sealed class HomeKindTests
{
    [Theory]
    [InlineData(HomeKind.Dashboard, "owner")]
    [InlineData(HomeKind.Dashboard, "admin")]
    [InlineData(HomeKind.Dashboard, "manager")]
    [InlineData(HomeKind.Counter, "service_advisor")]
    [InlineData(HomeKind.Board, "dispatcher")]
    [InlineData(HomeKind.OwnWork, "technician")]
    [InlineData(HomeKind.Stores, "storekeeper")]
    [InlineData(HomeKind.Books, "accountant")]
    [InlineData(HomeKind.Books, "auditor")]
    [InlineData(HomeKind.FirstList, "hr")]
    [InlineData(HomeKind.FirstList, "viewer")]
    [InlineData(HomeKind.Dashboard, "service_advisor", "accountant")]
    [InlineData(HomeKind.Stores, "storekeeper", "technician")]
    public void Of_ShippedRoles_IsTheirHome(HomeKind home, params string[] roles) =>
        Assert.Equal(
            home,
            HomeKinds.Of(RoleTable.Roles.Where(r => roles.Contains(r.Code)).SelectMany(r => r.Permissions).ToHashSet())
        );

    [Fact]
    public void Of_Nothing_IsTheFirstList() => Assert.Equal(HomeKind.FirstList, HomeKinds.Of(new HashSet<string>()));

    /// <summary>Wednesday 4 November 2026 lies in FY 2026-27; 30 days with it begin on 6 October.</summary>
    [Theory]
    [InlineData(null, "2026-10-06")]
    [InlineData("nonsense", "2026-10-06")]
    [InlineData("today", "2026-11-04")]
    [InlineData("7", "2026-10-29")]
    [InlineData("fy", "2026-04-01")]
    public void Span_EndsToday(string? code, string from)
    {
        DateOnly today = new(2026, 11, 4);

        var span = HomeSpan.Of(code, today);

        Assert.Equal((from, today), ($"{span.From:yyyy-MM-dd}", span.To));
        Assert.Equal($"from={from}&to=2026-11-04", span.Query);
    }
}
