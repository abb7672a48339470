using Battwheels.Core.Inventory.Markups;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Inventory.Markups;

internal sealed class MarkupTableConfiguration : TenantEntityConfiguration<MarkupTable>
{
    public override void Configure(EntityTypeBuilder<MarkupTable> builder)
    {
        builder.OwnsRows(t => t.Rows, nameof(MarkupRow.MarkupTableId));
        builder.HasIndex(t => t.OrganizationId).IsUnique();
    }
}

internal sealed class MarkupRowConfiguration : TenantEntityConfiguration<MarkupRow>
{
    public override void Configure(EntityTypeBuilder<MarkupRow> builder) =>
        builder.HasIndex(r => new { r.OrganizationId, r.MarkupTableId });
}
