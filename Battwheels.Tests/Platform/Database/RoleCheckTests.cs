using Battwheels.Core.Access;
using Battwheels.Data;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Database;

/// <summary>Who may serve people: on SQLite there are no roles, on a server nobody row-level security does not bind.</summary>
[Trait("Category", "Data")]
public class RoleCheckTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task RoleFault_RestrictedRole_None(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);

        Assert.Null(await FaultAsync(engine, Options(db).ConnectionString));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task RoleFault_Superuser_IsNamed(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = Options(db).OwnerConnectionString;

        var fault = await FaultAsync(engine, owner.Length > 0 ? owner : Options(db).ConnectionString);

        Assert.Equal(
            engine is TestEngine.PostgreSql,
            fault?.Contains("is a superuser", StringComparison.Ordinal) ?? false
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task RoleFault_RoleThatOwnsATable_IsNamed(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        if (engine is TestEngine.PostgreSql)
            await using (var owner = db.Services.GetRequiredService<DbFactory>().CreateAsOwner())
                await owner.Database.ExecuteSqlRawAsync($"ALTER TABLE \"{nameof(Role)}\" OWNER TO bw_test");

        var fault = await FaultAsync(engine, Options(db).ConnectionString);

        Assert.Equal(
            engine is TestEngine.PostgreSql,
            fault?.Contains("owns tables", StringComparison.Ordinal) ?? false
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task RoleFault_ConnectionsKeepSettings_IsNamed(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var connection = Options(db).ConnectionString;
        if (engine is TestEngine.PostgreSql)
            connection += ";No Reset On Close=true";

        var fault = await FaultAsync(engine, connection);

        Assert.Equal(engine is TestEngine.PostgreSql, fault?.Contains("No Reset", StringComparison.Ordinal) ?? false);
    }

    private static DatabaseOptions Options(TestDb db) => db.Services.GetRequiredService<DatabaseOptions>();

    private static async Task<string?> FaultAsync(TestEngine engine, string connection)
    {
        await using var services = new ServiceCollection()
            .AddLogging()
            .AddBattwheelsData(
                new DatabaseOptions
                {
                    Provider = Enum.Parse<DatabaseProvider>($"{engine}"),
                    ConnectionString = connection,
                }
            )
            .BuildServiceProvider();
        return await services.GetRequiredService<DatabaseSetup>().RoleFaultAsync(default);
    }
}
