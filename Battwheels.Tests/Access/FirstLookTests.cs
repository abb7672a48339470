using Battwheels.Core.Access;
using Battwheels.Data.Common;
using Battwheels.Tests.Architecture;
using Battwheels.Tests.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Access;

/// <summary>Whether an installation still asks how somebody wants to start.</summary>
[Trait("Category", "Data")]
public sealed class FirstLookTests
{
    [Fact]
    public async Task IsUnusedAsync_OwnGarages_NoneButDemos()
    {
        await using var db = await TestDb.CreateAsync();
        var directory = db.Services.GetRequiredService<IPlatformDirectory>();
        Assert.False(await directory.IsUnusedAsync(default));

        await using var raw = db.Database(TenantScope.Platform("test"));
        await RawSql.ExecuteAsync(raw, """UPDATE "Organization" SET "IsDemo" = 1""");

        Assert.True(await directory.IsUnusedAsync(default));
    }
}
