using Battwheels.Core.Gst;
using Battwheels.Core.Service.Approvals;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Estimates.Alternatives;
using Battwheels.Core.Service.JobCards;
using CsCheck;

namespace Battwheels.Tests.Service.Estimates.Alternatives;

/// <summary>
/// By hand, 18 % within the state: labour 1,900.00 and 342.00 are 2,242.00; refurbished 18,000.00 and 3,240.00 are
/// 21,240.00; module 24,600.00 and 4,428.00 with its labour 1,425.00 and 256.50 are 30,709.50; pack 42,000.00 and 7,560.00
/// are 49,560.00; steel box 2,360.00, plastic box 1,180.00.
/// </summary>
[Trait("Category", "Unit")]
public sealed class OptionCalculatorTests
{
    private static readonly OfferTerms Within = new(true, "27", SupplyKind.IntraState, RoundToRupee: true);

    private static readonly OfferPrice[] Battery =
    [
        Line(1_425m, new("battery", "new module")),
        new(2m, 950m, 0m, 18m),
        Line(18_000m, new("Battery", "Refurbished")),
        Line(24_600m, new("Battery", "New module", IsRecommended: true)),
        Line(42_000m, new("Battery", "New pack")),
        Line(2_000m, new("Box", "Steel"), isOptional: true),
        Line(1_000m, new("Box", "Plastic"), isOptional: true),
    ];

    [Fact]
    public void Sets_LinesApart_AreOneSetInTheOrderOfItsFirstLines()
    {
        var sets = OptionCalculator.Sets(Battery);

        Assert.Equal(["battery", "Box"], sets.Select(s => s.Name));
        Assert.Equal([false, true], sets.Select(s => s.IsOptional));
        Assert.Equal(["new module", "Refurbished", "New pack"], sets[0].Options.Select(o => o.Name));
        Assert.Equal([0, 3], sets[0].Options[0].Lines);
        Assert.Equal((0, 0), (sets[0].Recommended, sets[1].Recommended)); // marked at one line; the first where none is
    }

    [Fact]
    public void Totals_EachChoice_IsTheFixedLinesAndTheOptionsTaken()
    {
        Assert.Equal(35_312m, Total(0, 0)); // 2,242.00 + 30,709.50 + 2,360.00 = 35,311.50
        Assert.Equal(23_482m, Total(1, null)); // 2,242.00 + 21,240.00
        Assert.Equal(52_982m, Total(2, 1)); // 2,242.00 + 49,560.00 + 1,180.00
        Assert.Equal(35_312m, OfferCalculator.Totals(OptionCalculator.Recommended(Battery), Within).Total);
        Assert.Equal(54_162m, OptionCalculator.Dearest(Battery, Within).Total); // 2,242.00 + 49,560.00 + 2,360.00
    }

    [Fact]
    public void Priced_EveryOption_SaysItsOwnPriceAndTheOfferWithIt() =>
        Assert.Equal(
            [
                new("battery", "new module", true, 30_709.50m, 35_312m),
                new("battery", "Refurbished", false, 21_240m, 25_842m), // 23,482.00 + 2,360.00
                new("battery", "New pack", false, 49_560m, 54_162m),
                new("Box", "Steel", true, 2_360m, 35_312m),
                new("Box", "Plastic", false, 1_180m, 34_132m), // 34,131.50
            ],
            OptionCalculator.Priced(Battery, Within)
        );

    [Fact]
    public void Order_LinesApart_StandTogetherWhereTheirSetBegins() =>
        Assert.Equal([0, 3, 2, 4, 1, 5, 6], OptionCalculator.Order(Battery));

    [Fact]
    public void AnyChoice_CostsItsPartsAndNeverMoreThanTheDearest() =>
        Gen.Select(
                Gen.Int[1, 4_000],
                Gen.Int[0, 900_000],
                Gen.Int[0, 60],
                Gen.Int[0, 5],
                Gen.OneOf(LinePayer.Customer, LinePayer.Customer, LinePayer.OemWarranty)
            )
            .Select(t => new OfferPrice(
                t.Item1 / 1000m,
                t.Item2 / 100m,
                t.Item3,
                18m,
                t.Item5,
                Option: t.Item4 == 5 ? null : new LineOption(t.Item4 < 3 ? "A" : "B", $"{t.Item4 % 3}")
            ))
            .Array[0, 10]
            .Select(Gen.Int[0, 2], Gen.Int[0, 2])
            .Sample(
                (lines, first, second) =>
                {
                    var sets = OptionCalculator.Sets(lines);
                    int?[] picks = [.. sets.Zip([first, second], (s, p) => p < s.Options.Count ? (int?)p : null)];
                    var exact = Within with { RoundToRupee = false };
                    var own = sets.Zip(picks)
                        .Where(s => s.Second is not null)
                        .Sum(s => Sum(s.First.Options[s.Second!.Value].Lines.Select(i => lines[i])));

                    var total = OptionCalculator.Totals(lines, picks, exact).Total;

                    Assert.Equal(Sum(lines.Where(l => l.Option is null)) + own, total);
                    Assert.InRange(total, 0m, OptionCalculator.Dearest(lines, exact).Total);
                    Assert.InRange(
                        OptionCalculator.Totals(lines, picks, Within).Total,
                        0m,
                        OptionCalculator.Dearest(lines, Within).Total
                    );
                    Assert.Equal(Enumerable.Range(0, lines.Length), OptionCalculator.Order(lines).Order());
                }
            );

