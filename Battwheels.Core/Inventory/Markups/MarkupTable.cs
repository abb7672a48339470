using Battwheels.Core.Common;

namespace Battwheels.Core.Inventory.Markups;

/// <summary>What is put on the cost of a part where nobody gave it a price. One in an organization, or none.</summary>
public sealed class MarkupTable : TenantEntity, IVersioned
{
    private readonly List<MarkupRow> _rows = [];

    public int Version { get; private set; }

    public IReadOnlyList<MarkupRow> Rows => _rows;

    public void Add(MarkupRow row) => _rows.Add(row);
}

/// <summary>One band of it: from this cost up to the next row's.</summary>
public sealed class MarkupRow : TenantEntity
{
    public long MarkupTableId { get; private set; }

    /// <summary>Rupees before tax, included.</summary>
    public required decimal FromCost { get; init; }

    /// <summary>Percent of the cost.</summary>
    [Rate]
    public required decimal Percent { get; init; }
}
