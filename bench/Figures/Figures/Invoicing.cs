using System.Globalization;
using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Figures.Measuring;
using Battwheels.Figures.Site;

namespace Battwheels.Figures.Figures;

/// <summary>
/// P2: one command that issues ten parts from the store with their cost and an invoice of twenty lines, ten of parts and
/// ten of labour, with GST.
/// </summary>
internal static class Invoicing
{
    private const int Parts = 10;

    public static async Task<Figure> RunAsync(BenchSite site, int operations)
    {
        var garage = site.Garages[0];
        var units = site.As<IUnitOfWorkFactory>(garage.Owner);
        await using var raw = await site.RawAsync();
        var (invoice, source, command) = await InvoiceAsync(site, units, garage);
        var copies = await CopiesAsync(site, raw, garage, invoice, source, command);

        site.Meter.Reset();
        await InvoiceAsync(site, units, garage);
        var commands = site.Meter.Commands;
        var measured = await Alternating.RunAsync(
            () => Alternating.EachAsync(operations, () => InvoiceAsync(site, units, garage)),
            () => Alternating.EachAsync(operations, copies.WriteAsync)
        );
        return new Figure(
            "P2",
            "invoice of 20 lines with GST, 10 parts out of stock, their cost, posting",
            site.Engine,
            "ms p95",
            measured.Ours.P95,
            "the same rows by prepared SQL in one transaction, same durability",
            measured.Ratio,
            Target: 60,
            Gate: 5,
            MoreIsBetter: false,
            measured.Ours,
            measured.Comparator,
            measured.Runs,
            new Dictionary<string, object> { ["statements"] = commands, ["rowsWritten"] = copies.Rows }
        );
    }

    private static Task<BookWriter> CopiesAsync(
        BenchSite site,
        System.Data.Common.DbConnection raw,
        Garage garage,
        long invoice,
        long source,
        CommandId command
    )
    {
        var moved = $"\"SourceType\" = 'PartIssue' AND \"SourceId\" = {source}";
        var movements = $"SELECT \"Id\" FROM \"StockMovement\" WHERE \"OrganizationId\" = {garage.Id} AND {moved}";
        var entries =
            $"(\"SourceType\" = 'Invoice' AND \"SourceId\" = {invoice} OR \"SourceType\" = 'StockMovement' AND \"SourceId\" IN ({movements}))";
        return BookWriter.PrepareAsync(
            site,
            raw,
            garage,
            command,
            [
                new RowsOf("JournalEntry", entries),
                new RowsOf(
                    "JournalLine",
                    $"\"EntryId\" IN (SELECT \"Id\" FROM \"JournalEntry\" WHERE \"OrganizationId\" = {garage.Id} AND {entries})"
                ),
                new RowsOf("StockMovement", moved),
                new RowsOf("Invoice", $"\"Id\" = {invoice}"),
                new RowsOf("InvoiceLine", $"\"InvoiceId\" = {invoice}"),
                new RowsOf("InvoiceBalance", $"\"InvoiceId\" = {invoice}"),
            ],
            [source],
            garage.Items.Take(Parts).Select(item => PoolSql(garage, item))
        );
    }

    /// <summary>One piece at its average cost, as the copied movement says.</summary>
    private static string PoolSql(Garage garage, long item) =>
        $"""
            UPDATE "StockPool" SET "Quantity" = "Quantity" - 1000, "Value" = "Value" - "Value" / ("Quantity" / 1000),
              "Turn" = "Turn" + 1
            WHERE "OrganizationId" = {garage.Id} AND "ItemId" = {item} AND "WarehouseId" = {garage.Store}
              AND "Quantity" - "Reserved" >= 1000
            """;

    private static async Task<(long Invoice, long Source, CommandId Command)> InvoiceAsync(
        BenchSite site,
        IUnitOfWorkFactory units,
        Garage garage
    )
    {
        var (command, source) = (CommandId.New(), site.NewId());
        var items = garage.Items.Take(Parts).ToArray();
        var draft = Draft(garage, items);
        var done = await units.RunAsync<long>(
            InvoicePermissions.Create,
            command,
            new { draft, source },
            async unit =>
            {
                var issued = await StockLedger.IssueManyAsync(
                    unit,
                    [
                        .. items.Select(
                            (item, i) =>
                                new StockIssue(
                                    item,
                                    garage.Store,
                                    1m,
                                    "PartIssue",
                                    source,
                                    i + 1,
                                    CostPayer.Customer,
                                    FromReservation: 0m,
                                    JobCardId: null,
                                    VehicleId: null
                                )
                        ),
                    ],
                    default
                );
                if (issued.Refusal is { } refused)
                    return refused;

                var made = await Invoices.IssueAsync(unit, draft, default);
                return made.Error is { } error ? error : made.Value.Id;
            },
            default
        );
        return done.Error is { } fault
            ? throw new InvalidOperationException(fault.Message)
            : (done.Value, source, command);
    }

    private static InvoiceDraft Draft(Garage garage, long[] items) =>
        new(
            garage.Contacts[0],
            garage.Branch,
            [
                .. items.Select(
                    (item, i) =>
                        new InvoiceDraftLine(
                            string.Create(CultureInfo.InvariantCulture, $"Brake pad {i + 1}"),
                            false,
                            "870830",
                            "NOS",
                            1m,
                            310m + i,
                            0m,
                            18m,
                            AccountRoles.SalesParts,
                            item
                        )
                ),
                .. items.Select(
                    (_, i) =>
                        new InvoiceDraftLine(
                            string.Create(CultureInfo.InvariantCulture, $"Fitting {i + 1}"),
                            true,
                            "998714",
                            "HRS",
                            0.5m,
                            400m + i,
                            0m,
                            18m,
                            AccountRoles.ServiceLabour
                        )
                ),
            ],
            null,
            null,
            null,
            null,
            null
        );
}
