using Battwheels.Core.Common;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Architecture;

/// <summary>T2 once more, read from what each engine really created.</summary>
[Trait("Category", "Architecture")]
public sealed class TenancySchemaTests
{
    private const string SqliteKeys = """
        SELECT m.name AS "Table", 'key' AS "Kind", k.name AS "Column"
        FROM sqlite_master m JOIN pragma_table_info(m.name) k WHERE m.type = 'table' AND k.pk = 1
        UNION ALL
        SELECT m.name, 'index ' || i.name, c.name
        FROM sqlite_master m JOIN pragma_index_list(m.name) i JOIN pragma_index_info(i.name) c
        WHERE m.type = 'table' AND c.seqno = 0
        UNION ALL
        SELECT m.name, 'foreign key to ' || f."table", f."from"
        FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f WHERE m.type = 'table' AND f.seq = 0
        UNION ALL
        SELECT m.name, 'cascade to ' || f."table", f.on_delete || '/' || f.on_update
        FROM sqlite_master m JOIN pragma_foreign_key_list(m.name) f
        WHERE m.type = 'table' AND (f.on_delete NOT IN ('RESTRICT', 'NO ACTION') OR f.on_update <> 'NO ACTION')
        """;

    private const string PostgresKeys = """
        SELECT t.relname::text AS "Table",
               CASE x.contype WHEN 'p' THEN 'key' ELSE 'foreign key to ' || p.relname END AS "Kind",
               a.attname::text AS "Column"
        FROM pg_constraint x JOIN pg_class t ON t.oid = x.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.conkey[1]
        LEFT JOIN pg_class p ON p.oid = x.confrelid
        WHERE n.nspname = 'public' AND x.contype IN ('p', 'f')
        UNION ALL
        SELECT t.relname::text, 'index ' || i.relname, a.attname::text
        FROM pg_index x JOIN pg_class t ON t.oid = x.indrelid JOIN pg_class i ON i.oid = x.indexrelid
        JOIN pg_namespace n ON n.oid = t.relnamespace
        JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = x.indkey[0]
        WHERE n.nspname = 'public'
        UNION ALL
        SELECT t.relname::text, 'cascade to ' || p.relname, x.confdeltype::text || '/' || x.confupdtype::text
        FROM pg_constraint x JOIN pg_class t ON t.oid = x.conrelid JOIN pg_class p ON p.oid = x.confrelid
        WHERE x.contype = 'f' AND (x.confdeltype NOT IN ('r', 'a') OR x.confupdtype <> 'a')
        """;

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task CreatedSchema_TenantTables_AreKeyedByOrganization(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await using var schema = db.Services.GetRequiredService<DbFactory>().CreateAsOwner();
        var tenant = SchemaGuards.TenantTables(schema).ToHashSet();

        var rows = await ReadAsync(schema, engine is TestEngine.Sqlite ? SqliteKeys : PostgresKeys);

        Assert.Equal(tenant, rows.Where(r => r.Kind == "key").Select(r => r.Table).Where(tenant.Contains).ToHashSet());
        Assert.DoesNotContain(rows, r => r.Kind.StartsWith("cascade", StringComparison.Ordinal));
        var crossing = rows.Where(r => tenant.Contains(r.Table) && r.Column != nameof(TenantEntity.OrganizationId))
            .Select(r => $"{r.Table}({r.Column})");
        Faults.None(crossing.Except(Reviewed.CrossingIndexes.Concat(Reviewed.CrossingForeignKeys)));
    }

    [Fact]
    public async Task CreatedSchema_Postgres_AppRoleOwnsNothingAndRowsAreSecured()
    {
        Assert.SkipWhen(Engines.PostgresOwner is null, "No PostgreSQL at hand.");
        await using var db = await TestDb.CreateAsync(TestEngine.PostgreSql);
        await using var schema = db.Services.GetRequiredService<DbFactory>().CreateAsOwner();
        var secured = await ReadAsync(
            schema,
            """
            SELECT t.relname::text, CASE WHEN t.relrowsecurity AND t.relforcerowsecurity THEN 'on' ELSE 'off' END,
                   COALESCE((SELECT string_agg(p.polname || ':' || p.polcmd::text || ':' || (p.polwithcheck IS NOT NULL), ' ' ORDER BY p.polname)
                             FROM pg_policy p WHERE p.polrelid = t.oid), '')
            FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = 'public' AND t.relkind = 'r'
            """
        );

        Assert.All(
            SchemaGuards.TenantTables(schema),
            table =>
            {
                var row = secured.Single(r => r.Table == table);
                Assert.Equal("on", row.Kind);
                Assert.Equal(
                    SchemaGuards.IsMembership(table) ? "own:r:false tenant:*:true" : "tenant:*:true",
                    row.Column
                );
            }
        );
        var roles = await ReadAsync(
            schema,
            """
            SELECT r.rolname::text, (r.rolsuper OR r.rolbypassrls)::text,
                   (SELECT count(*) FROM pg_class c WHERE c.relowner = r.oid)::text
            FROM pg_roles r WHERE r.rolname IN ('battwheels_app', 'bw_test')
            """
        );
        Assert.All(roles, r => Assert.Equal(("false", "0"), (r.Kind, r.Column)));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task CreatedSchema_AppendOnlyAndFreezableTables_HaveTheirTriggers(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await using var schema = db.Services.GetRequiredService<DbFactory>().CreateAsOwner();
        var triggers = await ReadAsync(
            schema,
            engine is TestEngine.Sqlite
                ? "SELECT tbl_name, name, sql FROM sqlite_master WHERE type = 'trigger'"
                : """
                SELECT t.relname::text, g.tgname::text, pg_get_triggerdef(g.oid)
                FROM pg_trigger g JOIN pg_class t ON t.oid = g.tgrelid WHERE NOT g.tgisinternal
                """
        );

        Assert.All(
            SchemaGuards.AppendOnlyTables(schema).Concat(SchemaGuards.FreezableTables(schema)),
            table =>
            {
                var own = string.Join(' ', triggers.Where(t => t.Table == table).Select(t => t.Column));
                Assert.Contains("UPDATE", own, StringComparison.OrdinalIgnoreCase);
                Assert.Contains("DELETE", own, StringComparison.OrdinalIgnoreCase);
            }
        );
    }

    private static async Task<List<(string Table, string Kind, string Column)>> ReadAsync(
        BattwheelsDb db,
        string sql
    ) => [.. (await RawSql.RowsAsync(db, sql)).Select(r => (r[0], r[1], r[2]))];
}
