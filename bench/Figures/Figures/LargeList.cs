using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;
using Battwheels.Figures.Measuring;
using Battwheels.Figures.Site;

namespace Battwheels.Figures.Figures;

/// <summary>
/// P4 and the server's part of X4: a page of 100,000 visits sorted by promise, at the beginning and behind all but the last
/// thousand; and the tabs above it. No offset is read, so a deep page costs what the first does.
/// </summary>
internal static class LargeList
{
    private static readonly TicketFilter Sorted = new(Set: TicketSet.All, Sort: new Sort("promised", Down: true));
    private static readonly TicketFilter Narrowed = new(Set: TicketSet.Repair, Sort: new Sort("promised", Down: false));
    private static readonly TicketFilter[] Tabs =
    [
        new(),
        new(Set: TicketSet.PromisedToday),
        new(Set: TicketSet.Late),
        new(Set: TicketSet.Customer),
        new(Set: TicketSet.Ready),
        new(Mine: true),
    ];

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchSite site, double scale, int operations)
    {
        var garage = await Volume.LargeAsync(site, Searching.Large(Math.Min(1, scale)));
        var tickets = site.As<TicketService>(garage.Owner);
        var deep = await DeepAsync(site, garage);
        return
        [
            await PairAsync("P4", "deep page beside the first, sorted by promise", 20, 1.2, Sorted, deep, Sorted, null),
            await PairAsync("X4", "page filtered by state and sorted", 500, null, Narrowed, null, Sorted, null),
            await TabsAsync(),
        ];

        async Task<Figure> PairAsync(
            string id,
            string what,
            double target,
            double? gate,
            TicketFilter ours,
            string? after,
            TicketFilter other,
            string? otherAfter
        )
        {
            var measured = await Alternating.RunAsync(
                () => Alternating.EachAsync(operations, () => tickets.ListAsync(ours, after, default)),
                () => Alternating.EachAsync(operations, () => tickets.ListAsync(other, otherAfter, default))
            );
            return Of(id, what, target, gate, "the first page of all, sorted by promise", measured);
        }

        async Task<Figure> TabsAsync()
        {
            var measured = await Alternating.RunAsync(
                () => Alternating.EachAsync(operations, () => tickets.CountsAsync(Tabs, default)),
                () =>
                    Alternating.EachAsync(
                        operations,
                        async () =>
                        {
                            foreach (var tab in Tabs)
                                await tickets.CountAsync(tab, default);
                        }
                    )
            );
            return Of(
                "X4",
                "counts of six tabs in one statement",
                300,
                null,
                "six counts, one after the other",
                measured
            );
        }

        Figure Of(string id, string what, double target, double? gate, string comparator, Measured measured) =>
            new(
                id,
                $"{what}, {garage.Sizes.Tickets} visits, whole call",
                site.Engine,
                "ms p95",
                measured.Ours.P95,
                comparator,
                measured.Ratio,
                target,
                gate,
                MoreIsBetter: false,
                measured.Ours,
                measured.Comparator,
                measured.Runs,
                new Dictionary<string, object> { ["visits"] = garage.Sizes.Tickets }
            );
    }

    /// <summary>Where a reader stands who has paged through all but the last hundredth.</summary>
    private static async Task<string> DeepAsync(BenchSite site, Garage garage)
    {
        var tickets = site.As<TicketService>(garage.Owner);
        var first = (await tickets.ListAsync(Sorted, null, default)).Rows[0];
        // Promises stand as evenly as visits came; a thousandth of a day more or less is no matter here.
        var span = TimeSpan.FromDays(700 * 0.99);
        return new Cursor($"={(first.PromisedAtUtc!.Value - span).Ticks}", long.MaxValue).ToString();
    }
}
