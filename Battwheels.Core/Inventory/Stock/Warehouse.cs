using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>A store with its own cost pools; belongs to one branch.</summary>
public sealed class Warehouse : TenantEntity, IVersioned
{
    /// <summary>Unique in the organization, two to ten capital letters or digits.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    public required long BranchId { get; set; }

    /// <summary>Where parts come from when nobody chose; exactly one.</summary>
    public bool IsDefault { get; set; }

    public bool IsActive { get; set; } = true;

    public int Version { get; private set; }
}

/// <summary>A new organization has one store, of its first branch.</summary>
public sealed class WarehouseSeed : IOrganizationSeed
{
    public const string DefaultCode = "MAIN";

    public int Order => 30;

    public async Task SeedAsync(IUnitOfWork unit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        await unit.FlushAsync(ct);
        var branch = await unit.Set<Branch>().SingleAsync(b => b.IsDefault, ct);
        unit.Add(
            new Warehouse
            {
                Code = DefaultCode,
                Name = "Main store",
                BranchId = branch.Id,
                IsDefault = true,
            }
        );
    }
}
