using Battwheels.Data.Common;
using Hangfire;
using Hangfire.InMemory;
using Hangfire.PostgreSql;
using Hangfire.PostgreSql.Factories;
using Hangfire.SqlServer;

namespace Battwheels.Web.Platform.Jobs;

/// <summary>
/// Background work. The truth about it is in our own tables, so the store of the job server may be lost: in memory with
/// SQLite, in the same server's database otherwise, where <c>migrate</c> makes its schema.
/// </summary>
internal static class JobsRegistration
{
    /// <summary>Where the store's tables stand on servers.</summary>
    public const string Schema = "hangfire";

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(5);

    public static IServiceCollection AddJobs(this IServiceCollection services, DatabaseOptions database)
    {
        services.AddHangfire(jobs =>
        {
            jobs.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            jobs.UseStorage(Storage(database));
        });
        services.AddHangfireServer(server =>
        {
            server.WorkerCount = Math.Clamp(Environment.ProcessorCount * 2, 4, 16);
            server.SchedulePollingInterval = Poll;
            server.ShutdownTimeout = TimeSpan.FromSeconds(30);
        });
        services.AddSingleton<JobHeartbeat>();
        services.AddScoped<WorkDispatcher>();
        services.AddScoped<OrganizationWork>();
        return services;
    }

    /// <summary>Makes the store's schema on a server, as the owner; opening it with this option does that.</summary>
    public static void Install(DatabaseOptions database)
    {
        if (database.Provider is not DatabaseProvider.Sqlite)
            _ = Storage(database, asOwner: true);
    }

    private static JobStorage Storage(DatabaseOptions database, bool asOwner = false)
    {
        var connection =
            asOwner && database.OwnerConnectionString.Length > 0
                ? database.OwnerConnectionString
                : database.ConnectionString;
        return database.Provider switch
        {
            DatabaseProvider.Sqlite => new InMemoryStorage(
                new InMemoryStorageOptions { MaxExpirationTime = TimeSpan.FromHours(1) }
            ),
            DatabaseProvider.SqlServer => new SqlServerStorage(
                connection,
                new SqlServerStorageOptions
                {
                    SchemaName = Schema,
                    PrepareSchemaIfNecessary = asOwner,
                    QueuePollInterval = Poll,
                }
            ),
            DatabaseProvider.PostgreSql => Postgres(
                connection,
                new PostgreSqlStorageOptions { PrepareSchemaIfNecessary = asOwner, QueuePollInterval = Poll }
            ),
        };
    }

    private static PostgreSqlStorage Postgres(string connection, PostgreSqlStorageOptions options) =>
        new(new NpgsqlConnectionFactory(connection, options), options);
}
