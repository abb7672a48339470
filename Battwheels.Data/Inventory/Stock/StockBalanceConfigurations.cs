using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Inventory.Stock;

/// <summary>The database itself refuses negative stock, stock promised twice and value without stock.</summary>
internal sealed class StockPoolConfiguration : TenantEntityConfiguration<StockPool>
{
    public override void Configure(EntityTypeBuilder<StockPool> builder)
    {
        builder
            .HasIndex(p => new
            {
                p.OrganizationId,
                p.ItemId,
                p.WarehouseId,
            })
            .IsUnique();
        builder.HasIndex(p => new { p.OrganizationId, p.WarehouseId });
        builder.References<Item>(nameof(StockPool.ItemId));
        builder.References<Warehouse>(nameof(StockPool.WarehouseId));
        builder.ToTable(table =>
        {
            table.HasCheckConstraint(
                "CK_StockPool_Quantity",
                "\"Quantity\" >= 0 AND \"Reserved\" >= 0 AND \"Reserved\" <= \"Quantity\""
            );
            table.HasCheckConstraint("CK_StockPool_Value", "\"Value\" >= 0 AND (\"Quantity\" > 0 OR \"Value\" = 0)");
        });
    }
}

internal sealed class StockLayerConfiguration : TenantEntityConfiguration<StockLayer>
{
    public override void Configure(EntityTypeBuilder<StockLayer> builder)
    {
        builder
            .HasIndex(l => new
            {
                l.OrganizationId,
                l.ItemId,
                l.WarehouseId,
                l.EffectiveDate,
                l.MovementId,
            })
            .HasFilter("\"Quantity\" > 0");
        builder.HasIndex(l => new { l.OrganizationId, l.MovementId }).IsUnique();
        builder.References<Item>(nameof(StockLayer.ItemId));
        builder.References<Warehouse>(nameof(StockLayer.WarehouseId));
        builder.References<StockMovement>(nameof(StockLayer.MovementId));
        builder.ToTable(table =>
            table.HasCheckConstraint(
                "CK_StockLayer_Value",
                "\"Quantity\" >= 0 AND \"Value\" >= 0 AND (\"Quantity\" > 0 OR \"Value\" = 0)"
            )
        );
    }
}

internal sealed class ReservationConfiguration : TenantEntityConfiguration<Reservation>
{
    public override void Configure(EntityTypeBuilder<Reservation> builder)
    {
        builder.Property(r => r.SourceType).HasMaxLength(40);
        builder
            .HasIndex(r => new
            {
                r.OrganizationId,
                r.SourceType,
                r.SourceId,
                r.ItemId,
                r.WarehouseId,
            })
            .IsUnique();
        builder
            .HasIndex(r => new
            {
                r.OrganizationId,
                r.ItemId,
                r.WarehouseId,
            })
            .HasFilter("\"Quantity\" > 0");
        builder.HasIndex(r => new { r.OrganizationId, r.ExpiresOn }).HasFilter("\"Quantity\" > 0");
        builder.References<Item>(nameof(Reservation.ItemId));
        builder.References<Warehouse>(nameof(Reservation.WarehouseId));
        builder.ToTable(table => table.HasCheckConstraint("CK_Reservation_Quantity", "\"Quantity\" >= 0"));
    }
}
