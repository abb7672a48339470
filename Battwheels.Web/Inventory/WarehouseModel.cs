using Battwheels.Core.Inventory.Stock;

namespace Battwheels.Web.Inventory;

/// <summary>What is typed into the form of a store.</summary>
public sealed class WarehouseModel
{
    public string? Code { get; set; }

    public string? Name { get; set; }

    public long BranchId { get; set; }

    public bool IsDefault { get; set; }

    public bool IsActive { get; set; } = true;

    public static WarehouseModel Of(WarehouseRow row) =>
        new()
        {
            Code = row.Code,
            Name = row.Name,
            BranchId = row.BranchId,
            IsDefault = row.IsDefault,
            IsActive = row.IsActive,
        };

    public WarehouseInput ToInput() => new(Code ?? "", Name ?? "", BranchId, IsDefault, IsActive);
}
