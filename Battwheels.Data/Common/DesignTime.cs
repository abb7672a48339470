using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Battwheels.Data.Common;

/// <summary>How tools/migrations.sh sees each engine's model; nothing is ever connected to.</summary>
internal static class DesignTime
{
    public static T Create<T>(Func<DbContextOptions<T>, TenantScope, IdGenerator, T> make, DatabaseProvider provider)
        where T : BattwheelsDb
    {
        DbContextOptionsBuilder<T> options = new();
        _ = provider switch
        {
            DatabaseProvider.Sqlite => options.UseSqlite("Data Source=design.db"),
            DatabaseProvider.SqlServer => options.UseSqlServer("Server=design"),
            DatabaseProvider.PostgreSql => options.UseNpgsql("Host=design"),
        };
        return make(options.Options, TenantScope.Platform("design"), new IdGenerator(TimeProvider.System));
    }
}

internal sealed class SqliteDesign : IDesignTimeDbContextFactory<SqliteDb>
{
    public SqliteDb CreateDbContext(string[] args) =>
        DesignTime.Create<SqliteDb>((o, s, i) => new SqliteDb(o, s, i), DatabaseProvider.Sqlite);
}

internal sealed class SqlServerDesign : IDesignTimeDbContextFactory<SqlServerDb>
{
    public SqlServerDb CreateDbContext(string[] args) =>
        DesignTime.Create<SqlServerDb>((o, s, i) => new SqlServerDb(o, s, i), DatabaseProvider.SqlServer);
}

internal sealed class PostgresDesign : IDesignTimeDbContextFactory<PostgresDb>
{
    public PostgresDb CreateDbContext(string[] args) =>
        DesignTime.Create<PostgresDb>((o, s, i) => new PostgresDb(o, s, i), DatabaseProvider.PostgreSql);
}
