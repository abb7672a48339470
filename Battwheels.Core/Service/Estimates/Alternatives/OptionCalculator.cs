namespace Battwheels.Core.Service.Estimates.Alternatives;

/// <summary>One option of a set.</summary>
/// <param name="Lines">Places of its lines among the lines of the offer, from 0.</param>
public sealed record SetOption(string Name, bool IsRecommended, IReadOnlyList<int> Lines);

/// <summary>Lines of which the customer takes one option and leaves the others.</summary>
/// <param name="IsOptional">None of them can be taken too: each of its lines is optional.</param>
/// <param name="Options">In the order of their first lines.</param>
public sealed record OptionSet(string Name, bool IsOptional, IReadOnlyList<SetOption> Options)
{
    /// <summary>Place of the one that is recommended; of the first where none is.</summary>
    public int Recommended => Math.Max(0, Options.ToList().FindIndex(o => o.IsRecommended));
}

/// <summary>What one option costs the customer.</summary>
/// <param name="Own">Rupees with tax for its own lines, before rounding to the rupee.</param>
/// <param name="Total">Rupees for the whole offer with it, every other set as recommended.</param>
public sealed record PricedOption(string Set, string Name, bool IsRecommended, decimal Own, decimal Total);

/// <summary>Good, better, best: which lines a choice takes. An offer's own totals are those of the recommended choice.</summary>
public static class OptionCalculator
{
    /// <summary>The sets of an offer, in the order of their first lines.</summary>
    public static IReadOnlyList<OptionSet> Sets(IReadOnlyList<OfferPrice> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return
        [
            .. lines
                .Index()
                .Where(l => l.Item.Option is not null)
                .GroupBy(l => l.Item.Option!.SetKey)
                .Select(set => new OptionSet(
                    set.First().Item.Option!.Set,
                    set.All(l => l.Item.IsOptional),
                    [
                        .. set.GroupBy(l => l.Item.Option!.NameKey)
                            .Select(o => new SetOption(
                                o.First().Item.Option!.Name,
                                o.Any(l => l.Item.Option!.IsRecommended),
                                [.. o.Select(l => l.Index)]
                            )),
                    ]
                )),
        ];
    }

    /// <summary>Places of the lines that a choice takes: those of no set, and those of the options chosen.</summary>
    /// <param name="picks">Place of the option for each set, in order; null takes none.</param>
    public static IReadOnlyList<int> Chosen(IReadOnlyList<OfferPrice> lines, IReadOnlyList<int?> picks)
    {
        ArgumentNullException.ThrowIfNull(picks);
        var taken = Sets(lines)
            .Zip(picks, (set, pick) => pick is { } at ? set.Options[at].Lines : [])
            .SelectMany(l => l)
            .ToHashSet();
        return [.. lines.Index().Where(l => l.Item.Option is null || taken.Contains(l.Index)).Select(l => l.Index)];
    }

    /// <summary>The lines the recommended choice takes, in order.</summary>
    public static IReadOnlyList<OfferPrice> Recommended(IReadOnlyList<OfferPrice> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        return At(lines, [.. Sets(lines).Select(s => (int?)s.Recommended)]);
    }

    /// <summary>What the customer pays for a choice.</summary>
    public static OfferTotals Totals(IReadOnlyList<OfferPrice> lines, IReadOnlyList<int?> picks, OfferTerms terms) =>
        OfferCalculator.Totals(At(lines, picks), terms);

    /// <summary>What the customer pays for the dearest choice: no other one costs more.</summary>
    public static OfferTotals Dearest(IReadOnlyList<OfferPrice> lines, OfferTerms terms)
    {
        ArgumentNullException.ThrowIfNull(lines);
        int?[] picks =
        [
            .. Sets(lines)
                .Select(set =>
                    (int?)
                        set
                            .Options.Index()
                            .OrderByDescending(o => Own(lines, o.Item, terms))
                            .Select(o => o.Index)
                            .First()
                ),
        ];
        return Totals(lines, picks, terms);
    }

    /// <summary>Every option with its price, set by set.</summary>
    public static IReadOnlyList<PricedOption> Priced(IReadOnlyList<OfferPrice> lines, OfferTerms terms)
    {
        var sets = Sets(lines);
        int?[] recommended = [.. sets.Select(s => (int?)s.Recommended)];
        return
        [
            .. sets.Index()
                .SelectMany(set =>
                    set.Item.Options.Index()
                        .Select(o => new PricedOption(
                            set.Item.Name,
                            o.Item.Name,
                            o.Index == set.Item.Recommended,
                            Own(lines, o.Item, terms),
                            Totals(lines, With(recommended, set.Index, o.Index), terms).Total
                        ))
                ),
        ];
    }

    /// <summary>Places of the lines in the order a document shows them: a set stands where its first line does, option by option.</summary>
    public static IReadOnlyList<int> Order(IReadOnlyList<OfferPrice> lines)
    {
        ArgumentNullException.ThrowIfNull(lines);
        var sets = Sets(lines).ToDictionary(s => s.Options[0].Lines[0], s => s.Options.SelectMany(o => o.Lines));
        List<int> order = [];
        foreach (var (at, line) in lines.Index())
            if (line.Option is null)
                order.Add(at);
            else if (sets.TryGetValue(at, out var all))
                order.AddRange(all);
        return order;
    }

    /// <summary>
    /// The largest sum that a choice of one option of each set can come to: the lines of no set, and of each set the
    /// option with the largest sum.
    /// </summary>
    public static decimal Largest<T>(
        IReadOnlyCollection<T> lines,
        Func<T, LineOption?> optionOf,
        Func<T, decimal> amountOf
    )
    {
        ArgumentNullException.ThrowIfNull(lines);
        return lines.Where(l => optionOf(l) is null).Sum(amountOf)
            + lines
                .Where(l => optionOf(l) is not null)
                .GroupBy(l => optionOf(l)!.SetKey)
                .Sum(set => set.GroupBy(l => optionOf(l)!.NameKey).Max(o => o.Sum(amountOf)));
    }

    private static decimal Own(IReadOnlyList<OfferPrice> lines, SetOption option, OfferTerms terms) =>
        OfferCalculator.Totals(option.Lines.Select(i => lines[i]), terms with { RoundToRupee = false }).Total;

    private static List<OfferPrice> At(IReadOnlyList<OfferPrice> lines, IReadOnlyList<int?> picks) =>
        [.. Chosen(lines, picks).Select(i => lines[i])];

    private static int?[] With(int?[] picks, int set, int option)
    {
        int?[] other = [.. picks];
        other[set] = option;
        return other;
    }
}
