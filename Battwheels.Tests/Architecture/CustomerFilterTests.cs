using System.Reflection;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Architecture;

/// <summary>Who holds a customer's link sees that customer's rows of every customer-owned kind, and nobody else's.</summary>
[Trait("Category", "Architecture")]
public sealed class CustomerFilterTests(ProbeFixture fixture) : IClassFixture<ProbeFixture>
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Link_OfOneContact_SeesItsRowsAndNoneOfAnother(TestEngine engine)
    {
        var (db, rows) = await fixture.AtAsync(engine);
        var owner = rows.Id(typeof(Contact), db.OrgA);
        var kinds = rows.Types.Where(t => t.IsAssignableTo(typeof(ICustomerOwned)) || t == typeof(Contact)).ToArray();
        List<string> faults = [];

        foreach (var kind in kinds)
        {
            if (await SeenAsync(db, kind, owner) == 0)
                faults.Add($"{kind.Name}: hidden from its own customer");
            if (await SeenAsync(db, kind, owner + 1) is var seen and not 0)
                faults.Add($"{kind.Name}: {seen} rows shown to another customer");
        }

        Assert.NotEmpty(kinds);
        Faults.None(faults);
    }

    private static Task<int> SeenAsync(TestDb db, Type kind, long contact) =>
        db.UnitsFor(Actor.PublicLink(db.OrgA, contact, "link", null, "probe:read"))
            .ReadAsync(
                "probe:read",
                unit =>
                    (Task<int>)
                        typeof(CustomerFilterTests)
                            .GetMethod(nameof(CountAsync), BindingFlags.NonPublic | BindingFlags.Static)!
                            .MakeGenericMethod(kind)
                            .Invoke(null, [unit])!,
                default
            );

    private static Task<int> CountAsync<T>(IReadUnit unit)
        where T : TenantEntity => unit.Set<T>().CountAsync();
}
