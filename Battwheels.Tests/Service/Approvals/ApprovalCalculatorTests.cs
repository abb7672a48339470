using Battwheels.Core.Service.Approvals;
using Battwheels.Core.Service.JobCards;
using CsCheck;

namespace Battwheels.Tests.Service.Approvals;

/// <summary>Expected values are the table of service-desk.md section 4, read by hand.</summary>
[Trait("Category", "Unit")]
public class ApprovalCalculatorTests
{
    private const string None = "";
    private const string L1 = "1 manager";
    private const string L1AndL2 = "1 manager, 2 owner";

    private static readonly DateOnly Day = new(2026, 4, 1);

    private static readonly IReadOnlyList<ApprovalRule> Rules = ApprovalCalculator.InForce(
        ApprovalStart.Rules(Day).Select((r, i) => r with { Id = i + 1 }),
        1,
        Day
    );

    [Theory]
    [InlineData("9999.99", None)]
    [InlineData("10000", L1)]
    [InlineData("49999.99", L1)]
    [InlineData("50000", L1AndL2)]
    [InlineData("62000", L1AndL2)]
    public void Needs_TaxableValue_FollowsItsBand(string rupees, string expected) =>
        Assert.Equal(expected, Say(Needs(Line(Rupees(rupees)))));

    [Theory]
    [InlineData("10", None)]
    [InlineData("10.01", L1)]
    [InlineData("20", L1)]
    [InlineData("20.01", L1AndL2)]
    [InlineData("100", L1AndL2)]
    public void Needs_Discount_FollowsItsBand(string percent, string expected)
    {
        var off = Rupees(percent);
        var line = Line(1_000m - 10m * off) with { Gross = 1_000m, DiscountPercent = off };
        Assert.Equal(expected, Say(Needs(line, Line(500m))));
    }

    [Theory]
    [InlineData("920", None)] // 80 of 1,000 left: 8 %
    [InlineData("920.01", L1)] // 7.999 %, not rounded up to 8
    [InlineData("1200", L1)] // sold below cost
    public void Needs_Margin_BelowEightPercent(string cost, string expected) =>
        Assert.Equal(expected, Say(Needs(Line(1_000m) with { Cost = Rupees(cost) })));

    [Theory]
    [InlineData("1999.99", LinePayer.Goodwill, None)]
    [InlineData("2000", LinePayer.Goodwill, L1)]
    [InlineData("2000", LinePayer.Internal, L1)]
    [InlineData("2000", LinePayer.OemWarranty, None)]
    public void Needs_GivenAway_FromTwoThousand(string rupees, LinePayer payer, string expected) =>
        Assert.Equal(expected, Say(Needs(Line(Rupees(rupees)) with { Payer = payer })));

    [Fact]
    public void Needs_GivenAwayUnpriced_CountsItsCost() =>
        Assert.Equal(L1, Say(Needs(Line(0m) with { Payer = LinePayer.Goodwill, Cost = 2_000m })));

    [Fact]
    public void Needs_HvBattery_ManagerThenCertifiedPerson() =>
        Assert.Equal("1 manager, 1 HvCertified", Say(Needs(Line(100m) with { TouchesHvBattery = true })));

    [Fact]
    public void Needs_TwoCausesOfOneLevel_AreOneApprovalWithBoth()
    {
        var step = Assert.Single(Needs(Line(12_000m) with { Cost = 11_500m }).Steps);
        Assert.Equal(
            [(ApprovalBasis.TaxableValue, 12_000m), (ApprovalBasis.Margin, 4.16m)],
            step.Causes.Select(c => (c.Rule.Basis, c.Amount))
        );
    }

    [Fact]
    public void Needs_SplitOverVisits_AddsUp()
    {
        Assert.Equal(None, Say(Needs(Line(6_000m))));
        var second = ApprovalCalculator.Needs(Rules, [Line(4_000m)], [Line(6_000m)]);
        Assert.Equal(L1, Say(second));
        Assert.Equal(10_000m, second.Facts.TaxableValue);
        Assert.Equal(
            L1,
            Say(
                ApprovalCalculator.Needs(
                    Rules,
                    [Line(600m) with { Payer = LinePayer.Goodwill }],
                    [Line(1_400m) with { Payer = LinePayer.Internal }]
                )
            )
        );
    }

    [Fact]
    public void Needs_FreeSupplementBesideApprovedWork_AsksNobody() =>
        Assert.Equal(None, Say(ApprovalCalculator.Needs(Rules, [Line(0m)], [Line(60_000m)])));

    [Fact]
    public void InForce_BranchRow_ReplacesThoseOfItsBasisOnly()
    {
        var own = Rules[0] with { Id = 90, BranchId = 2, From = 5_000m, To = null };
        var gone = Rules[0] with { Id = 91, BranchId = 2, ValidTo = Day.AddDays(-1), ValidFrom = Day.AddDays(-9) };
        var rules = Rules.Append(own).Append(gone).ToArray();
        Assert.Equal(
            [90],
            ApprovalCalculator
                .InForce(rules, 2, Day)
                .Where(r => r.Basis is ApprovalBasis.TaxableValue)
                .Select(r => r.Id)
        );
        Assert.Equal(Rules.Count - 3 + 1, ApprovalCalculator.InForce(rules, 2, Day).Count);
        Assert.Equal(Rules.Count, ApprovalCalculator.InForce(rules, 1, Day).Count);
    }

