using System.Text.RegularExpressions;
using Battwheels.Core.Common;
using Battwheels.Tests.Architecture;

namespace Battwheels.Tests.Service.Portal;

/// <summary>What customers read starts at rows of their own, which the filter "Customer" narrows.</summary>
[Trait("Category", "Architecture")]
public sealed partial class PortalRulesTests
{
    /// <summary>Read by customers though nobody's own. Reviewed, with why.</summary>
    private static readonly Dictionary<string, string> Reached = new()
    {
        ["TicketStateChange"] = "by the id of a visit that was found as theirs",
        ["SohReading"] = "by the id of a vehicle that was found as theirs",
    };

    [Fact]
    public void PortalReading_Sets_AreCustomersOwnOrReachedByOne()
    {
        string[] files =
        [
            "Portal/PortalReading.cs",
            "Portal/PortalReading.Offers.cs",
            "Portal/PortalService.cs",
            "Portal/PortalOfferService.cs",
            "Fleet/FleetReading.cs",
            "Fleet/FleetStandings.cs",
            "Fleet/FleetTellService.cs",
        ];
        var entities = typeof(TenantEntity).Assembly.GetTypes().ToLookup(t => t.Name);
        var used = SourceTree
            .Files.Where(f => files.Any(n => f.Path.EndsWith($"Service/{n}", StringComparison.Ordinal)))
            .SelectMany(f => f.Lines)
            .SelectMany(l => Set().Matches(l).Select(m => m.Groups[1].Value))
            .Distinct()
            .ToArray();

        Assert.Contains("ServiceTicket", used);
        Faults.None(
            used.Where(name =>
                !Reached.ContainsKey(name)
                && !entities[name]
                    .Any(t => t.IsAssignableTo(typeof(ICustomerOwned)) || t.IsAssignableTo(typeof(ICustomer)))
            )
        );
        Assert.Empty(Reached.Keys.Except(used));
    }

    /// <summary>What a driver may not see is left out in one place: nothing else of the portal begins a query of these.</summary>
    [Fact]
    public void VehiclesAndVisits_OfThePortal_BeginWhereDriversAreNarrowed()
    {
        var begun = SourceTree
            .Files.Where(f =>
                f.Path.Contains("Core/Service/Portal/Portal", StringComparison.Ordinal)
                || f.Path.EndsWith("Service/Fleet/FleetReading.cs", StringComparison.Ordinal)
                || f.Path.EndsWith("Service/Fleet/FleetTellService.cs", StringComparison.Ordinal)
            )
            .SelectMany(f =>
                f.Lines.Where(l =>
                        l.Contains(".Set<Vehicle>", StringComparison.Ordinal)
                        || l.Contains(".Set<ServiceTicket>", StringComparison.Ordinal)
                    )
                    .Select(_ => f.Path.Split('/')[^1])
            )
            .ToArray();
        // Two each: for everybody, and what is left for a driver.
        Assert.Equal(["PortalReading.cs", "PortalReading.cs", "PortalReading.cs", "PortalReading.cs"], begun);
    }

    [GeneratedRegex(@"\.Set<(\w+)>")]
    private static partial Regex Set();
}
