using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Data;
using Battwheels.Data.Common;
using Battwheels.Data.Common.Keys;
using Battwheels.Data.Platform.Files;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Battwheels.Tests.Common;

/// <summary>
/// A database of its own per test, made from a migrated template, with two founded organizations, a clock that stands
/// still and the real gate. PostgreSQL is used where BATTWHEELS_TEST_POSTGRES names a server's owner connection.
/// </summary>
public sealed class TestDb : IAsyncDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 4, 6, 12, 0, TimeSpan.Zero);

    private readonly List<AsyncServiceScope> _scopes = [];
    private readonly TestEngine _engine;
    private readonly Func<Task> _drop;

    private TestDb(ServiceProvider services, FakeTimeProvider clock, TestEngine engine, Func<Task> drop) =>
        (Services, Clock, _engine, _drop) = (services, clock, engine, drop);

    public ServiceProvider Services { get; }

    public FakeTimeProvider Clock { get; }

    public TestEngine Engine => _engine;

    /// <summary>The organization most tests act in.</summary>
    public long OrgA { get; private set; }

    /// <summary>The one that must never notice.</summary>
    public long OrgB { get; private set; }

    public static async Task<TestDb> CreateAsync(
        TestEngine engine = TestEngine.Sqlite,
        Action<IServiceCollection>? configure = null
    )
    {
        var (options, drop) = await TestDatabases.NewAsync(engine);
        var db = Open(options, Start, engine, drop, configure);
        await db.FindAsync("alpha", "beta");
        return db;
    }

    /// <summary>
    /// Two new organizations in the database of an application that runs as a process of its own. Close it before the
    /// application ends: it gives the addresses back, so that the next class of tests finds them free.
    /// </summary>
    internal static async Task<TestDb> BesideAsync(string file, string slugA, string slugB)
    {
        var db = Beside(file, () => FreeAsync(file, slugA, slugB));
        db.OrgA = await db.FoundAsync(slugA, "Alpha EV Service");
        db.OrgB = await db.FoundAsync(slugB, "Beta EV Service");
        return db;
    }

    /// <summary>The same with two organizations that are there already.</summary>
    internal static async Task<TestDb> AtAsync(string file, string slugA, string slugB)
    {
        var db = Beside(file, NothingToDrop);
        await db.FindAsync(slugA, slugB);
        return db;
    }

    private static TestDb Beside(string file, Func<Task> drop) =>
        Open(
            TestDatabases.Sqlite(file),
            TimeProvider.System.GetUtcNow(),
            TestEngine.Sqlite,
            drop,
            services => // the application's own files lie beside its database
                services.AddSingleton(new FileStoreOptions { Folder = Path.Combine(Path.GetDirectoryName(file)!, "files") })
        );

    private async Task FindAsync(string slugA, string slugB)
    {
        var directory = Services.GetRequiredService<IPlatformDirectory>();
        OrgA = (await directory.FindAsync(slugA, default))!.Id;
        OrgB = (await directory.FindAsync(slugB, default))!.Id;
    }

    private static async Task FreeAsync(string file, params string[] slugs)
    {
        await using SqliteConnection connection = new($"Data Source={file}");
        await connection.OpenAsync();
        foreach (var slug in slugs)
        {
            await using SqliteCommand free = new(
                "UPDATE Organization SET Slug = 'was-' || Id WHERE Slug = @slug",
                connection
            );
            free.Parameters.AddWithValue("@slug", slug);
            await free.ExecuteNonQueryAsync();
        }
    }

    private static Task NothingToDrop() => Task.CompletedTask;

    /// <summary>
    /// Founds the two organizations in a template, once per engine. Its clock is behind, so that no id made in a test
    /// can meet one of these.
    /// </summary>
    internal static async Task FillTemplateAsync(DatabaseOptions options, TestEngine engine)
    {
        await using var db = Open(options, Start.AddMinutes(-10), engine, NothingToDrop, null);
        await db.FoundAsync("alpha", "Alpha EV Service");
        await db.FoundAsync("beta", "Beta EV Service");
    }

    /// <summary>The master key of all tests.</summary>
    public static EncryptionOptions Encryption() =>
        new() { Current = TestKeys.Id, Keys = { [TestKeys.Id] = TestKeys.Key } };

    private static TestDb Open(
        DatabaseOptions options,
        DateTimeOffset now,
        TestEngine engine,
        Func<Task> drop,
        Action<IServiceCollection>? configure
    )
    {
        FakeTimeProvider clock = new(now);
        ServiceCollection services = new();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton(
            new FileStoreOptions { Folder = Path.Combine(Path.GetTempPath(), $"bw-files-{Environment.ProcessId}") }
        );
        services.AddSingleton(Encryption());
        services.AddBattwheelsData(options);
        services.AddDomainServices();
        services.AddOrganizationSeeds();
        configure?.Invoke(services);
        return new TestDb(services.BuildServiceProvider(validateScopes: true), clock, engine, drop);
    }

    /// <summary>Founds an organization with everything a new one starts with.</summary>
    public async Task<long> FoundAsync(string slug, string name)
    {
        var directory = Services.GetRequiredService<IPlatformDirectory>();
        var id = (await directory.CreateOrganizationAsync(slug, name, isDemo: false, default)).Value;
        var founding = await UnitsFor(Actor.Job(id, "sign-up", SystemPermissions.SignUp))
            .RunAsync<Done>(
                SystemPermissions.SignUp,
                CommandId.New(),
                new { slug },
                async unit =>
                {
                    foreach (var seed in Services.GetServices<IOrganizationSeed>().OrderBy(s => s.Order))
                        await seed.SeedAsync(unit, default);
                    return Done.Instance;
                },
                default
            );
        Assert.Null(founding.Error);
        return id;
    }

    /// <summary>A scope acting as <paramref name="actor"/>, kept until the test ends.</summary>
    public IServiceProvider As(Actor? actor)
    {
        var scope = Services.CreateAsyncScope();
        _scopes.Add(scope);
        if (actor is not null)
            scope.ServiceProvider.GetRequiredService<ICurrentActor>().Become(actor);
        return scope.ServiceProvider;
    }

    public IUnitOfWorkFactory UnitsFor(Actor? actor) => As(actor).GetRequiredService<IUnitOfWorkFactory>();

    /// <summary>The gate of organization A for someone holding exactly these permissions.</summary>
    public IUnitOfWorkFactory UnitsFor(params string[] permissions) => UnitsFor(Actor.Job(OrgA, "test", permissions));

    /// <summary>A domain service of organization A for someone holding exactly these permissions.</summary>
    public T Service<T>(params string[] permissions)
        where T : notnull => As(Actor.Job(OrgA, "test", permissions)).GetRequiredService<T>();

    public T Service<T>(Actor? actor)
        where T : notnull => As(actor).GetRequiredService<T>();

    /// <summary>A new person with these roles.</summary>
    public async Task<Actor> MemberAsync(long organizationId, string name, params string[] roleCodes)
    {
        await using var db = Database(TenantScope.Platform("test person"));
        var email = $"{name.ToUpperInvariant()}-{Guid.NewGuid():N}@EXAMPLE.TEST";
        Person person = new()
        {
            Id = Services.GetRequiredService<IdGenerator>().Next(),
            UserName = email,
            NormalizedUserName = email,
            Email = email,
            NormalizedEmail = email,
            FullName = name,
        };
        db.Add(person);
        await db.SaveChangesAsync();

        await using var tenant = Database(new TenantScope(organizationId));
        Membership member = new()
        {
            PersonId = person.Id,
            DisplayName = name,
            JoinedAtUtc = Clock.GetUtcNow().UtcDateTime,
        };
        member.SetRoles(
            await tenant.Set<Role>().Where(r => roleCodes.Contains(r.Code)).Select(r => r.Id).ToListAsync()
        );
        Assert.Equal(roleCodes.Length, member.Roles.Count);
        tenant.Add(member);
        await tenant.SaveChangesAsync();
        return Actor.Member(organizationId, person.Id, member.Id, name);
    }

    /// <summary>The raw context, for what a test must see or break behind the gate's back.</summary>
    internal BattwheelsDb Database(TenantScope scope) => Services.GetRequiredService<DbFactory>().Create(scope);

    /// <summary>Counts rows of an organization behind the gate's back.</summary>
    public async Task<int> CountAsync<T>(long organizationId)
        where T : TenantEntity
    {
        await using var db = Database(new TenantScope(organizationId));
        return await db.Set<T>().CountAsync();
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var scope in _scopes)
            await scope.DisposeAsync();
        await Services.DisposeAsync();
        await _drop();
    }
}
