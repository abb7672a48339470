namespace Battwheels.Data.Common;

/// <summary>Triggers, and row-level security bound to the organization each connection is opened for.</summary>
internal static class PostgresGuards
{
    private const string Organization = """("OrganizationId" = NULLIF(current_setting('app.org', true), '')::bigint)""";

    /// <summary>Names of the guards a database has.</summary>
    public const string Catalogue = """
        SELECT g.tgname::text AS "Value" FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid
        WHERE NOT g.tgisinternal AND t.relnamespace = current_schema()::regnamespace
        UNION ALL
        SELECT p.tablename || '.' || p.policyname FROM pg_policies p JOIN pg_class t
            ON t.relname = p.tablename AND t.relnamespace = p.schemaname::regnamespace
        WHERE p.schemaname = current_schema() AND t.relrowsecurity AND t.relforcerowsecurity
        """;

    public static IEnumerable<string> Names(BattwheelsDb db) =>
        [
            .. SchemaGuards.AppendOnlyTables(db).Concat(SchemaGuards.FreezableTables(db)).Select(t => $"TR_{t}"),
            .. SchemaGuards.TenantTables(db).Select(t => $"{t}.tenant"),
        ];

    public static IEnumerable<string> Statements(BattwheelsDb db)
    {
        yield return """
            CREATE OR REPLACE FUNCTION bw_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'APPEND_ONLY %', TG_TABLE_NAME USING ERRCODE = 'P0001'; END $$
            """;
        foreach (var table in SchemaGuards.AppendOnlyTables(db))
        {
            yield return $"""DROP TRIGGER IF EXISTS "TR_{table}" ON "{table}" """;
            yield return $"""
                CREATE TRIGGER "TR_{table}" BEFORE UPDATE OR DELETE ON "{table}"
                FOR EACH ROW EXECUTE FUNCTION bw_append_only()
                """;
        }

        foreach (var table in SchemaGuards.FreezableTables(db))
        {
            yield return $"""DROP TRIGGER IF EXISTS "TR_{table}" ON "{table}" """;
            yield return $"""
                CREATE TRIGGER "TR_{table}" BEFORE UPDATE OR DELETE ON "{table}"
                FOR EACH ROW WHEN (OLD."FrozenAtUtc" IS NOT NULL) EXECUTE FUNCTION bw_append_only()
                """;
        }

        yield return $"""
            DO $$ BEGIN
              IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '{SchemaGuards.AppRole}')
              THEN CREATE ROLE {SchemaGuards.AppRole} NOLOGIN NOBYPASSRLS; END IF;
            END $$
            """;
        foreach (var grant in Grants("public"))
            yield return grant;
        yield return """
            DO $$ BEGIN
              IF to_regclass('"__EFMigrationsHistory"') IS NOT NULL
              THEN REVOKE INSERT, UPDATE, DELETE ON "__EFMigrationsHistory" FROM battwheels_app; END IF;
            END $$
            """;
        foreach (var table in SchemaGuards.AppendOnlyTables(db))
            yield return $"""REVOKE UPDATE, DELETE, TRUNCATE ON "{table}" FROM {SchemaGuards.AppRole}""";

        foreach (var table in SchemaGuards.TenantTables(db))
        {
            yield return $"""ALTER TABLE "{table}" ENABLE ROW LEVEL SECURITY""";
            yield return $"""ALTER TABLE "{table}" FORCE ROW LEVEL SECURITY""";
            yield return $"""DROP POLICY IF EXISTS tenant ON "{table}" """;
            yield return $"""CREATE POLICY tenant ON "{table}" USING {Organization} WITH CHECK {Organization}""";
            if (!SchemaGuards.IsMembership(table))
                continue;
            yield return $"""DROP POLICY IF EXISTS own ON "{table}" """;
            yield return $"""
                CREATE POLICY own ON "{table}" FOR SELECT
                USING ("PersonId" = NULLIF(current_setting('app.person', true), '')::bigint)
                """;
        }
    }

    public static IEnumerable<string> Grants(string schema) =>
        [
            $"GRANT USAGE ON SCHEMA {schema} TO {SchemaGuards.AppRole}",
            $"GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA {schema} TO {SchemaGuards.AppRole}",
            $"GRANT USAGE, SELECT ON ALL SEQUENCES IN SCHEMA {schema} TO {SchemaGuards.AppRole}",
        ];
}
