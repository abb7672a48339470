using Microsoft.Data.Sqlite;

namespace Battwheels.Tests.Browser.Visit;

/// <summary>The other organization of the installation, which must never notice the visit.</summary>
internal static class NextDoor
{
    /// <summary>Words that would betray the visit.</summary>
    private static readonly string[] Secrets = ["Aarav", "Deshmukh", "JR2396", "JR 2396", "BPF-VS1", "Tarun"];

    /// <summary>What the application's own jobs write in every organization, whatever its people do.</summary>
    private static readonly string[] Background =
    [
        "AuditSeal",
        "ConsumedEvent",
        "JobRun",
        "LedgerSeal",
        "OutboxMessage",
        "ProcessedCommand",
        "WorkDue",
    ];

    /// <summary>Rows of an organization, table by table, read behind the application's back.</summary>
    public static async Task<IReadOnlyDictionary<string, long>> RowsAsync(string file, long organization)
    {
        await using SqliteConnection database = new($"Data Source={file};Mode=ReadOnly");
        await database.OpenAsync();
        List<string> tables = [];
        await foreach (var table in ReadAsync(database, TenantTables))
            tables.Add((string)table);
        SortedDictionary<string, long> rows = new(StringComparer.Ordinal);
        foreach (var table in tables.Except(Background))
        await foreach (
            var count in ReadAsync(database, $"SELECT count(*) FROM \"{table}\" WHERE OrganizationId = {organization}")
        )
            rows[table] = (long)count;
        return rows;
    }

    /// <summary>The neighbour tries every address of the workshop, and looks for traces at home.</summary>
    /// <param name="records">Numbers of the workshop's records.</param>
    /// <returns>What it saw and should not have; empty when nothing.</returns>
    public static async Task<IReadOnlyList<string>> SightsAsync(Workshop next, Workshop workshop, params long[] records)
    {
        List<string> sights = [];
        foreach (var address in GuardedAddresses.All)
        {
            var (status, _) = await Garages.AskAsync(next.Owner, workshop.Slug, address.For(records[0]));
            if (status != 404)
                sights.Add($"{address} of the workshop answered {status}");
            foreach (var record in address.NamesRecord ? records : [0])
            {
                var (own, body) = await Garages.AskAsync(next.Owner, next.Slug, address.For(record));
                var hidden = own == 404 || body.Contains("This page does not exist", StringComparison.Ordinal);
                if (address.NamesRecord && !hidden)
                    sights.Add($"{address} with the workshop's {record} answered {own}");
                if (Secrets.FirstOrDefault(s => body.Contains(s, StringComparison.Ordinal)) is { } secret)
                    sights.Add($"{address} at home shows {secret}");
            }
        }

        return sights;
    }

    private const string TenantTables =
        "SELECT m.name FROM sqlite_master m JOIN pragma_table_info(m.name) c ON c.name = 'OrganizationId' WHERE m.type = 'table'";

    private static async IAsyncEnumerable<object> ReadAsync(SqliteConnection database, string sql)
    {
        await using var command = database.CreateCommand();
#pragma warning disable CA2100 // Names of our own tables and a number.
        command.CommandText = sql;
#pragma warning restore CA2100
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            yield return reader.GetValue(0);
    }
}