    [Theory]
    [InlineData("1,2,5", null)]
    [InlineData("1,0,3", null)] // the module with its labour, no box
    [InlineData("", null)] // everything declined
    [InlineData("1,2,4", "OPTION_TWICE")]
    [InlineData("1,3", "OPTION_SPLIT")] // the module without its labour
    [InlineData("1,5", "OPTION_MISSING")]
    [InlineData("5", "OPTION_MISSING")]
    public void Refusal_OfAnAnswer_TakesExactlyOneOptionWhole(string approved, string? code) =>
        Assert.Equal(code, OptionChecks.Refusal(OptionCalculator.Sets(Battery), Places(approved))?.Code);

    [Theory]
    [InlineData("1,2", "0,3,4,6")] // no box: the recommended one was turned down
    [InlineData("1,4,6", "0,2,3,5")]
    [InlineData("", "2,4,6")] // what was recommended was turned down
    public void Beside_OfAnAnswer_AreTheLinesOfOptionsThatDoNotCount(string approved, string beside) =>
        Assert.Equal(Places(beside), OptionChecks.Beside(OptionCalculator.Sets(Battery), Places(approved)).ToHashSet());

    [Fact]
    public void Missing_SetsNobodyCanChooseFrom_AreNamed()
    {
        OfferPrice[] alone = [Line(10m, new("Seat", "New"))];
        OfferPrice[] twice = [Line(10m, new("Seat", "New", true)), Line(10m, new("Seat", "Old", true))];
        OfferPrice[] many = [.. Enumerable.Range(1, 7).Select(n => Line(10m, new("Seat", $"{n}")))];

        Assert.Equal(
            ["OPTION_ALONE", "OPTIONS_RECOMMENDED", "OPTIONS_TOO_MANY"],
            new[] { alone, twice, many }
                .SelectMany(l => OptionChecks.Missing(OptionCalculator.Sets(l)))
                .Select(e => e.Code)
        );
        Assert.Empty(OptionChecks.Missing(OptionCalculator.Sets([alone[0] with { IsOptional = true }])));
        Assert.Empty(OptionChecks.Missing(OptionCalculator.Sets(Battery)));
    }

    [Theory]
    [InlineData(" Battery :  New   pack ", "Battery", "New pack")]
    [InlineData("Battery: 48 V: sealed", "Battery", "48 V: sealed")]
    [InlineData("New pack", "", "New pack")]
    public void Read_TypedText_IsPartedAtItsFirstColon(string typed, string set, string name) =>
        Assert.Equal(new LineOption(set, name), LineOption.Read(typed));

    /// <summary>
    /// 1,900 always; refurbished 18,000 of cost 10,000, module 26,025 of cost 24,000, pack 42,000 of cost 30,000. The module
    /// leaves 3,925 of 27,925: 14.05 %; the pack makes 43,900.
    /// </summary>
    [Fact]
    public void ApprovalFacts_WithOptions_AreOfTheChoiceThatIsWorstForEach()
    {
        ApprovalLine[] own =
        [
            Work(1_900m, 0m, null),
            Work(18_000m, 10_000m, "Refurbished"),
            Work(26_025m, 24_000m, "Module"),
            Work(42_000m, 30_000m, "Pack"),
        ];

        var facts = ApprovalCalculator.Facts(own, []);

        Assert.Equal((43_900m, 14.05m), (facts.TaxableValue, facts.MarginPercent));
    }

    [Fact]
    public void ApprovalFacts_AnyChoice_IsCoveredByThem() =>
        Gen.Select(Gen.Int[1, 900], Gen.Int[0, 1_000], Gen.Int[0, 4])
            .Select(t => Work(t.Item1, t.Item2, t.Item3 == 4 ? null : $"{t.Item3 % 2}", t.Item3 < 2 ? "A" : "B"))
            .Array[1, 8]
            .Select(Gen.Int[0, 1], Gen.Int[0, 1])
            .Sample(
                (lines, a, b) =>
                {
                    var facts = ApprovalCalculator.Facts(lines, []);
                    ApprovalLine[] choice =
                    [
                        .. lines.Where(l =>
                            l.Option is null || l.Option.Name == OneOf(lines, l.Option.Set, l.Option.Set == "A" ? a : b)
                        ),
                    ];

                    Assert.True(choice.Sum(l => l.Taxable) <= facts.TaxableValue);
                    var margin =
                        (choice.Sum(l => l.Taxable) - choice.Sum(l => l.Cost!.Value))
                        * 100m
                        / choice.Sum(l => l.Taxable);
                    Assert.True(facts.MarginPercent <= margin);
                }
            );

    private static string OneOf(ApprovalLine[] lines, string set, int wanted)
    {
        var names = lines.Where(l => l.Option?.Set == set).Select(l => l.Option!.Name).Distinct().Order().ToArray();
        return names[Math.Min(wanted, names.Length - 1)];
    }

    private static ApprovalLine Work(decimal taxable, decimal cost, string? option, string set = "Battery") =>
        new(
            "x",
            taxable,
            taxable,
            0m,
            LinePayer.Customer,
            cost,
            Option: option is null ? null : new LineOption(set, option)
        );

    private static OfferPrice Line(decimal price, LineOption option, bool isOptional = false) =>
        new(1m, price, 0m, 18m, IsOptional: isOptional, Option: option);

    private static decimal Total(params int?[] picks) => OptionCalculator.Totals(Battery, picks, Within).Total;

    /// <summary>Each line with its tax, added by hand.</summary>
    private static decimal Sum(IEnumerable<OfferPrice> lines)
    {
        OfferPrice[] paid = [.. lines.Where(l => l.Payer is LinePayer.Customer)];
        return OfferCalculator.Lines(paid, Within).Sum(l => l.Taxable + l.Tax.Total);
    }

    private static HashSet<int> Places(string text) =>
        [
            .. text.Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Select(n => int.Parse(n, System.Globalization.CultureInfo.InvariantCulture)),
        ];
}
