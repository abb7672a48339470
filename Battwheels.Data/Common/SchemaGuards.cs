using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Data.Common;

/// <summary>
/// What the database itself refuses, generated from the model and applied after every migration (a rebuilt table loses
/// its triggers): change of append-only and frozen rows, and, on servers, rows of another organization.
/// </summary>
internal static class SchemaGuards
{
    /// <summary>The role the application works under; owns nothing.</summary>
    public const string AppRole = "battwheels_app";

    public static async Task ApplyAsync(BattwheelsDb db, CancellationToken ct)
    {
        foreach (var statement in Statements(db))
            await db.Database.ExecuteSqlRawAsync(
                statement.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal),
                ct
            );
    }

    public static IEnumerable<string> Statements(BattwheelsDb db) =>
        db switch
        {
            SqliteDb => SqliteGuards.Statements(db),
            PostgresDb => PostgresGuards.Statements(db),
            SqlServerDb => SqlServerGuards.Statements(db),
            _ => throw new InvalidOperationException($"Unknown context {db.GetType().Name}."),
        };

    public static IEnumerable<string> AppendOnlyTables(BattwheelsDb db) => Tables(db, typeof(IAppendOnly));

    public static IEnumerable<string> FreezableTables(BattwheelsDb db) => Tables(db, typeof(IFreezable));

    public static IEnumerable<string> TenantTables(BattwheelsDb db) => Tables(db, typeof(TenantEntity));

    public static bool IsMembership(string table) => table == nameof(Membership);

    private static IEnumerable<string> Tables(BattwheelsDb db, Type marker) =>
        db
            .Model.GetEntityTypes()
            .Where(e => e.ClrType.IsAssignableTo(marker))
            .Select(e => e.GetTableName()!)
            .Distinct()
            .Order(StringComparer.Ordinal);
}

internal static class SqliteGuards
{
    public static IEnumerable<string> Statements(BattwheelsDb db)
    {
        foreach (var table in SchemaGuards.AppendOnlyTables(db))
        foreach (var act in (string[])["UPDATE", "DELETE"])
        {
            yield return $"DROP TRIGGER IF EXISTS \"TR_{table}_{act}\"";
            yield return $"""
                CREATE TRIGGER "TR_{table}_{act}" BEFORE {act} ON "{table}"
                BEGIN SELECT RAISE(ABORT, 'APPEND_ONLY {table}'); END
                """;
        }

        foreach (var table in SchemaGuards.FreezableTables(db))
        foreach (var act in (string[])["UPDATE", "DELETE"])
        {
            yield return $"DROP TRIGGER IF EXISTS \"TR_{table}_{act}\"";
            yield return $"""
                CREATE TRIGGER "TR_{table}_{act}" BEFORE {act} ON "{table}" WHEN OLD."FrozenAtUtc" IS NOT NULL
                BEGIN SELECT RAISE(ABORT, 'FROZEN {table}'); END
                """;
        }
    }
}

internal static class PostgresGuards
{
    private const string Organization = """("OrganizationId" = NULLIF(current_setting('app.org', true), '')::bigint)""";

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

internal static class SqlServerGuards
{
    /// <summary>One batch each.</summary>
    public static IEnumerable<string> Statements(BattwheelsDb db)
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

        yield return "IF SCHEMA_ID(N'rls') IS NULL EXEC(N'CREATE SCHEMA rls')";
        yield return "DROP SECURITY POLICY IF EXISTS rls.tenant";
        yield return "DROP SECURITY POLICY IF EXISTS rls.members";
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
