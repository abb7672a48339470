using Battwheels.Core.Common;

namespace Battwheels.Core.Inventory.Stock;

/// <summary>Stock promised to a document, out of what is available, until a date.</summary>
[NotAudited("A balance; the job line that asks for it is audited.")]
public sealed class Reservation : TenantEntity
{
    public required long ItemId { get; init; }

    public required long WarehouseId { get; init; }

    /// <summary>Still held; 0 once issued, released or expired.</summary>
    [Quantity]
    public required decimal Quantity { get; init; }

    public required string SourceType { get; init; }

    public required long SourceId { get; init; }

    /// <summary>Last day it is held.</summary>
    public required DateOnly ExpiresOn { get; init; }
}