    [Theory]
    [InlineData(30_000, 30_000, false)]
    [InlineData(30_000, 30_001, true)]
    [InlineData(30_000, 12_000, false)]
    [InlineData(60_000, 55_000, false)]
    public void NeedsAgain_TaxableValue_OnlyWhenItRises(int approved, int now, bool again) =>
        Assert.Equal(again, Again(Needs(Line(approved)), Needs(Line(now))));

    [Fact]
    public void NeedsAgain_OtherBasisRisesBelowItsBand_IsNoRise()
    {
        var approved = Needs(Line(30_000m));
        var now = Needs(Line(29_000m) with { Gross = 30_000m, DiscountPercent = 3.33m });
        Assert.False(Again(approved, now));
    }

    [Fact]
    public void NeedsAgain_ThinnerMargin_IsARise()
    {
        var approved = Needs(Line(1_000m) with { Cost = 930m });
        Assert.True(Again(approved, Needs(Line(1_000m) with { Cost = 940m })));
        Assert.False(Again(approved, Needs(Line(1_000m) with { Cost = 925m })));
    }

    [Fact]
    public void NeedsAgain_AnotherLineThatTriggers_ThoughTheSumFalls()
    {
        var approved = Needs(Line(3_000m) with { Key = "pack A", Payer = LinePayer.Goodwill });
        var now = Needs(Line(2_500m) with { Key = "pack B", Payer = LinePayer.Goodwill });
        Assert.True(Again(approved, now));
        var opens = Needs(Line(30_000m), Line(100m) with { Key = "opens", TouchesHvBattery = true });
        Assert.True(Again(Needs(Line(40_000m)), opens));
    }

    /// <summary>However work is cut into estimates, one of them asks for every level the whole would have asked for.</summary>
    [Fact]
    public void Needs_AnySplitting_AvoidsNoLevel() =>
        Gen.Select(Work.Array[1, 8], Gen.Int[0, 3].Array[8])
            .Sample(
                (lines, parts) =>
                {
                    HashSet<string> asked = [];
                    List<ApprovalLine> before = [];
                    foreach (var part in lines.Select((l, i) => (Line: l, Part: parts[i])).GroupBy(l => l.Part))
                    {
                        ApprovalLine[] own = [.. part.Select(l => l.Line)];
                        asked.UnionWith(Steps(ApprovalCalculator.Needs(Rules, own, before)));
                        before.AddRange(own);
                    }

                    return Steps(Needs(lines)).All(asked.Contains);
                },
                iter: 2_000
            );

    [Fact]
    public void Needs_Always_LevelsRiseAndNobodyIsAskedTwice() =>
        Work.Array[1, 8]
            .Sample(
                lines =>
                {
                    var steps = Needs(lines).Steps;
                    return steps.Select(s => s.Level).SequenceEqual(steps.Select(s => s.Level).Order())
                        && steps.Select(s => s.Approver).Distinct().Count() == steps.Count
                        && (steps.All(s => s.Level == 1) || steps[0].Level == 1);
                },
                iter: 500
            );

    [Fact]
    public void Times_SixteenHours_HalfThreeQuartersWhole() =>
        Assert.Equal(
            new ApprovalTimes(Ist("2026-12-07 18:00"), Ist("2026-12-08 13:00"), Ist("2026-12-08 18:00")),
            ApprovalTimes.Of(Ist("2026-12-07 09:00"), 16, ApprovalTimes.Workshop("Asia/Kolkata"))
        );

    private static readonly TimeZoneInfo Kolkata = TimeZoneInfo.FindSystemTimeZoneById("Asia/Kolkata");

    private static readonly LinePayer[] Payers =
    [
        LinePayer.Customer,
        LinePayer.Customer,
        LinePayer.Goodwill,
        LinePayer.OemWarranty,
    ];

    private static readonly Gen<ApprovalLine> Work = Gen.Select(
        Gen.Int[0, 3_000_000],
        Gen.Int[0, 2_500],
        Gen.Int[0, 120],
        Gen.Int[0, Payers.Length - 1],
        Gen.Int[0, 9],
        (paise, off, cost, payer, hv) =>
        {
            var gross = paise / 100m;
            var taxable = decimal.Floor(gross * (10_000 - off) / 100m) / 100m;
            return new ApprovalLine("x", gross, taxable, off / 100m, Payers[payer], taxable * cost / 100m, hv == 0);
        }
    );

    private static ApprovalLine Line(decimal taxable) => new("line", taxable, taxable, 0m, LinePayer.Customer);

    private static ApprovalNeeds Needs(params ApprovalLine[] lines) => ApprovalCalculator.Needs(Rules, lines, []);

    private static bool Again(ApprovalNeeds approved, ApprovalNeeds now) =>
        ApprovalCalculator.NeedsAgain(now, approved.Facts, approved.TriggeringLines);

    private static IEnumerable<string> Steps(ApprovalNeeds needs) =>
        needs.Steps.Select(s => $"{s.Level} {s.Approver.Role ?? s.Approver.Kind.ToString()}");

    private static string Say(ApprovalNeeds needs) => string.Join(", ", Steps(needs));

    private static decimal Rupees(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);

    private static DateTime Ist(string text) =>
        TimeZoneInfo.ConvertTimeToUtc(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), Kolkata);
}
