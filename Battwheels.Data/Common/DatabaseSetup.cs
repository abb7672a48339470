using Microsoft.EntityFrameworkCore;

namespace Battwheels.Data.Common;

/// <summary>Creates and upgrades the schema, then re-applies what the database itself guards.</summary>
public sealed class DatabaseSetup
{
    private readonly DbFactory _databases;

    internal DatabaseSetup(DbFactory databases) => _databases = databases;

    /// <summary>Applies pending migrations as the owner of the schema.</summary>
    public async Task MigrateAsync(CancellationToken ct)
    {
        await using var db = _databases.CreateAsOwner();
        if (db.Database.GetMigrations().Any())
            await db.Database.MigrateAsync(ct);
        else
            await db.Database.EnsureCreatedAsync(ct);
        await SchemaGuards.ApplyAsync(db, ct);
    }

    /// <summary>Names of migrations the database does not have yet.</summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken ct)
    {
        await using var db = _databases.Create(TenantScope.Platform("schema check"));
        return [.. await db.Database.GetPendingMigrationsAsync(ct)];
    }

    /// <summary>Does the database answer?</summary>
    public async Task<bool> CanConnectAsync(CancellationToken ct)
    {
        await using var db = _databases.Create(TenantScope.Platform("health"));
        return await db.Database.CanConnectAsync(ct);
    }
}
