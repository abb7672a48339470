using System.Reflection;
using Battwheels.Core.Common;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Battwheels.Tests.Architecture;

/// <summary>
/// T3: with one row of every entity in two organizations, whoever works in A neither sees nor touches B's, by any door;
/// and where the doors are taken away, the database itself refuses.
/// </summary>
[Trait("Category", "Architecture")]
public sealed class TenancyProbeTests(ProbeFixture fixture) : IClassFixture<ProbeFixture>
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public Task Reads_ThroughTheGate_SeeOwnRowsOnly(TestEngine engine) =>
        EachAsync(
            engine,
            (db, rows, type) =>
                db.UnitsFor("probe:read")
                    .ReadAsync(
                        "probe:read",
                        async unit =>
                        {
                            await CallAsync(
                                nameof(ReadAsync),
                                type,
                                unit,
                                rows.Id(type, db.OrgA),
                                rows.Id(type, db.OrgB)
                            );
                            return 0;
                        },
                        default
                    )
        );

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public Task Find_KeyOfTheOther_FindsNothing(TestEngine engine) =>
        EachAsync(
            engine,
            async (db, rows, type) =>
            {
                await using var context = ProbeRows.Unguarded(db, new TenantScope(db.OrgA));
                Assert.NotNull(await context.FindAsync(type, db.OrgA, rows.Id(type, db.OrgA)));
                Assert.Null(await context.FindAsync(type, db.OrgB, rows.Id(type, db.OrgB)));
                Assert.Null(await context.FindAsync(type, db.OrgA, rows.Id(type, db.OrgB)));
            }
        );

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public Task Includes_FromOwnRow_BringOwnRowsOnly(TestEngine engine) =>
        EachAsync(
            engine,
            async (db, rows, type) =>
            {
                await using var context = db.Database(new TenantScope(db.OrgA));
                foreach (var navigation in context.Model.FindEntityType(type)!.GetNavigations())
                {
                    var row = (await context.FindAsync(type, db.OrgA, rows.Id(type, db.OrgA)))!;
                    await context.Entry(row).Navigation(navigation.Name).LoadAsync();
                }

                Assert.All(
                    context.ChangeTracker.Entries<TenantEntity>(),
                    e => Assert.Equal(db.OrgA, e.Entity.OrganizationId)
                );
            }
        );

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public Task Writes_SetBased_TouchOwnRowsOnly(TestEngine engine) =>
        EachAsync(
            engine,
            async (db, rows, type) =>
            {
                await using var context = db.Database(new TenantScope(db.OrgA));
                if (engine is TestEngine.PostgreSql && type.IsAssignableTo(typeof(IAppendOnly)))
                    return; // the role may not even try: see RowSecurity
                Assert.Equal(0, await CallAsync<int>(nameof(DeleteAsync), type, context, rows.Id(type, db.OrgB)));
                if (type.IsDefined(typeof(NotAuditedAttribute)) && !type.IsAssignableTo(typeof(IAppendOnly)))
                    Assert.Equal(0, await GuardedUpdateAsync(db, rows, type));
            }
        );

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public Task Saves_OfTheOthersRows_AreRefusedBeforeTheDatabase(TestEngine engine) =>
        EachAsync(
            engine,
            async (db, rows, type) =>
            {
                foreach (var state in (EntityState[])[EntityState.Added, EntityState.Modified, EntityState.Deleted])
                {
                    await using var theirs = db.Database(new TenantScope(db.OrgB));
                    var row = (await theirs.FindAsync(type, db.OrgB, rows.Id(type, db.OrgB)))!;
                    theirs.Entry(row).State = EntityState.Detached;

                    await using var context = db.Database(new TenantScope(db.OrgA));
                    context.Entry(row).State = state;

                    if (type.IsAssignableTo(typeof(IAppendOnly)) && state is not EntityState.Added)
                        await Assert.ThrowsAsync<AppendOnlyException>(() => context.SaveChangesAsync());
                    else
                        await Assert.ThrowsAsync<CrossTenantWriteException>(() => context.SaveChangesAsync());
                }
            }
        );

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public Task Saves_OfTheOthersRows_WithChecksOff_ChangeNothing(TestEngine engine) =>
        EachAsync(
            engine,
            async (db, rows, type) =>
            {
                await using var context = ProbeRows.Unguarded(db, new TenantScope(db.OrgA));
                var forged = Activator.CreateInstance(type, nonPublic: true)!;
                var entry = context.Entry(forged);
                entry.Property(nameof(TenantEntity.OrganizationId)).CurrentValue = db.OrgA;
                entry.Property(nameof(TenantEntity.Id)).CurrentValue = rows.Id(type, db.OrgB);
                entry.State = EntityState.Deleted;

                var refused = await Assert.ThrowsAnyAsync<DbUpdateException>(() => context.SaveChangesAsync());

                Assert.True(
                    refused is DbUpdateConcurrencyException // no row of this organization has the id
                        || refused.InnerException
                            is PostgresException
                            {
                                SqlState: PostgresErrorCodes.InsufficientPrivilege, // append-only
                            }
                );
            }
        );

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task References_ToTheOthersRows_AreRefusedByTheDatabase(TestEngine engine)
    {
        var (db, rows) = await fixture.AtAsync(engine);
        await using var owner = db.Services.GetRequiredService<DbFactory>().CreateAsOwner();
        var checkedKeys = 0;
        foreach (var entity in Models.Tenant(owner.Model))
        foreach (var key in entity.GetForeignKeys())
        {
            var principal = key.PrincipalEntityType.ClrType;
            if (!principal.IsAssignableTo(typeof(TenantEntity)))
                continue;
            var sql =
                $"UPDATE \"{entity.GetTableName()}\" SET \"{key.Properties[^1].GetColumnName()}\" = {rows.Id(principal, db.OrgB)} "
                + $"WHERE \"OrganizationId\" = {db.OrgA} AND \"Id\" = {rows.Id(entity.ClrType, db.OrgA)}";

            var refused = await Record.ExceptionAsync(() => RawSql.ExecuteAsync(owner, sql));

            Assert.True(IsForeignKeyViolation(refused), $"{sql}\n{refused?.Message ?? "was accepted"}");
            checkedKeys++;
        }

        Assert.NotEqual(0, checkedKeys);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public Task CommandGuard_FilterIgnored_StopsTheStatement(TestEngine engine) =>
        EachAsync(
            engine,
            async (db, _, type) =>
            {
                await using var context = db.Database(new TenantScope(db.OrgA));
                await Assert.ThrowsAsync<UnscopedQueryException>(() =>
                    CallAsync<int>(nameof(CountUnfilteredAsync), type, context)
                );
            }
        );

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public Task NoOrganization_AnyRead_Throws(TestEngine engine) =>
        EachAsync(
            engine,
            async (db, _, type) =>
            {
                await using var context = db.Database(TenantScope.Platform("nothing chosen"));
                await Assert.ThrowsAsync<InvalidOperationException>(() =>
                    CallAsync<int>(nameof(CountAsync), type, context)
                );
            }
        );

    [Fact]
    public async Task RowSecurity_FiltersIgnored_PostgresStillHidesAndRefuses()
    {
        Assert.SkipWhen(Engines.PostgresOwner is null, "No PostgreSQL at hand.");
        await EachAsync(
            TestEngine.PostgreSql,
            async (db, rows, type) =>
            {
                await using var own = ProbeRows.Unguarded(db, new TenantScope(db.OrgA));
                Assert.Equal(
                    await CallAsync<int>(nameof(CountAsync), type, own),
                    await CallAsync<int>(nameof(CountUnfilteredAsync), type, own)
                );
                var table = own.Model.FindEntityType(type)!.GetTableName();
                var moved = await Record.ExceptionAsync(() =>
                    RawSql.ExecuteAsync(
                        own,
                        $"UPDATE \"{table}\" SET \"OrganizationId\" = {db.OrgB} WHERE \"Id\" = {rows.Id(type, db.OrgA)}"
                    )
                );
                Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (moved as PostgresException)?.SqlState);

                await using var nobody = ProbeRows.Unguarded(db, TenantScope.Platform("nothing chosen"));
                Assert.Equal("0", (await RawSql.RowsAsync(nobody, $"SELECT count(*) FROM \"{table}\"")).Single()[0]);
            }
        );
    }

    private async Task EachAsync(TestEngine engine, Func<TestDb, ProbeRows, Type, Task> probe)
    {
        var (db, rows) = await fixture.AtAsync(engine);
        List<string> faults = [];
        foreach (var type in rows.Types)
            if (await Record.ExceptionAsync(() => probe(db, rows, type)) is { } fault)
                faults.Add($"{type.Name}: {fault.Message}");
        Assert.NotEmpty(rows.Types);
        Faults.None(faults);
    }

    private static async Task ReadAsync<T>(IReadUnit unit, long own, long foreign)
        where T : TenantEntity
    {
        var set = unit.Set<T>();
        Assert.Equal(await set.CountAsync(), (await set.ToListAsync()).Count);
        Assert.All(
            await set.Select(e => e.OrganizationId).ToListAsync(),
            id => Assert.Equal(unit.Actor.OrganizationId, id)
        );
        Assert.True(await set.AnyAsync(e => e.Id == own));
        Assert.False(await set.AnyAsync(e => e.Id == foreign));
        Assert.Null(await set.FirstOrDefaultAsync(e => e.Id == foreign));
        Assert.Equal(0, await set.SumAsync(e => e.Id == foreign ? 1 : 0));
        Assert.Equal(0, await set.Join(set, a => a.Id, b => b.Id, (a, b) => a.Id).CountAsync(id => id == foreign));
    }

    private static async Task<int> GuardedUpdateAsync(TestDb db, ProbeRows rows, Type type)
    {
        var changed = await db.UnitsFor("probe:write")
            .RunAsync<int>(
                "probe:write",
                CommandId.New(),
                new { type.Name },
                async unit => await CallAsync<int>(nameof(UpdateAsync), type, unit, rows.Id(type, db.OrgB)),
                default
            );
        return changed.Value;
    }

    private static Task<int> UpdateAsync<T>(IUnitOfWork unit, long foreign)
        where T : TenantEntity =>
        unit.UpdateWhereAsync<T>(e => e.Id == foreign, set => set.SetProperty(e => e.Id, e => e.Id), default);

    private static Task<int> DeleteAsync<T>(BattwheelsDb db, long foreign)
        where T : TenantEntity => db.Set<T>().Where(e => e.Id == foreign).ExecuteDeleteAsync();

    private static Task<int> CountAsync<T>(BattwheelsDb db)
        where T : TenantEntity => db.Set<T>().CountAsync();

    private static Task<int> CountUnfilteredAsync<T>(BattwheelsDb db)
        where T : TenantEntity =>
        db.Set<T>().IgnoreQueryFilters([TenantModel.TenantFilter, TenantModel.CustomerFilter]).CountAsync();

    private static bool IsForeignKeyViolation(Exception? exception) =>
        exception switch
        {
            SqliteException e => e.SqliteExtendedErrorCode == 787,
            PostgresException e => e.SqlState == PostgresErrorCodes.ForeignKeyViolation,
            _ => false,
        };

    private static Task CallAsync(string method, Type type, params object[] arguments) =>
        (Task)Invoke(method, type, arguments);

    private static Task<T> CallAsync<T>(string method, Type type, params object[] arguments) =>
        (Task<T>)Invoke(method, type, arguments);

    private static object Invoke(string method, Type type, object[] arguments) =>
        typeof(TenancyProbeTests)
            .GetMethod(method, BindingFlags.Static | BindingFlags.NonPublic)!
            .MakeGenericMethod(type)
            .Invoke(null, BindingFlags.DoNotWrapExceptions, null, arguments, null)!;
}
