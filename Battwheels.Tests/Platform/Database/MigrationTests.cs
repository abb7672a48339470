using Battwheels.Data;
using Battwheels.Data.Common;
using Battwheels.Tests.Architecture;
using Battwheels.Tests.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Database;

/// <summary>What the migrations make is what the model says, on every engine; and an odd database is refused.</summary>
[Trait("Category", "Data")]
public sealed class MigrationTests
{
    [Theory]
    [MemberData(nameof(Models.Engines), MemberType = typeof(Models))]
    public async Task Model_EveryEngine_IsWhatTheMigrationsEndWith(DatabaseProvider provider)
    {
        DatabaseOptions options = new() { Provider = provider, ConnectionString = "" };
        await using var services = Services(options);
        await using var db = services.GetRequiredService<DbFactory>().Create(TenantScope.Platform("model"));

        Assert.False(
            db.Database.HasPendingModelChanges(),
            "The model has moved on: run tools/migrations.sh and commit what it writes."
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Migrate_EmptyDatabase_MakesTheSchemaOfTheModel(TestEngine engine)
    {
        var (migrated, dropMigrated) = await TestDatabases.EmptyAsync(engine);
        var (created, dropCreated) = await TestDatabases.EmptyAsync(engine);
        try
        {
            await using (var services = Services(migrated))
                await services.GetRequiredService<DatabaseSetup>().MigrateAsync(default);
            await using (var services = Services(created))
            await using (var db = services.GetRequiredService<DbFactory>().CreateAsOwner())
            {
                await db.Database.EnsureCreatedAsync();
                await SchemaGuards.ApplyAsync(db, default);
            }

            var schema = await SchemaAsync(engine, created);
            Assert.True(schema.Count > 250, $"Only {schema.Count} parts were read.");
            Assert.Equal(schema, await SchemaAsync(engine, migrated));
        }
        finally
        {
            await dropMigrated();
            await dropCreated();
        }
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Pending_TriggerLost_IsNamedAndMigrateRestoresIt(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var setup = db.Services.GetRequiredService<DatabaseSetup>();
        Assert.Empty(await setup.PendingAsync(default));
        var (name, drop) = engine switch
        {
            TestEngine.Sqlite => ("TR_AuditEntry_DELETE", "DROP TRIGGER \"TR_AuditEntry_DELETE\""),
            TestEngine.PostgreSql => ("Contact.tenant", "DROP POLICY tenant ON \"Contact\""),
        };

        await using (var owner = db.Services.GetRequiredService<DbFactory>().CreateAsOwner())
            await RawSql.ExecuteAsync(owner, drop);

        Assert.Equal([name], await setup.PendingAsync(default));
        await setup.MigrateAsync(default);
        Assert.Empty(await setup.PendingAsync(default));
    }

    [Theory]
    [InlineData("CREATE TABLE \"Orders\" (\"Id\" INTEGER)", "no record of migrations")]
    [InlineData(
        """
            CREATE TABLE "__EFMigrationsHistory" ("MigrationId" TEXT, "ProductVersion" TEXT);
            INSERT INTO "__EFMigrationsHistory" VALUES ('20991231000000_Future', '10.0.0');
            """,
        "20991231000000_Future"
    )]
    public async Task Migrate_TablesOfSomebodyElse_IsRefusedAndNothingChanges(string sql, string reason)
    {
        var (options, drop) = await TestDatabases.EmptyAsync(TestEngine.Sqlite);
        options.ModelMayLead = false;
        await using (SqliteConnection connection = new(options.ConnectionString))
        {
            await connection.OpenAsync();
#pragma warning disable CA2100 // the two texts above
            await using SqliteCommand command = new(sql, connection);
#pragma warning restore CA2100
            await command.ExecuteNonQueryAsync();
        }

        var before = await SchemaAsync(TestEngine.Sqlite, options);
        await using (var services = Services(options))
        {
            var refused = await Assert.ThrowsAsync<SchemaRefusedException>(() =>
                services.GetRequiredService<DatabaseSetup>().MigrateAsync(default)
            );
            Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
        }

        Assert.Equal(before, await SchemaAsync(TestEngine.Sqlite, options));
        await drop();
    }

    private static ServiceProvider Services(DatabaseOptions options) =>
        new ServiceCollection().AddLogging().AddBattwheelsData(options).BuildServiceProvider();

    private static async Task<List<string>> SchemaAsync(TestEngine engine, DatabaseOptions options)
    {
        await using var services = Services(options);
        await using var db = services.GetRequiredService<DbFactory>().CreateAsOwner();
        var rows = await RawSql.RowsAsync(db, engine is TestEngine.Sqlite ? SqliteSchema : PostgresSchema);
        return [.. rows.Select(r => string.Join(" | ", r)).Order(StringComparer.Ordinal)];
    }

    private const string SqliteSchema = """
        SELECT type, tbl_name, name, coalesce(sql, '') FROM sqlite_master
        WHERE tbl_name NOT LIKE '\_\_EF%' ESCAPE '\' AND name NOT LIKE 'sqlite%'
        """;

    private const string PostgresSchema = """
        SELECT 'column', table_name::text, column_name::text, concat_ws(' ', data_type, character_maximum_length,
            is_nullable, coalesce(column_default, '-'), coalesce(collation_name, '-'), is_identity)
        FROM information_schema.columns WHERE table_schema = 'public' AND table_name NOT LIKE '\_\_EF%'
        UNION ALL
        SELECT 'index', tablename::text, indexname::text, indexdef FROM pg_indexes
        WHERE schemaname = 'public' AND tablename NOT LIKE '\_\_EF%'
        UNION ALL
        SELECT 'constraint', x.conrelid::regclass::text, x.conname::text, pg_get_constraintdef(x.oid)
        FROM pg_constraint x JOIN pg_namespace n ON n.oid = x.connamespace
        WHERE n.nspname = 'public' AND x.conrelid <> 0 AND x.conrelid::regclass::text NOT LIKE '%\_\_EF%'
        UNION ALL
        SELECT 'trigger', g.tgrelid::regclass::text, g.tgname::text, pg_get_triggerdef(g.oid)
        FROM pg_trigger g WHERE NOT g.tgisinternal
        UNION ALL
        SELECT 'policy', tablename::text, policyname::text, concat_ws(' ', cmd, qual, with_check)
        FROM pg_policies WHERE schemaname = 'public'
        UNION ALL
        SELECT 'secured', relname::text, relrowsecurity::text, relforcerowsecurity::text
        FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relname NOT LIKE '\_\_EF%'
        UNION ALL
        SELECT 'right', table_name::text, grantee::text, string_agg(privilege_type, ' ' ORDER BY privilege_type)
        FROM information_schema.role_table_grants
        WHERE table_schema = 'public' AND grantee = 'battwheels_app' AND table_name NOT LIKE '\_\_EF%'
        GROUP BY table_name, grantee
        """;
}
