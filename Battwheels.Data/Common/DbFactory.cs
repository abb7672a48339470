using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Battwheels.Data.Common;

/// <summary>Makes one short-lived context per operation; internal, so that nothing outside this project can.</summary>
internal sealed class DbFactory(DatabaseOptions database, IdGenerator ids, IEnumerable<IInterceptor> interceptors)
{
    private readonly IInterceptor[] _interceptors = [.. interceptors];

    public DatabaseProvider Provider => database.Provider;

    public BattwheelsDb Create(TenantScope scope) => Create(scope, database.ConnectionString);

    /// <summary>As the owner of the schema: migrations, policies, triggers.</summary>
    public BattwheelsDb CreateAsOwner() =>
        Create(
            TenantScope.Platform("schema"),
            database.OwnerConnectionString.Length > 0 ? database.OwnerConnectionString : database.ConnectionString
        );

    private BattwheelsDb Create(TenantScope scope, string connection) =>
        database.Provider switch
        {
            DatabaseProvider.Sqlite => new SqliteDb(Options<SqliteDb>(o => o.UseSqlite(connection)), scope, ids),
            DatabaseProvider.SqlServer => new SqlServerDb(
                Options<SqlServerDb>(o => o.UseSqlServer(connection)),
                scope,
                ids
            ),
            DatabaseProvider.PostgreSql => new PostgresDb(
                Options<PostgresDb>(o => o.UseNpgsql(connection)),
                scope,
                ids
            ),
        };

    private DbContextOptions<T> Options<T>(Action<DbContextOptionsBuilder<T>> use)
        where T : DbContext
    {
        var builder = new DbContextOptionsBuilder<T>();
        use(builder);
        builder.AddInterceptors(_interceptors);
        return builder.Options;
    }
}
