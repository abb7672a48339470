using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Figures.Measuring;
using Battwheels.Figures.Site;

namespace Battwheels.Figures.Figures;

/// <summary>P1: a journal of six lines posted by hand, from the guard to the durable commit.</summary>
internal static class JournalPosting
{
    private static readonly (string Role, decimal Debit)[] Amounts =
    [
        ("PREPAID", 1_180m),
        ("CASH", -100m),
        ("BANK_DEFAULT", -200m),
        ("IN_CGST", -300m),
        ("IN_SGST", -400m),
        ("ROUND_OFF", -180m),
    ];

    public static async Task<Figure> RunAsync(BenchSite site, int operations)
    {
        var garage = site.Garages[0];
        var journals = site.As<JournalService>(garage.Owner);
        await using var raw = await site.RawAsync();
        var (entry, command) = await PostAsync(journals, garage);
        var source = long.Parse(
            await raw.TextAsync($"SELECT \"SourceId\" FROM \"JournalEntry\" WHERE \"Id\" = {entry}"),
            System.Globalization.CultureInfo.InvariantCulture
        );
        var copies = await BookWriter.PrepareAsync(
            site,
            raw,
            garage,
            command,
            [new RowsOf("JournalEntry", $"\"Id\" = {entry}"), new RowsOf("JournalLine", $"\"EntryId\" = {entry}")],
            [source]
        );

        site.Meter.Reset();
        await PostAsync(journals, garage);
        var commands = site.Meter.Commands;
        var measured = await Alternating.RunAsync(
            () => Alternating.EachAsync(operations, () => PostAsync(journals, garage)),
            () => Alternating.EachAsync(operations, copies.WriteAsync)
        );
        return new Figure(
            "P1",
            "journal of 6 lines through the service, durable",
            site.Engine,
            "ms p95",
            measured.Ours.P95,
            "the same rows by prepared SQL in one transaction, same durability",
            measured.Ratio,
            Target: 5,
            Gate: 4,
            MoreIsBetter: false,
            measured.Ours,
            measured.Comparator,
            measured.Runs,
            new Dictionary<string, object>
            {
                ["perSecondOneWriter"] = 1_000 / measured.Ours.Median,
                ["statements"] = commands,
                ["rowsWritten"] = copies.Rows,
            }
        );
    }

    private static async Task<(long Entry, CommandId Command)> PostAsync(JournalService journals, Garage garage)
    {
        var command = CommandId.New();
        ManualJournal journal = new(
            DateOnly.FromDateTime(Bulk.Now),
            "Month-end correction",
            [
                .. Amounts.Select(a => new ManualLine(
                    garage.Accounts[a.Role],
                    Math.Max(a.Debit, 0m),
                    Math.Max(-a.Debit, 0m)
                )),
            ]
        );
        var posted = await journals.PostAsync(journal, command, default);
        return posted.Error is { } error ? throw new InvalidOperationException(error.Message) : (posted.Value, command);
    }
}
