using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.BadWeather;

/// <summary>Another program holds the file's write lock: readers go on, the writer is told, nothing is lost.</summary>
[Trait("Category", "Data")]
public sealed class LockedDatabaseTests
{
    [Fact]
    public async Task Write_LockHeldByAnother_IsRefusedInWordsAndTheSameCommandWorksLater()
    {
        await using var db = await TestDb.CreateAsync();
        var options = db.Services.GetRequiredService<DatabaseOptions>();
        options.LockPatience = TimeSpan.FromSeconds(1);
        var service = db.Service<ContactService>(ContactPermissions.Create, ContactPermissions.Read);
        var command = CommandId.New();
        var input = CrmSeeds.Person("Ramesh Kale");

        Result<long> refused;
        await using (SqliteConnection other = new(options.ConnectionString + ";Pooling=False"))
        {
            await other.OpenAsync();
            await using var held = other.BeginTransaction(deferred: false);
            refused = await service.CreateAsync(input, command, default);
            Assert.Equal(0, await db.CountAsync<Contact>(db.OrgA));
        }

        Assert.Equal("DATABASE_BUSY", refused.Error?.Code);
        var first = await service.CreateAsync(input, command, default);
        var again = await service.CreateAsync(input, command, default);
        Assert.Null(first.Error);
        Assert.Equal(first.Value, again.Value);
        Assert.Equal(1, await db.CountAsync<Contact>(db.OrgA));
    }
}
