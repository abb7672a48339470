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
        string[] files = ["PortalReading.cs", "PortalService.cs", "PortalOfferService.cs"];
        var entities = typeof(TenantEntity).Assembly.GetTypes().ToLookup(t => t.Name);
        var used = SourceTree
            .Files.Where(f => files.Any(n => f.Path.EndsWith($"Service/Portal/{n}", StringComparison.Ordinal)))
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

    [GeneratedRegex(@"\.Set<(\w+)>")]
    private static partial Regex Set();
}
