using System.Data.Common;
using System.Globalization;
using Npgsql;

namespace Battwheels.Figures.Measuring;

/// <summary>Rows of one table, named by a condition.</summary>
internal sealed record RowsOf(string Table, string Where);

/// <summary>
/// The rows one command of the product wrote, written again under new ids by prepared SQL: one statement per table, no
/// reads, no checks. The comparator of everything that commits.
/// </summary>
internal sealed class RowCopies
{
    private readonly List<TableCopy> _tables;

    private RowCopies(List<TableCopy> tables) => _tables = tables;

    /// <summary>Reads the rows and prepares their statements, in the order in which foreign keys allow them.</summary>
    public static async Task<RowCopies> PrepareAsync(DbConnection connection, params IEnumerable<RowsOf> parts)
    {
        List<TableCopy> tables = [];
        foreach (var part in parts)
            if (await TableCopy.ReadAsync(connection, part) is { } table)
                tables.Add(table);
        return new RowCopies(tables);
    }

    /// <summary>Values of one column of the copied rows.</summary>
    public IEnumerable<object> ValuesOf(string table, string column) =>
        _tables.Single(t => t.Table == table).ValuesOf(column);

    public int Rows(string table) => _tables.SingleOrDefault(t => t.Table == table)?.Count ?? 0;

    public int AllRows => _tables.Sum(t => t.Count);

    /// <summary>The ids the copied rows have now.</summary>
    public IEnumerable<long> Ids => _tables.SelectMany(t => t.ValuesOf("Id")).Cast<long>();

    /// <param name="ids">New id by old one, wherever it stands.</param>
    /// <param name="given">New values of columns, by "Table.Column" and row.</param>
    public async Task InsertAsync(
        IReadOnlyDictionary<long, long> ids,
        IReadOnlyDictionary<string, Func<int, object>> given
    )
    {
        foreach (var table in _tables)
            await table.InsertAsync(ids, given);
    }

    private sealed class TableCopy(string table, string[] columns, List<object[]> rows, DbCommand insert)
    {
        public string Table => table;

        public int Count => rows.Count;

        public IEnumerable<object> ValuesOf(string column) => rows.Select(r => r[Array.IndexOf(columns, column)]);

        /// <summary>Null when the table has no such row.</summary>
        public static async Task<TableCopy?> ReadAsync(DbConnection connection, RowsOf part)
        {
            await using var read = connection.CreateCommand();
            read.CommandText = $"SELECT * FROM \"{part.Table}\" WHERE {part.Where} ORDER BY \"Id\"";
            await using var reader = await read.ExecuteReaderAsync();
            string[] columns = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetName)];
            string[] types = [.. Enumerable.Range(0, reader.FieldCount).Select(reader.GetDataTypeName)];
            List<object[]> rows = [];
            while (await reader.ReadAsync())
            {
                var row = new object[columns.Length];
                reader.GetValues(row);
                rows.Add(row);
            }

            await reader.DisposeAsync();
            return rows.Count == 0
                ? null
                : new TableCopy(part.Table, columns, rows, Insert(connection, part.Table, columns, types, rows.Count));
        }

        public Task<int> InsertAsync(
            IReadOnlyDictionary<long, long> ids,
            IReadOnlyDictionary<string, Func<int, object>> given
        )
        {
            for (var c = 0; c < columns.Length; c++)
            {
                var make = given.GetValueOrDefault($"{table}.{columns[c]}");
                for (var r = 0; r < rows.Count; r++)
                    insert.Parameters[r * columns.Length + c].Value =
                        make?.Invoke(r)
                        ?? (rows[r][c] is long old && ids.TryGetValue(old, out var id) ? id : rows[r][c]);
            }

            return insert.ExecuteNonQueryAsync();
        }

        private static DbCommand Insert(
            DbConnection connection,
            string table,
            string[] columns,
            string[] types,
            int rows
        )
        {
            var command = connection.CreateCommand();
            for (var i = 0; i < rows * columns.Length; i++)
            {
                var parameter = command.CreateParameter();
                parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
                var type = types[i % columns.Length].Split('(')[0];
                if (parameter is NpgsqlParameter typed)
                    typed.DataTypeName = type;
                parameter.Value = DBNull.Value;
                command.Parameters.Add(parameter);
            }

            var values = Enumerable
                .Range(0, rows)
                .Select(r => $"({string.Join(',', columns.Select((_, c) => $"@p{r * columns.Length + c}"))})");
            command.CommandText =
                $"INSERT INTO \"{table}\" (\"{string.Join("\",\"", columns)}\") VALUES {string.Join(',', values)}";
            command.Prepare();
            return command;
        }
    }
}
