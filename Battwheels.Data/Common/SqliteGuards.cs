namespace Battwheels.Data.Common;

/// <summary>Triggers; whose rows are whose is watched by <see cref="CommandGuard"/>.</summary>
internal static class SqliteGuards
{
    private static readonly string[] Acts = ["UPDATE", "DELETE"];

    /// <summary>Names of the guards a database has.</summary>
    public const string Catalogue = """SELECT name AS "Value" FROM sqlite_master WHERE type = 'trigger'""";

    public static IEnumerable<string> Names(BattwheelsDb db) =>
        from table in SchemaGuards.AppendOnlyTables(db).Concat(SchemaGuards.FreezableTables(db))
        from act in Acts
        select $"TR_{table}_{act}";

    public static IEnumerable<string> Statements(BattwheelsDb db)
    {
        foreach (var table in SchemaGuards.AppendOnlyTables(db))
        foreach (var act in Acts)
        {
            yield return $"DROP TRIGGER IF EXISTS \"TR_{table}_{act}\"";
            yield return $"""
                CREATE TRIGGER "TR_{table}_{act}" BEFORE {act} ON "{table}"
                BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY {table}'); END
                """;
        }

        foreach (var table in SchemaGuards.FreezableTables(db))
        foreach (var act in Acts)
        {
            yield return $"DROP TRIGGER IF EXISTS \"TR_{table}_{act}\"";
            yield return $"""
                CREATE TRIGGER "TR_{table}_{act}" BEFORE {act} ON "{table}" WHEN OLD."FrozenAtUtc" IS NOT NULL
                BEGIN SELECT RAISE(ABORT, 'FROZEN {table}'); END
                """;
        }
    }
}
