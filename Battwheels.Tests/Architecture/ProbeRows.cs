using System.Runtime.CompilerServices;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Sla;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Architecture;

/// <summary>
/// One row of every tenant table in each of two organizations, made from the model behind the gate's back: required
/// columns filled, references followed. New entities are covered without a line here.
/// </summary>
/// <remarks>
/// Rules of single features (check constraints, append-only triggers) are not under test where these rows are used, so
/// they are switched off in this one test's database.
/// </remarks>
internal sealed class ProbeRows
{
    /// <summary>Every text of organization B's rows made here: where it shows, something was seen.</summary>
    public const string TheirMark = "Ж";

    private readonly TestDb _db;
    private readonly Dictionary<(Type, long), long> _ids = [];
    private readonly HashSet<Type> _making = [];

    private ProbeRows(TestDb db) => _db = db;

    public IReadOnlyList<Type> Types { get; private set; } = [];

    public long Id(Type type, long organizationId) => _ids[(type, organizationId)];

    /// <summary>All rows made or found in an organization.</summary>
    public IEnumerable<long> Ids(long organizationId) =>
        _ids.Where(i => i.Key.Item2 == organizationId).Select(i => i.Value);

    public static async Task<ProbeRows> MakeAsync(TestDb db)
    {
        ProbeRows rows = new(db);
        await rows.DropRulesAsync();
        await using var model = db.Database(TenantScope.Platform("model"));
        rows.Types =
        [
            .. Models.Tenant(model.Model).Select(e => e.ClrType).OrderBy(t => t.Name, StringComparer.Ordinal),
        ];
        foreach (var organization in (long[])[db.OrgA, db.OrgB])
        foreach (var type in rows.Types.Prepend(typeof(ServiceTicket))) // a visit first, so that it has its invoice
            await rows.EnsureAsync(type, organization);
        return rows;
    }

    /// <summary>Remembers the whole database as it is now. SQLite only.</summary>
    public async Task<SqliteConnection> KeepAsync()
    {
        SqliteConnection kept = new("Data Source=:memory:");
        await kept.OpenAsync();
        await using var owner = _db.Services.GetRequiredService<DbFactory>().CreateAsOwner();
        await owner.Database.OpenConnectionAsync();
        ((SqliteConnection)owner.Database.GetDbConnection()).BackupDatabase(kept);
        return kept;
    }

    /// <summary>Makes the database what it was then.</summary>
    public async Task RestoreAsync(SqliteConnection kept)
    {
        await using var owner = _db.Services.GetRequiredService<DbFactory>().CreateAsOwner();
        await owner.Database.OpenConnectionAsync();
        kept.BackupDatabase((SqliteConnection)owner.Database.GetDbConnection());
    }

    /// <summary>Every row is as if nobody had changed it: its version is 0 again.</summary>
    public async Task ResetVersionsAsync()
    {
        await using var owner = _db.Services.GetRequiredService<DbFactory>().CreateAsOwner();
        foreach (var table in Types.Where(t => t.IsAssignableTo(typeof(IVersioned))))
            await RawSql.ExecuteAsync(
                owner,
                $"UPDATE \"{owner.Model.FindEntityType(table)!.GetTableName()}\" SET \"{nameof(IVersioned.Version)}\" = 0"
            );
    }

    /// <summary>A context without the interceptors that guard it; the connection is set up as always.</summary>
    public static BattwheelsDb Unguarded(TestDb db, TenantScope scope)
    {
        var services = db.Services;
        return new DbFactory(
            services.GetRequiredService<DatabaseOptions>(),
            services.GetRequiredService<IdGenerator>(),
            services.GetServices<IInterceptor>().OfType<ConnectionSetup>()
        ).Create(scope);
    }

    private async Task DropRulesAsync()
    {
        await using var owner = _db.Services.GetRequiredService<DbFactory>().CreateAsOwner();
        if (_db.Engine is TestEngine.Sqlite)
        {
            foreach (
                var trigger in await RawSql.RowsAsync(owner, "SELECT name FROM sqlite_master WHERE type = 'trigger'")
            )
                await RawSql.ExecuteAsync(owner, $"DROP TRIGGER \"{trigger[0]}\"");
            return;
        }

        await RawSql.ExecuteAsync(
            owner,
            """
            DO $$ DECLARE r record; BEGIN
              FOR r IN SELECT t.relname, c.conname FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid
                       JOIN pg_namespace n ON n.oid = t.relnamespace WHERE n.nspname = 'public' AND c.contype = 'c'
              LOOP EXECUTE format('ALTER TABLE %I DROP CONSTRAINT %I', r.relname, r.conname); END LOOP;
              FOR r IN SELECT t.relname FROM pg_class t JOIN pg_namespace n ON n.oid = t.relnamespace
                       WHERE n.nspname = 'public' AND t.relkind = 'r'
              LOOP EXECUTE format('ALTER TABLE %I DISABLE TRIGGER USER', r.relname); END LOOP;
            END $$
            """
        );
    }

