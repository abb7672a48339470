using Battwheels.Core.Access;
using Battwheels.Core.Crm;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Inventory.Stock;

internal sealed class GoodsReceiptConfiguration : TenantEntityConfiguration<GoodsReceipt>
{
    public override void Configure(EntityTypeBuilder<GoodsReceipt> builder)
    {
        builder.Property(r => r.Number).HasMaxLength(16);
        builder.Property(r => r.Reference).HasMaxLength(60);
        builder.Property(r => r.Notes).HasMaxLength(1000);
        builder.Property(r => r.SearchKey).HasMaxLength(80);
        builder.HasIndex(r => new { r.OrganizationId, r.Number }).IsUnique();
        builder.HasIndex(r => new { r.OrganizationId, r.Date });
        builder.HasIndex(r => new
        {
            r.OrganizationId,
            r.VendorId,
            r.Id,
        });
        builder.References<Warehouse>(nameof(GoodsReceipt.WarehouseId));
        builder.References<Contact>(nameof(GoodsReceipt.VendorId));
        builder.References<Membership>(nameof(GoodsReceipt.MembershipId));
        builder.OwnsRows(r => r.Lines, nameof(GoodsReceiptLine.ReceiptId));
    }
}

internal sealed class GoodsReceiptLineConfiguration : TenantEntityConfiguration<GoodsReceiptLine>
{
    public override void Configure(EntityTypeBuilder<GoodsReceiptLine> builder)
    {
        builder
            .HasIndex(l => new
            {
                l.OrganizationId,
                l.ReceiptId,
                l.LineNo,
            })
            .IsUnique();
        builder.References<Item>(nameof(GoodsReceiptLine.ItemId));
    }
}

internal sealed class OpeningStockConfiguration : TenantEntityConfiguration<OpeningStock>
{
    public override void Configure(EntityTypeBuilder<OpeningStock> builder)
    {
        builder.References<Warehouse>(nameof(OpeningStock.WarehouseId));
        builder.References<Membership>(nameof(OpeningStock.MembershipId));
    }
}

/// <summary>Each document is reversed once, whoever comes first.</summary>
internal sealed class StockReversalConfiguration : TenantEntityConfiguration<StockReversal>
{
    public override void Configure(EntityTypeBuilder<StockReversal> builder)
    {
        builder.Property(r => r.SourceType).HasMaxLength(40);
        builder
            .HasIndex(r => new
            {
                r.OrganizationId,
                r.SourceType,
                r.SourceId,
            })
            .IsUnique();
        builder.References<Membership>(nameof(StockReversal.MembershipId));
    }
}
