using System.Data.Common;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Architecture;

/// <summary>Statements behind the gate's back, made of names from the model.</summary>
internal static class RawSql
{
    public static async Task ExecuteAsync(BattwheelsDb db, string sql)
    {
        await using var command = await CommandAsync(db, sql);
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Every row as text, columns parted by a bar; nulls are empty.</summary>
    public static async Task<List<string[]>> RowsAsync(BattwheelsDb db, string sql)
    {
        await using var command = await CommandAsync(db, sql);
        await using var reader = await command.ExecuteReaderAsync();
        List<string[]> rows = [];
        while (await reader.ReadAsync())
            rows.Add([
                .. Enumerable
                    .Range(0, reader.FieldCount)
                    .Select(i => FormattableString.Invariant($"{reader.GetValue(i)}")),
            ]);
        return rows;
    }

    private static async Task<DbCommand> CommandAsync(BattwheelsDb db, string sql)
    {
        await db.Database.OpenConnectionAsync();
        var command = db.Database.GetDbConnection().CreateCommand();
#pragma warning disable CA2100 // names of tables and columns come from the model, values are ids
        command.CommandText = sql;
#pragma warning restore CA2100
        return command;
    }
}
