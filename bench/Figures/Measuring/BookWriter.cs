using System.Data.Common;
using System.Globalization;
using Battwheels.Core.Common;
using Battwheels.Figures.Site;

namespace Battwheels.Figures.Measuring;

/// <summary>
/// The comparator of commands that post: takes numbers from the same counters, writes copies of the product's rows and
/// adds to the same monthly sums, by prepared statements in one durable transaction.
/// </summary>
internal sealed class BookWriter
{
    private readonly BenchSite _site;
    private readonly RowCopies _rows;
    private readonly DbCommand _begin;
    private readonly DbCommand _commit;
    private readonly DbCommand _sums;
    private readonly List<DbCommand> _others;
    private readonly List<(DbCommand Take, string Table, string Prefix, int Rows)> _series = [];
    private readonly long[] _ids;

    /// <param name="extraIds">Values that are no row's id and yet must be new each time: ids of source documents.</param>
    /// <param name="others">Further statements of the same transaction.</param>
    private BookWriter(
        BenchSite site,
        DbConnection raw,
        Garage garage,
        RowCopies rows,
        IEnumerable<long> extraIds,
        IEnumerable<string> others
    )
    {
        (_site, _rows) = (site, rows);
        _ids = [.. rows.Ids.Concat(extraIds)];
        _begin = raw.Prepared(site.Begin());
        _commit = raw.Prepared("COMMIT");
        _sums = raw.Prepared(SumsSql(garage, rows));
        _others = [.. others.Select(raw.Prepared)];
        var year = FiscalYear.Of(DateOnly.FromDateTime(Bulk.Now));
        AddSeries("JournalEntry", "journal", $"JE-{year.Digits}-");
        if (rows.Rows("Invoice") > 0)
            AddSeries("Invoice", $"INV:{Volume.Gstin}", $"INV-{year.Digits}-");

        void AddSeries(string table, string series, string prefix) =>
            _series.Add(
                (
                    raw.Prepared(
                        $"""
                        UPDATE "NumberCounter" SET "NextNo" = "NextNo" + {rows.Rows(table)}
                        WHERE "OrganizationId" = {garage.Id} AND "Series" = '{series}' AND "FyLabel" = '{year.Label}'
                        RETURNING "NextNo"
                        """
                    ),
                    table,
                    prefix,
                    rows.Rows(table)
                )
            );
    }

    public static async Task<BookWriter> PrepareAsync(
        BenchSite site,
        DbConnection raw,
        Garage garage,
        CommandId command,
        IEnumerable<RowsOf> documents,
        IEnumerable<long> extraIds,
        params IEnumerable<string> others
    )
    {
        var own = $"\"OrganizationId\" = {garage.Id} AND";
        var ofCommand =
            site.Options.Provider is Data.Common.DatabaseProvider.PostgreSql
                ? $"{command.Value}"
                : $"{command.Value}".ToUpperInvariant();
        var rows = await RowCopies.PrepareAsync(
            raw,
            [
                .. documents.Select(d => d with { Where = $"{own} {d.Where}" }),
                new RowsOf("AuditEntry", $"{own} \"CorrelationId\" = '{command}'"),
                new RowsOf("OutboxMessage", $"{own} \"CorrelationId\" = '{command}'"),
                new RowsOf("ProcessedCommand", $"{own} \"CommandId\" = '{ofCommand}'"),
            ]
        );
        return new BookWriter(site, raw, garage, rows, extraIds, others);
    }

    /// <summary>Rows written per command.</summary>
    public int Rows => _rows.AllRows;

    public async Task WriteAsync()
    {
        await _begin.ExecuteNonQueryAsync();
        Dictionary<string, Func<int, object>> given = new() { ["ProcessedCommand.CommandId"] = _ => NewCommand() };
        foreach (var (take, table, prefix, count) in _series)
        {
            var next = Convert.ToInt64(await take.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
            given[$"{table}.Sequence"] = row => next - count + row;
            given[$"{table}.Number"] = row => $"{prefix}{next - count + row:D5}";
        }

        await _rows.InsertAsync(_ids.ToDictionary(id => id, _ => _site.NewId()), given);
        await _sums.ExecuteNonQueryAsync();
        foreach (var other in _others)
            await other.ExecuteNonQueryAsync();
        await _commit.ExecuteNonQueryAsync();
    }

    private object NewCommand() =>
        _site.Options.Provider is Data.Common.DatabaseProvider.PostgreSql
            ? Guid.NewGuid()
            : Guid.NewGuid().ToString().ToUpperInvariant();

    private static string SumsSql(Garage garage, RowCopies rows)
    {
        var deltas = rows.ValuesOf("JournalLine", "AccountId")
            .Zip(rows.ValuesOf("JournalLine", "Debit"), rows.ValuesOf("JournalLine", "Credit"))
            .GroupBy(l => (long)l.First)
            .OrderBy(g => g.Key)
            .Select(g => $"SELECT {g.Key} AS a, {g.Sum(l => (long)l.Second)} AS d, {g.Sum(l => (long)l.Third)} AS c");
        return $"""
            UPDATE "AccountPeriodBalance" AS b SET "Debit" = b."Debit" + v.d, "Credit" = b."Credit" + v.c
            FROM ({string.Join(" UNION ALL ", deltas)}) AS v
            WHERE b."OrganizationId" = {garage.Id} AND b."Period" = '{Bulk.Now:yyyy-MM}' AND b."AccountId" = v.a
              AND b."BranchId" = {garage.Branch} AND b."IsClosing" = FALSE
            """;
    }
}