    private async Task<long> EnsureAsync(Type type, long organization)
    {
        if (_ids.TryGetValue((type, organization), out var known))
            return known;
        await using var db = Unguarded(_db, new TenantScope(organization));
        if (_db.Engine is TestEngine.Sqlite)
        {
            await RawSql.ExecuteAsync(db, "PRAGMA ignore_check_constraints = ON");
        }

        // What a new organization is seeded with serves as well, and may be the only row allowed.
        var seeded = await First(db, type, organization);
        _making.Add(type);
        var id = seeded ?? await AddAsync(db, type, organization);
        _making.Remove(type);
        return _ids[(type, organization)] = id;
    }

    private async Task<long> AddAsync(BattwheelsDb db, Type type, long organization)
    {
        var entity = db.Model.FindEntityType(type)!;
        var row = Activator.CreateInstance(type, nonPublic: true) ?? RuntimeHelpers.GetUninitializedObject(type);
        var entry = db.Entry(row);
        entry.Property(nameof(TenantEntity.OrganizationId)).CurrentValue = organization;
        entry.Property(nameof(TenantEntity.Id)).CurrentValue = db.Ids.Next();
        foreach (var property in entity.GetProperties().Where(p => !p.IsPrimaryKey()))
            if (!property.IsNullable && !property.IsShadowProperty() && entry.Property(property.Name) is var slot)
                slot.CurrentValue ??= Filler(property, organization == _db.OrgB ? TheirMark : "x");
        if (row is SlaClock) // one that began in the year 1 would count the minutes of two thousand years
            entry.Property(nameof(SlaClock.StartedAtUtc)).CurrentValue = TestDb.Start.UtcDateTime;
        foreach (var key in entity.GetForeignKeys())
            await ReferAsync(entry, key, organization);
        entry.State = EntityState.Added;
        await db.SaveChangesAsync();
        return ((TenantEntity)row).Id;
    }

    private async Task ReferAsync(EntityEntry entry, IForeignKey key, long organization)
    {
        var column = key.Properties[^1];
        var principal = key.PrincipalEntityType.ClrType;
        if (principal == typeof(Person))
            entry.Property(column.Name).CurrentValue = await PersonAsync();
        else if (!_making.Contains(principal))
            entry.Property(column.Name).CurrentValue = await EnsureAsync(principal, organization);
        else if (!column.IsNullable) // two that point to each other: one of them must do without
            throw new InvalidOperationException($"{entry.Metadata.ClrType.Name} needs a {principal.Name} first.");
    }

    private async Task<long> PersonAsync()
    {
        await using var db = _db.Database(TenantScope.Platform("probe person"));
        Person person = new()
        {
            Id = _db.Services.GetRequiredService<IdGenerator>().Next(),
            UserName = $"{Guid.NewGuid():N}",
            NormalizedUserName = $"{Guid.NewGuid():N}",
            NormalizedEmail = $"{Guid.NewGuid():N}",
        };
        db.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    }

    private static object Filler(IReadOnlyProperty property, string text)
    {
        var type = property.ClrType;
        if (type == typeof(string))
            return text;
        if (type == typeof(Phrase))
            return (Phrase)text;
        if (type == typeof(byte[]))
            return Array.Empty<byte>();
        return type == typeof(DateTime)
            ? TestDb.Start.UtcDateTime
            : Activator.CreateInstance(type)
                ?? throw new InvalidOperationException($"Nothing to fill {property.Name} with.");
    }

    private static async Task<long?> First(BattwheelsDb db, Type type, long organization) =>
        await ((Task<long?>)Generic(nameof(FirstOf), type).Invoke(null, [db, organization])!);

    private static Task<long?> FirstOf<T>(BattwheelsDb db, long organization)
        where T : TenantEntity =>
        db.Set<T>()
            .Where(e => e.OrganizationId == organization) // whatever the filter does
            .OrderBy(e => e.Id)
            .Select(e => (long?)e.Id)
            .FirstOrDefaultAsync();

    private static System.Reflection.MethodInfo Generic(string name, Type type) =>
        typeof(ProbeRows)
            .GetMethod(name, System.Reflection.BindingFlags.Static | System.Reflection.BindingFlags.NonPublic)!
            .MakeGenericMethod(type);
}

/// <summary>The probe's databases, made once per engine: what is tried on them is meant to change nothing.</summary>
public sealed class ProbeFixture : IAsyncLifetime
{
    private readonly Dictionary<TestEngine, (TestDb, ProbeRows)> _made = [];

    internal async Task<(TestDb Db, ProbeRows Rows)> AtAsync(TestEngine engine)
    {
        if (_made.TryGetValue(engine, out var made))
            return made;
        var db = await TestDb.CreateAsync(engine);
        return _made[engine] = (db, await ProbeRows.MakeAsync(db));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var (db, _) in _made.Values)
            await db.DisposeAsync();
    }
}
