using System.Diagnostics;
using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Figures.Measuring;
using Battwheels.Figures.Site;

namespace Battwheels.Figures.Figures;

/// <summary>P13: sixty-four users issue the same part at once; what is there goes out once and nothing is lost.</summary>
internal static class OneSku
{
    private const int Users = 64;
    private const string Permission = "inventory:issue";

    public static async Task<Figure> RunAsync(BenchSite site, int each)
    {
        var garage = site.Garages[0];
        await using var raw = await site.RawAsync();
        var (oversold, lost) = await ContestAsync(site, garage, raw);

        var users = Enumerable.Range(0, Users).Select(_ => site.As<IUnitOfWorkFactory>(garage.Owner)).ToArray();
        var (begin, commit) = (raw.Prepared(site.Begin()), raw.Prepared("COMMIT"));
        await using var take = raw.Prepared(TakeSql(garage, garage.Items[1]));
        var measured = await Alternating.RunAsync(
            async () =>
            {
                var started = Stopwatch.GetTimestamp();
                await Task.WhenAll(
                    users.Select(u =>
                        Task.Run(() => RepeatAsync(each, () => IssueAsync(site, u, garage, garage.Items[0])))
                    )
                );
                return [Users * each / Stopwatch.GetElapsedTime(started).TotalSeconds];
            },
            async () =>
            {
                var started = Stopwatch.GetTimestamp();
                await RepeatAsync(
                    Users * each,
                    async () =>
                    {
                        await begin.ExecuteNonQueryAsync();
                        await take.ExecuteNonQueryAsync();
                        await commit.ExecuteNonQueryAsync();
                    }
                );
                return [Users * each / Stopwatch.GetElapsedTime(started).TotalSeconds];
            }
        );
        await raw.RunAsync(
            $"UPDATE \"StockPool\" SET \"Quantity\" = \"Quantity\" + {6L * Users * each * 1_000} WHERE {Where(garage, garage.Items[1])}"
        );
        return new Figure(
            "P13",
            "64 users issuing one part at once: issues per second with movement, cost and audit",
            site.Engine,
            "per second",
            measured.Ours.Median,
            "one thread, a conditional UPDATE per commit and nothing else",
            measured.Ratio,
            Target: null,
            Gate: 0.5,
            MoreIsBetter: true,
            measured.Ours,
            measured.Comparator,
            measured.Runs,
            new Dictionary<string, object> { ["oversold"] = oversold, ["lost"] = lost }
        );
    }

    /// <summary>Forty-eight pieces for sixty-four users: exactly forty-eight get one.</summary>
    private static async Task<(long Oversold, long Lost)> ContestAsync(
        BenchSite site,
        Garage garage,
        System.Data.Common.DbConnection raw
    )
    {
        const int pieces = 48;
        var item = garage.Items[^1];
        var quantity = $"SELECT \"Quantity\" / 1000 FROM \"StockPool\" WHERE {Where(garage, item)}";
        var there = decimal.Parse(await raw.TextAsync(quantity), System.Globalization.CultureInfo.InvariantCulture);
        await IssueAsync(site, site.As<IUnitOfWorkFactory>(garage.Owner), garage, item, there - pieces);
        var got = await Task.WhenAll(
            Enumerable
                .Range(0, Users)
                .Select(_ => site.As<IUnitOfWorkFactory>(garage.Owner))
                .Select(u => Task.Run(() => IssueAsync(site, u, garage, item)))
        );
        var left = long.Parse(await raw.TextAsync(quantity), System.Globalization.CultureInfo.InvariantCulture);
        var (oversold, lost) = (Math.Max(0, -left), Math.Abs(pieces - got.Count(g => g)) + Math.Max(0, left));
        return oversold + lost == 0
            ? (oversold, lost)
            : throw new InvalidOperationException($"Oversold {oversold}, lost {lost}.");
    }

    private static async Task RepeatAsync(int times, Func<Task> work)
    {
        for (var i = 0; i < times; i++)
            await work();
    }

    private static async Task<bool> IssueAsync(
        BenchSite site,
        IUnitOfWorkFactory user,
        Garage garage,
        long item,
        decimal quantity = 1m
    )
    {
        var source = site.NewId();
        var issued = await user.RunAsync<long>(
            Permission,
            CommandId.New(),
            new { source },
            async unit =>
            {
                StockIssue issue = new(
                    item,
                    garage.Store,
                    quantity,
                    "PartIssue",
                    source,
                    1,
                    CostPayer.Customer,
                    FromReservation: 0m,
                    JobCardId: null,
                    VehicleId: null
                );
                var moved = await StockLedger.IssueAsync(unit, issue, default);
                return moved.Error is { } error ? error : moved.Value.Id;
            },
            default
        );
        return issued.Error switch
        {
            null => true,
            { Code: "INSUFFICIENT_STOCK" } => false,
            var error => throw new InvalidOperationException(error.Message),
        };
    }

    private static string Where(Garage garage, long item) =>
        $"\"OrganizationId\" = {garage.Id} AND \"ItemId\" = {item} AND \"WarehouseId\" = {garage.Store}";

    private static string TakeSql(Garage garage, long item) =>
        $"""
            UPDATE "StockPool" SET "Quantity" = "Quantity" - 1000
            WHERE {Where(garage, item)} AND "Quantity" - "Reserved" >= 1000
            """;
}
