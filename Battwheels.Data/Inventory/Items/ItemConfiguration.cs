using Battwheels.Core.Inventory.Items;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Inventory.Items;

internal sealed class ItemConfiguration : TenantEntityConfiguration<Item>
{
    public override void Configure(EntityTypeBuilder<Item> builder)
    {
        builder.Property(i => i.Sku).HasMaxLength(40);
        builder.Property(i => i.Name).HasMaxLength(160);
        builder.Property(i => i.Hsn).HasMaxLength(8);
        builder.Property(i => i.Uom).HasMaxLength(3);
        builder.Property(i => i.Barcode).HasMaxLength(60);
        builder.Property(i => i.PartNumber).HasMaxLength(60);
        builder.Property(i => i.SearchKey).HasMaxLength(400);
        builder.HasIndex(i => new { i.OrganizationId, i.Sku }).IsUnique();
        builder.HasIndex(i => new { i.OrganizationId, i.Barcode }).IsUnique();
        builder.HasIndex(i => new { i.OrganizationId, i.PartNumber });
        builder.HasIndex(i => new { i.OrganizationId, i.Name });
        builder.HasIndex(i => new { i.OrganizationId, i.SalesPrice });
        builder.ToTable(table =>
        {
            table.HasCheckConstraint("CK_Item_MinimumStock", "\"MinimumStock\" >= 0");
            table.HasCheckConstraint("CK_Item_SalesPrice", "\"SalesPrice\" >= 0");
        });
    }
}
