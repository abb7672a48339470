using System.Data.Common;
using Battwheels.Core.Platform.Search;
using Battwheels.Figures.Measuring;
using Battwheels.Figures.Site;

namespace Battwheels.Figures.Figures;

/// <summary>
/// X5: the server's part of the palette, 150 ms of the 300 after the last key, as the browser waits as long before it asks.
/// </summary>
internal static class Searching
{
    /// <summary>By turns: beginning of a plate, of a name, a number, words of an item.</summary>
    private static readonly string[] Texts = ["mh 12", "shinde", "00042", "brake"];

    public static async Task<Figure> RunAsync(BenchSite site, double scale, int operations)
    {
        var garage = await Volume.LargeAsync(site, Large(Math.Min(1, scale)));
        var search = site.As<SearchService>(garage.Owner);
        await using var raw = await site.RawAsync();
        await using var plates = Plates(raw, garage);

        List<int> commands = [];
        var turn = 0;
        var measured = await Alternating.RunAsync(
            () =>
                Alternating.EachAsync(
                    operations,
                    async () =>
                    {
                        site.Meter.Reset();
                        var text = Texts[turn++ % Texts.Length];
                        if ((await search.FindAsync(text, null, default)).Count == 0)
                            throw new InvalidOperationException($"Nothing is called {text}.");
                        commands.Add(site.Meter.Commands);
                    }
                ),
            () => Alternating.EachAsync(operations, () => ReadAsync(plates))
        );
        return new Figure(
            "X5",
            "search of the palette, every kind, among 100,000 visits",
            site.Engine,
            "ms p95",
            measured.Ours.P95,
            "raw SQL for the vehicles of a plate on an open connection",
            measured.Ratio,
            Target: 150,
            Gate: null,
            MoreIsBetter: false,
            measured.Ours,
            measured.Comparator,
            measured.Runs,
            new Dictionary<string, object>
            {
                ["visits"] = garage.Sizes.Tickets,
                ["customers"] = garage.Sizes.Contacts,
                ["items"] = garage.Sizes.Items,
                ["commandsMost"] = commands.Max(),
            }
        );
    }

    /// <summary>One organization as large as the targets of ux.md 1 name it.</summary>
    public static Sizes Large(double scale) => new(At(25_000, scale), At(100_000, scale), 2, At(2_000, scale));

    private static int At(int full, double scale) => Math.Max(100, (int)(full * scale));

    private static DbCommand Plates(DbConnection connection, Garage garage)
    {
        var command = connection.CreateCommand();
        command.CommandText = $"""
            SELECT "Id", "Registration", "Make", "Model" FROM "Vehicle"
            WHERE "OrganizationId" = {garage.Id} AND "RegistrationKey" >= 'MH12' AND "RegistrationKey" < 'MH13'
            ORDER BY "RegistrationKey" LIMIT 8
            """;
        return command;
    }

    private static async Task ReadAsync(DbCommand command)
    {
        await using var reader = await command.ExecuteReaderAsync();
        var row = new object[reader.FieldCount];
        while (await reader.ReadAsync())
            reader.GetValues(row);
    }
}
