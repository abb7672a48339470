using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Battwheels.Data.Common;

/// <summary>Creates and upgrades the schema, then re-applies what the database itself guards; and asks how it is.</summary>
public sealed class DatabaseSetup
{
    private readonly DbFactory _databases;
    private readonly DatabaseOptions _options;
    private bool? _modelLeads;

    internal DatabaseSetup(DbFactory databases, DatabaseOptions options) =>
        (_databases, _options) = (databases, options);

    /// <summary>Applies pending migrations as the owner of the schema, then what the database itself guards.</summary>
    /// <exception cref="SchemaRefusedException">The tables are not of this application's migrations.</exception>
    public async Task MigrateAsync(CancellationToken ct)
    {
        await using var db = _databases.CreateAsOwner();
        if (ModelLeads(db))
        {
            await db.Database.EnsureCreatedAsync(ct);
        }
        else
        {
            await RefuseForeignTablesAsync(db, ct);
            await db.Database.MigrateAsync(ct);
        }

        await SchemaGuards.ApplyAsync(db, ct);
    }

    /// <summary>
    /// In a working copy: the model has moved on and its migration is not written yet. Elsewhere that is a broken build,
    /// and migrating throws.
    /// </summary>
    private bool ModelLeads(BattwheelsDb db) =>
        _options.ModelMayLead && (_modelLeads ??= db.Database.HasPendingModelChanges());

    private static async Task RefuseForeignTablesAsync(BattwheelsDb db, CancellationToken ct)
    {
        var creator = (IRelationalDatabaseCreator)db.GetService<IDatabaseCreator>();
        if (!await creator.ExistsAsync(ct) || !await creator.HasTablesAsync(ct))
            return;
        var applied = await db.Database.GetAppliedMigrationsAsync(ct);
        if (!applied.Any())
            throw new SchemaRefusedException(
                "The database has tables, but no record of migrations made them. Name an empty database."
            );
        if (applied.Except(db.Database.GetMigrations()).FirstOrDefault() is { } unknown)
            throw new SchemaRefusedException(
                $"The database was upgraded by a newer release ({unknown}). Use that release, or restore a backup."
            );
    }

    /// <summary>Lets the application's role use a schema made beside ours.</summary>
    public async Task GrantSchemaAsync(string schema, CancellationToken ct)
    {
        await using var db = _databases.CreateAsOwner();
        var grants = db switch
        {
            PostgresDb => PostgresGuards.Grants(schema),
            SqlServerDb => SqlServerGuards.Grants(schema),
            _ => [],
        };
        foreach (var grant in grants)
            await db.Database.ExecuteSqlRawAsync(grant, ct);
    }

    /// <summary>What the database does not have yet: migrations, triggers and policies, or the whole schema.</summary>
    public async Task<IReadOnlyList<string>> PendingAsync(CancellationToken ct)
    {
        await using var db = _databases.Create(TenantScope.Platform("schema check"));
        var creator = (IRelationalDatabaseCreator)db.GetService<IDatabaseCreator>();
        if (!await creator.ExistsAsync(ct) || !await creator.HasTablesAsync(ct))
            return ["its schema"];
        if (!ModelLeads(db) && (await db.Database.GetPendingMigrationsAsync(ct)).ToArray() is { Length: > 0 } pending)
            return pending;
        return await SchemaGuards.MissingAsync(db, ct);
    }

    /// <summary>Does the database answer?</summary>
    public async Task<bool> CanConnectAsync(CancellationToken ct)
    {
        await using var db = _databases.Create(TenantScope.Platform("health"));
        return await db.Database.CanConnectAsync(ct);
    }

    /// <summary>Why the connection's role must not serve people; null when it is fit.</summary>
    public async Task<string?> RoleFaultAsync(CancellationToken ct)
    {
        await using var db = _databases.Create(TenantScope.Platform("role check"));
        return await RoleCheck.FaultAsync(db, ct);
    }
}

/// <summary>The database is not one this release can upgrade; the message says what to do.</summary>
public sealed class SchemaRefusedException(string message) : Exception(message);
