namespace Battwheels.Data.Common;

/// <summary>Triggers, and security policies bound to the organization each connection is opened for.</summary>
internal static class SqlServerGuards
{
    /// <summary>One batch each; safe to run again.</summary>
    public static IEnumerable<string> Statements(BattwheelsDb db) =>
        [
            "IF SCHEMA_ID(N'rls') IS NULL EXEC(N'CREATE SCHEMA rls')",
            $"IF DATABASE_PRINCIPAL_ID(N'{SchemaGuards.AppRole}') IS NULL EXEC(N'CREATE ROLE {SchemaGuards.AppRole}')",
            "DROP SECURITY POLICY IF EXISTS rls.tenant",
            "DROP SECURITY POLICY IF EXISTS rls.members",
            .. Objects(db),
        ];

    public static IEnumerable<string> Grants(string schema) =>
        [$"GRANT SELECT, INSERT, UPDATE, DELETE ON SCHEMA::[{schema}] TO {SchemaGuards.AppRole}"];

    /// <summary>What stands in the database afterwards, once its schema and role exist.</summary>
    public static IEnumerable<string> Objects(BattwheelsDb db)
    {
        foreach (var table in SchemaGuards.AppendOnlyTables(db))
            yield return $"""
                CREATE OR ALTER TRIGGER [TR_{table}] ON [{table}] INSTEAD OF UPDATE, DELETE AS
                BEGIN SET NOCOUNT ON; THROW 51000, 'APPEND_ONLY {table}', 1; END
                """;
        foreach (var table in SchemaGuards.FreezableTables(db))
            yield return $"""
                CREATE OR ALTER TRIGGER [TR_{table}] ON [{table}] AFTER UPDATE, DELETE AS
                BEGIN
                    SET NOCOUNT ON;
                    IF EXISTS (SELECT 1 FROM deleted WHERE [FrozenAtUtc] IS NOT NULL)
                        THROW 51000, 'FROZEN {table}', 1;
                END
                """;

        yield return Function("organization", "@org bigint", "@org = CAST(SESSION_CONTEXT(N'org') AS bigint)");
        yield return Function(
            "membership",
            "@org bigint, @person bigint",
            "@org = CAST(SESSION_CONTEXT(N'org') AS bigint) OR @person = CAST(SESSION_CONTEXT(N'person') AS bigint)"
        );
        var tables = SchemaGuards.TenantTables(db).Where(t => !SchemaGuards.IsMembership(t));
        yield return $"CREATE SECURITY POLICY rls.tenant {string.Join(",\n", tables.SelectMany(Predicates))} WITH (STATE = ON)";
        yield return $"""
            CREATE SECURITY POLICY rls.members
            ADD FILTER PREDICATE rls.membership([OrganizationId], [PersonId]) ON dbo.[Membership],
            {Blocks("Membership")}
            WITH (STATE = ON)
            """;
        foreach (var grant in Grants("dbo"))
            yield return grant;
        foreach (var table in SchemaGuards.AppendOnlyTables(db))
            yield return $"DENY UPDATE, DELETE ON dbo.[{table}] TO {SchemaGuards.AppRole}";
    }

    private static IEnumerable<string> Predicates(string table) =>
        [$"ADD FILTER PREDICATE rls.organization([OrganizationId]) ON dbo.[{table}]", Blocks(table)];

    private static string Blocks(string table) =>
        $"""
            ADD BLOCK PREDICATE rls.organization([OrganizationId]) ON dbo.[{table}] AFTER INSERT,
            ADD BLOCK PREDICATE rls.organization([OrganizationId]) ON dbo.[{table}] AFTER UPDATE
            """;

    private static string Function(string name, string parameters, string condition) =>
        $"""
            CREATE OR ALTER FUNCTION rls.{name}({parameters}) RETURNS TABLE WITH SCHEMABINDING
            AS RETURN SELECT 1 AS allowed WHERE {condition}
            """;
}
