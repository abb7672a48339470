using System.Data.Common;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Data;
using Battwheels.Data.Common;
using Battwheels.Data.Common.Keys;
using Battwheels.Figures.Measuring;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Battwheels.Figures.Site;

/// <summary>A database of its own, migrated, with the real services over it as Production runs them.</summary>
internal sealed class BenchSite : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _held = [];
    private readonly Func<Task> _drop;

    private BenchSite(string engine, DatabaseOptions options, Func<Task> drop, EncryptionOptions? keys = null)
    {
        (Engine, Options, _drop) = (engine, options, drop);
        Services = Build(options, Meter, keys);
    }

    public string Engine { get; }

    public DatabaseOptions Options { get; }

    public CommandMeter Meter { get; } = new();

    public ServiceProvider Services { get; }

    /// <summary>Of each organization; filled by <see cref="Volume"/>, the largest first.</summary>
    public List<Garage> Garages { get; } = [];

    /// <summary>The one with 100,000 visits, once a figure has asked for it.</summary>
    public Garage? Large { get; set; }

    public static async Task<BenchSite> SqliteAsync()
    {
        var folder = Directory.CreateTempSubdirectory("bw-figures-").FullName;
        DatabaseOptions options = new()
        {
            ConnectionString = $"Data Source={Path.Combine(folder, "figures.db")}",
            ModelMayLead = true,
        };
        BenchSite site = new("SQLite", options, () => DropFolderAsync(folder));
        await site.Services.GetRequiredService<DatabaseSetup>().MigrateAsync(default);
        return site;
    }

    /// <summary>Over the file of an application that runs, whose keys these are; the file stays.</summary>
    public static BenchSite Beside(string file, EncryptionOptions keys) =>
        new(
            "SQLite",
            new DatabaseOptions
            {
                ConnectionString = $"Data Source={file}",
                ModelMayLead = true,
                LeastFreePercent = 0,
                LeastFreeBytes = 0,
            },
            () => Task.CompletedTask,
            keys
        );

    /// <summary>A database beside the one the owner's connection names, used through a role row-level security binds.</summary>
    public static async Task<BenchSite> PostgresAsync(string owner)
    {
        const string name = "bw_figures";
        await ExecuteAsync(owner, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
        await ExecuteAsync(owner, $"CREATE DATABASE {name}");
        NpgsqlConnectionStringBuilder ours = new(owner) { Database = name };
        NpgsqlConnectionStringBuilder app = new(owner)
        {
            Database = name,
            Username = "bw_figures_app",
            MaxPoolSize = 8,
        };
        DatabaseOptions options = new()
        {
            Provider = DatabaseProvider.PostgreSql,
            ConnectionString = app.ConnectionString,
            OwnerConnectionString = ours.ConnectionString,
            ModelMayLead = true,
        };
        BenchSite site = new("PostgreSQL", options, () => DropDatabaseAsync(owner, name));
        await site.Services.GetRequiredService<DatabaseSetup>().MigrateAsync(default);
        await ExecuteAsync(
            ours.ConnectionString,
            $"""
            DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'bw_figures_app')
            THEN CREATE ROLE bw_figures_app LOGIN NOSUPERUSER NOBYPASSRLS IN ROLE {SchemaGuards.AppRole}; END IF; END $$
            """
        );
        return site;
    }

    private static readonly EncryptionOptions Keys = new()
    {
        Current = "bench",
        Keys = { ["bench"] = MasterKeys.NewKey() },
    };

    /// <summary>The same database under services of other settings.</summary>
    public static ServiceProvider Build(DatabaseOptions options, CommandMeter meter, EncryptionOptions? keys = null)
    {
        ServiceCollection services = new();
        services.AddLogging();
        services.AddSingleton<IInterceptor>(meter);
        services.AddSingleton(keys ?? Keys);
        services.AddBattwheelsData(options);
        services.AddDomainServices();
        services.AddOrganizationSeeds();
        return services.BuildServiceProvider();
    }

    /// <summary>A service of somebody's own scope, as one circuit has it.</summary>
    public T As<T>(Actor actor)
        where T : notnull
    {
        var scope = Services.CreateAsyncScope();
        _held.Add(scope);
        scope.ServiceProvider.GetRequiredService<ICurrentActor>().Become(actor);
        return scope.ServiceProvider.GetRequiredService<T>();
    }

    /// <summary>One of the workers of queues, as the job that runs it holds it.</summary>
    public T Worker<T>(Actor job)
        where T : IQueueWorker => As<IEnumerable<IQueueWorker>>(job).OfType<T>().Single();

    public BattwheelsDb Database(long organizationId) =>
        Services.GetRequiredService<DbFactory>().Create(new TenantScope(organizationId));

    public long NewId() => Services.GetRequiredService<IdGenerator>().Next();

    /// <summary>A comparator's connection plans what it repeats as rarely as the product's own do.</summary>
    public static string AsOursPrepares(string connection) =>
        new NpgsqlConnectionStringBuilder(connection)
        {
            MaxAutoPrepare = 100,
            AutoPrepareMinUsages = 2,
        }.ConnectionString;

    /// <summary>A connection without any of the product's parts: the same durability, on servers the owner's role.</summary>
    public async Task<DbConnection> RawAsync()
    {
        if (Options.Provider is DatabaseProvider.PostgreSql)
        {
            NpgsqlConnection server = new(AsOursPrepares(Options.OwnerConnectionString));
            await server.OpenAsync();
            return server;
        }

        SqliteConnection file = new(Options.ConnectionString);
        await file.OpenAsync();
        await file.RunAsync(
            """
            PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA busy_timeout=5000;
            PRAGMA cache_size=-65536; PRAGMA temp_store=MEMORY; PRAGMA journal_size_limit=67108864;
            """
        );
        return file;
    }

    /// <summary>Statistics, as the server's own housekeeping would have them by then.</summary>
    public async Task SettleAsync()
    {
        await using var raw = await RawAsync();
        await raw.RunAsync(Options.Provider is DatabaseProvider.PostgreSql ? "VACUUM ANALYZE" : "PRAGMA optimize");
    }

    public async Task<object> AboutAsync()
    {
        await using var raw = await RawAsync();
        return Options.Provider is DatabaseProvider.PostgreSql
            ? new
            {
                version = await raw.TextAsync("SHOW server_version"),
                fsync = await raw.TextAsync("SHOW fsync"),
                synchronousCommit = await raw.TextAsync("SHOW synchronous_commit"),
            }
            : new
            {
                version = await raw.TextAsync("SELECT sqlite_version()"),
                journalMode = await raw.TextAsync("PRAGMA journal_mode"),
                synchronous = await raw.TextAsync("PRAGMA synchronous"),
            };
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var scope in _held)
            await scope.DisposeAsync();
        await Services.DisposeAsync();
        await _drop();
    }

    private static Task DropFolderAsync(string folder)
    {
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return Task.CompletedTask;
    }

    private static Task DropDatabaseAsync(string owner, string name)
    {
        NpgsqlConnection.ClearAllPools();
        return ExecuteAsync(owner, $"DROP DATABASE IF EXISTS {name} WITH (FORCE)");
    }

    private static async Task ExecuteAsync(string connectionString, string sql)
    {
        await using NpgsqlConnection connection = new($"{connectionString};Pooling=false");
        await connection.OpenAsync();
        await connection.RunAsync(sql);
    }
}

/// <summary>Short forms on a raw connection.</summary>
internal static class RawSql
{
    public static async Task<int> RunAsync(this DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteNonQueryAsync();
    }

    public static async Task<string> TextAsync(this DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (await command.ExecuteScalarAsync())?.ToString() ?? "";
    }

    public static DbCommand Prepared(this DbConnection connection, string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        command.Prepare();
        return command;
    }

    /// <summary>Begins a transaction that writes.</summary>
    public static string Begin(this BenchSite site) =>
        site.Options.Provider is DatabaseProvider.PostgreSql ? "BEGIN" : "BEGIN IMMEDIATE";
}
