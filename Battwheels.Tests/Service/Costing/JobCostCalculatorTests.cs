using Battwheels.Core.Common;
using Battwheels.Core.Service.Costing;
using Battwheels.Core.Service.JobCards;
using CsCheck;

namespace Battwheels.Tests.Service.Costing;

/// <summary>What a job earned, by hand.</summary>
[Trait("Category", "Unit")]
public class JobCostCalculatorTests
{
    /// <summary>
    /// Labour 950.00 with 90 minutes at 250.00 (375.00); parts 1,900.00 that cost 200.00; motor 3,000.00 for 2,000.00
    /// outside; a claimed line the maker pays 700.00 of; 7 minutes on the visit as a whole (29.17).
    /// 950 + 1,900 + 3,000 + 700 - 375 - 200 - 2,000 - 29.17 = 3,945.83 of 6,550.00: 60.2 %.
    /// </summary>
    [Fact]
    public void Compute_OneJob_AddsUp()
    {
        JobCostFact[] facts =
        [
            Fact(1, JobLineKind.Labour, 950m),
            Fact(2, JobLineKind.Part, 1_900m) with
            {
                Parts = 200m,
            },
            Fact(3, JobLineKind.Sublet, 3_000m) with
            {
                Outside = 2_000m,
            },
            Fact(4, JobLineKind.Labour, 0m) with
            {
                Payer = LinePayer.OemWarranty,
                Recovery = 700m,
            },
        ];
        JobCostTime[] time =
        [
            new(1, TimeSpan.FromMinutes(40), 250m),
            new(1, TimeSpan.FromMinutes(50), 250m),
            new(null, TimeSpan.FromMinutes(7), 250m),
        ];

        var cost = JobCostCalculator.Compute(facts, time, "Visit");

        Assert.Equal([575m, 1_700m, 1_000m, 700m, -29.17m], cost.Lines.Select(l => l.Earned));
        Assert.Equal((1.5m, 375m), (cost.Lines[0].Hours, cost.Lines[0].Labour));
        Assert.Equal((0.12m, 29.17m), (cost.Lines[4].Hours, cost.Lines[4].Labour));
        Assert.Equal(
            (5_850m, 200m, 404.17m, 2_000m, 700m),
            (cost.Revenue, cost.Parts, cost.Labour, cost.Outside, cost.Recovery)
        );
        Assert.Equal((3_945.83m, 60.2m), (cost.Earned, cost.Percent));
    }

    [Fact]
    public void Compute_NothingComesIn_HasNoPercent()
    {
        var cost = JobCostCalculator.Compute([Fact(1, JobLineKind.Part, 0m) with { Parts = 80m }], [], "Visit");

        Assert.Equal((-80m, null), (cost.Earned, cost.Percent));
    }

    /// <summary>The branch's rate goes before the one for all; the later entry of one day counts.</summary>
    [Fact]
    public void PerHour_ByBranchAndDay_IsTheOneInForce()
    {
        LabourRateRow[] rates =
        [
            new(1, null, new(2026, 4, 1), 200m),
            new(2, null, new(2026, 11, 1), 250m),
            new(3, null, new(2026, 11, 1), 260m),
            new(4, 7, new(2026, 11, 3), 300m),
        ];

        Assert.Equal(0m, LabourRateCalculator.PerHour(rates, 7, new(2026, 3, 31)));
        Assert.Equal(200m, LabourRateCalculator.PerHour(rates, 7, new(2026, 10, 31)));
        Assert.Equal(260m, LabourRateCalculator.PerHour(rates, 7, new(2026, 11, 2)));
        Assert.Equal(300m, LabourRateCalculator.PerHour(rates, 7, new(2026, 11, 4)));
        Assert.Equal(260m, LabourRateCalculator.PerHour(rates, 8, new(2026, 11, 4)));
    }

    [Fact]
    public void Compute_AnyJob_IsTheSumOfItsLines() =>
        Gen.Select(
                Gen.Select(Gen.Int[0, 500_000], Gen.Int[0, 300_000], Gen.Int[0, 300_000], Gen.Int[0, 100_000]).Array[
                    0,
                    8
                ],
                Gen.Select(Gen.Int[0, 9], Gen.Int[0, 30_000], Gen.Int[0, 60_000]).Array[0, 12]
            )
            .Sample(
                (rows, clocked) =>
                {
                    var facts = rows.Select(
                            (r, i) =>
                                Fact(i + 1, JobLineKind.Labour, r.Item1 / 100m) with
                                {
                                    Parts = r.Item2 / 100m,
                                    Outside = r.Item3 / 100m,
                                    Recovery = r.Item4 / 100m,
                                }
                        )
                        .ToArray();
                    var time = clocked
                        .Select(c => new JobCostTime(c.Item1, TimeSpan.FromSeconds(c.Item2), c.Item3 / 100m))
                        .ToArray();
                    var cost = JobCostCalculator.Compute(facts, time, "Visit");
                    var exact = time.Sum(t => (decimal)t.Spent.TotalSeconds / 3_600m * t.PerHour);
                    return cost.Earned == cost.Lines.Sum(l => l.Earned)
                        && Math.Abs(cost.Labour - exact) <= 0.005m * cost.Lines.Count + 0.0001m
                        && cost.Lines.All(l => l.Labour == Money.Round(l.Labour));
                }
            );

    private static JobCostFact Fact(long id, JobLineKind kind, decimal revenue) =>
        new(id, $"Line {id}", kind, LinePayer.Customer, revenue, false, 0m, 0m, false, 0m, 0m);
}
