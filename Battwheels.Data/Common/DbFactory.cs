using System.Collections.Concurrent;
using System.Data.Common;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Update;
using Npgsql;

namespace Battwheels.Data.Common;

/// <summary>Makes one short-lived context per operation; internal, so that nothing outside this project can.</summary>
internal sealed class DbFactory(DatabaseOptions database, IdGenerator ids, IEnumerable<IInterceptor> interceptors)
{
    /// <summary>Per connection; the least used one makes room.</summary>
    private const int MostPrepared = 100;

    private readonly IInterceptor[] _interceptors = [.. interceptors];

    // Options are costly to build and say nothing of an organization, so each connection has them once.
    private readonly ConcurrentDictionary<(string Connection, bool Reads), DbContextOptions> _options = new();

    public DatabaseProvider Provider => database.Provider;

    public BattwheelsDb Create(TenantScope scope) => Create(scope, database.ConnectionString, reads: false);

    /// <summary>For reading only: nothing is tracked, nothing added would be stamped.</summary>
    public BattwheelsDb CreateReader(TenantScope scope) => Create(scope, database.ConnectionString, reads: true);

    /// <summary>As the owner of the schema: migrations, policies, triggers.</summary>
    public BattwheelsDb CreateAsOwner() => CreateAsOwner(TenantScope.Platform("schema"));

    /// <summary>As the owner of the schema, who sees no more rows than the scope admits.</summary>
    public BattwheelsDb CreateAsOwner(TenantScope scope) =>
        Create(
            scope,
            database.OwnerConnectionString.Length > 0 ? database.OwnerConnectionString : database.ConnectionString,
            reads: false
        );

    private BattwheelsDb Create(TenantScope scope, string connection, bool reads)
    {
        var options = _options.GetOrAdd((connection, reads), Options);
        return database.Provider switch
        {
            DatabaseProvider.Sqlite => new SqliteDb((DbContextOptions<SqliteDb>)options, scope, ids),
            DatabaseProvider.SqlServer => new SqlServerDb((DbContextOptions<SqlServerDb>)options, scope, ids),
            DatabaseProvider.PostgreSql => new PostgresDb((DbContextOptions<PostgresDb>)options, scope, ids),
        };
    }

    private DbContextOptions Options((string Connection, bool Reads) key) =>
        database.Provider switch
        {
            DatabaseProvider.Sqlite => Options<SqliteDb>(
                o =>
                    o.UseSqlite(key.Connection)
                        .ReplaceService<IModificationCommandBatchFactory, SqliteInsertsFactory>(),
                key.Reads
            ),
            DatabaseProvider.SqlServer => Options<SqlServerDb>(o => o.UseSqlServer(key.Connection), key.Reads),
            DatabaseProvider.PostgreSql => Options<PostgresDb>(o => o.UseNpgsql(Prepared(key.Connection)), key.Reads),
        };

    /// <summary>
    /// Statements a connection sends again and again are planned once, unless the installation says otherwise: it must,
    /// with "Max Auto Prepare=0", where a pooler gives each transaction another connection.
    /// </summary>
    private static string Prepared(string connection)
    {
        DbConnectionStringBuilder given = new() { ConnectionString = connection };
        NpgsqlConnectionStringBuilder settings = new(connection);
        if (!given.ContainsKey("Max Auto Prepare") && !given.ContainsKey("MaxAutoPrepare"))
            (settings.MaxAutoPrepare, settings.AutoPrepareMinUsages) = (MostPrepared, 2);
        return settings.ConnectionString;
    }

    private DbContextOptions<T> Options<T>(Action<DbContextOptionsBuilder<T>> use, bool reads)
        where T : DbContext
    {
        var builder = new DbContextOptionsBuilder<T>();
        use(builder);
        builder.AddInterceptors(_interceptors);
        if (reads)
            builder.UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);
        return builder.Options;
    }
}
