using Battwheels.Core.Common;
using Battwheels.Data;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Architecture;

/// <summary>The model as each engine sees it; nothing is connected to.</summary>
internal static class Models
{
    public static TheoryData<DatabaseProvider> Engines =>
        [DatabaseProvider.Sqlite, DatabaseProvider.SqlServer, DatabaseProvider.PostgreSql];

    public static IModel Of(DatabaseProvider provider)
    {
        using var services = new ServiceCollection()
            .AddLogging()
            .AddBattwheelsData(new DatabaseOptions { Provider = provider, ConnectionString = "" })
            .BuildServiceProvider();
        using var db = services.GetRequiredService<DbFactory>().Create(TenantScope.Platform("model"));
        return db.Model;
    }

    public static IEnumerable<IEntityType> Tenant(IModel model) =>
        model.GetEntityTypes().Where(e => e.ClrType.IsAssignableTo(typeof(TenantEntity)));

    public static string Name(this IReadOnlyEntityType entity) => entity.ClrType.Name;
}

/// <summary>What may stand outside the rules of tenancy. A new line here is a decision to review.</summary>
internal static class Reviewed
{
    /// <summary>Tables of libraries: who can sign in, and the keys of cookies.</summary>
    public static readonly string[] LibraryTables =
    [
        "IdentityUserClaim`1",
        "IdentityUserLogin`1",
        "IdentityUserToken`1",
        "DataProtectionKey",
    ];

    /// <summary>Indexes of tenant tables that do not start with OrganizationId: a person's own memberships.</summary>
    public static readonly string[] CrossingIndexes = ["Membership(PersonId)"];

    /// <summary>Foreign keys of tenant tables that lead out of the organization.</summary>
    public static readonly string[] CrossingForeignKeys = ["Membership(PersonId)"];
}
