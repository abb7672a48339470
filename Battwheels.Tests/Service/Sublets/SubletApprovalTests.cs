using Battwheels.Core.Common;
using Battwheels.Core.Service.Approvals;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Sublets;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Battwheels.Tests.Service.Approvals;
using Battwheels.Tests.Service.Estimates;

namespace Battwheels.Tests.Service.Sublets;

/// <summary>What is agreed outside counts as cost where the margin is asked about, and nothing is ordered before the yes.</summary>
[Trait("Category", "Data")]
public class SubletApprovalTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Margin_OfASubletLine_UsesTheAgreedCost(TestEngine engine)
    {
        await using var world = await ApprovalWorld.CreateAsync(engine);
        var vendor = await world.Db.ContactAsync(CrmSeeds.Person("Sai Rewinding") with { IsVendor = true });
        var estimate = await world.Estimates.DraftAsync(
            Sublet("Motor rewound", 5_000m),
            Sublet("Shaft turned", 1_000m)
        );
        var lines = (await world.Estimates.ViewAsync(estimate)).Lines;

        // 4,800.00 of 5,000.00: 4 % are left of the line, 20 % of both (1,200.00 of 6,000.00) while the shaft costs nothing.
        var id = EstimateWorld.Value(await OrderAsync(world, lines[0].Id, vendor, 4_800m));
        var removed = await world.Estimates.RemoveLineAsync(estimate, lines[0]);
        Assert.Equal("SUBLET_LINE_ORDERED", (removed.Error ?? removed.Value[0].Refusal)!.Code);
        var seen = EstimateWorld.Value(
            await world
                .Db.Service<Core.Service.Estimates.EstimateService>(world.Estimates.Manager)
                .GetAsync(estimate, default)
        );
        Assert.Equal((4m, 20m, 1), (seen.Lines[0].MarginPercent, seen.Margin!.Percent, seen.Margin.WithoutCost));

        // The shaft for 950.00: 250.00 of 6,000.00 are 4.2 %, below the 8 % the rules ask about.
        var shaft = EstimateWorld.Value(await OrderAsync(world, lines[1].Id, vendor, 950m));
        await world.Estimates.SubmitAsync(estimate);
        var current = (await world.PanelAsync(estimate)).Current!;
        Assert.Contains(current.Why, w => w.Basis is ApprovalBasis.Margin);

        var cancel = new CancelSublet(shaft, 0, "Too dear");
        Assert.Null((await Desk(world).CancelAsync(cancel, CommandId.New(), default)).Error);
        Assert.Equal("APPROVAL_PENDING", (await OrderAsync(world, lines[1].Id, vendor, 500m)).Error!.Code);
        var sent = await Desk(world).SendAsync(new SendSublet(id, 0, "Motor"), CommandId.New(), default);
        Assert.NotNull(sent.Error);
    }

    private static SubletService Desk(ApprovalWorld world) => world.Db.Service<SubletService>(world.Estimates.Advisor);

    private static Task<Result<long>> OrderAsync(ApprovalWorld world, long line, long vendor, decimal cost) =>
        Desk(world)
            .OrderAsync(new OrderSublet(line, vendor, "Outside", cost, new(2026, 11, 10)), CommandId.New(), default);

    private static Core.Service.Estimates.LineInput Sublet(string text, decimal price) =>
        EstimateWorld.Labour(text, 1m, price) with
        {
            Kind = JobLineKind.Sublet,
        };
}
