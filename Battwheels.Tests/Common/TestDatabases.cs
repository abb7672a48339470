using Battwheels.Data;
using Battwheels.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Battwheels.Tests.Common;

public enum TestEngine
{
    Sqlite,
    PostgreSql,
}

/// <summary>Engines the data tests run on: SQLite always, PostgreSQL where a server is given.</summary>
public static class Engines
{
    public static readonly string? PostgresOwner = Environment.GetEnvironmentVariable("BATTWHEELS_TEST_POSTGRES");

    public static TheoryData<TestEngine> AtHand =>
        PostgresOwner is null ? [TestEngine.Sqlite] : [TestEngine.Sqlite, TestEngine.PostgreSql];
}

internal static class TestDatabases
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MakeSqliteTemplateAsync);
    private static readonly Lazy<Task> PostgresTemplate = new(MakePostgresTemplateAsync);
    private static readonly SemaphoreSlim OneCopyAtATime = new(1, 1);

    public static Task<(DatabaseOptions, Func<Task> Drop)> NewAsync(TestEngine engine) =>
        engine switch
        {
            TestEngine.Sqlite => NewSqliteAsync(),
            TestEngine.PostgreSql => NewPostgresAsync(),
        };

    /// <summary>A database with nothing in it.</summary>
    public static async Task<(DatabaseOptions, Func<Task> Drop)> EmptyAsync(TestEngine engine)
    {
        var name = $"bw_{Guid.NewGuid():N}";
        if (engine is TestEngine.PostgreSql)
        {
            await ExecuteAsync("postgres", $"CREATE DATABASE {name}");
            return (Postgres(name), () => ExecuteAsync("postgres", $"DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
        }

        var file = Path.Combine(Path.GetTempPath(), $"{name}.db");
        return (Sqlite(file), () => DropSqliteAsync(file));
    }

    private static async Task<(DatabaseOptions, Func<Task>)> NewSqliteAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), $"bw-{Guid.NewGuid():N}.db");
        File.Copy(await SqliteTemplate.Value, file);
        return (Sqlite(file), () => DropSqliteAsync(file));
    }

    private static async Task DropSqliteAsync(string file)
    {
        await using SqliteConnection connection = new(Sqlite(file).ConnectionString);
        SqliteConnection.ClearPool(connection);
        foreach (var suffix in (string[])["", "-wal", "-shm"])
            File.Delete(file + suffix);
    }

    private static async Task<string> MakeSqliteTemplateAsync()
    {
        var file = Path.Combine(Path.GetTempPath(), $"bw-template-{Guid.NewGuid():N}.db");
        await MigrateAsync(Sqlite(file));
        await TestDb.FillTemplateAsync(Sqlite(file), TestEngine.Sqlite);
        SqliteConnection.ClearAllPools();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => File.Delete(file);
        return file;
    }

    private static async Task<(DatabaseOptions, Func<Task>)> NewPostgresAsync()
    {
        await PostgresTemplate.Value;
        var name = $"bw_{Guid.NewGuid():N}";
        await OneCopyAtATime.WaitAsync();
        try
        {
            await ExecuteAsync("postgres", $"CREATE DATABASE {name} TEMPLATE bw_template STRATEGY file_copy");
        }
        finally
        {
            OneCopyAtATime.Release();
        }

        return (Postgres(name), () => ExecuteAsync("postgres", $"DROP DATABASE IF EXISTS {name} WITH (FORCE)"));
    }

    private static async Task MakePostgresTemplateAsync()
    {
        await ExecuteAsync("postgres", "DROP DATABASE IF EXISTS bw_template WITH (FORCE)");
        await ExecuteAsync("postgres", "CREATE DATABASE bw_template");
        await MigrateAsync(Postgres("bw_template"));
        await ExecuteAsync(
            "bw_template",
            $"""
            DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'bw_test')
            THEN CREATE ROLE bw_test LOGIN NOSUPERUSER NOBYPASSRLS IN ROLE {SchemaGuards.AppRole}; END IF; END $$
            """
        );
        await TestDb.FillTemplateAsync(Postgres("bw_template"), TestEngine.PostgreSql);
        NpgsqlConnection.ClearAllPools();
    }

    private static async Task MigrateAsync(DatabaseOptions options)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddBattwheelsData(options)
            .BuildServiceProvider();
        await services.GetRequiredService<DatabaseSetup>().MigrateAsync(default);
    }

    public static DatabaseOptions Sqlite(string file) =>
        new()
        {
            ConnectionString = $"Data Source={file}",
            CommandGuard = true,
            ModelMayLead = true,
            LeastFreeBytes = 0,
            LeastFreePercent = 0,
            LockPatience = TimeSpan.FromSeconds(30), // of a machine that runs everything at once
        };

    private static DatabaseOptions Postgres(string database)
    {
        NpgsqlConnectionStringBuilder owner = new(Engines.PostgresOwner) { Database = database };
        NpgsqlConnectionStringBuilder app = new(Engines.PostgresOwner)
        {
            Database = database,
            Username = "bw_test",
            MaxPoolSize = 20,
        };
        return new DatabaseOptions
        {
            Provider = DatabaseProvider.PostgreSql,
            ConnectionString = app.ConnectionString,
            OwnerConnectionString = owner.ConnectionString,
            CommandGuard = true,
            ModelMayLead = true,
            LeastFreeBytes = 0,
            LeastFreePercent = 0,
        };
    }

    private static async Task ExecuteAsync(string database, string sql)
    {
        NpgsqlConnectionStringBuilder owner = new(Engines.PostgresOwner) { Database = database, Pooling = false };
        await using NpgsqlConnection connection = new(owner.ConnectionString);
        await connection.OpenAsync();
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync();
    }
}
