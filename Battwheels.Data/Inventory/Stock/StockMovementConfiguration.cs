using Battwheels.Core.Access;
using Battwheels.Core.Accounting;
using Battwheels.Core.Crm;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Inventory.Stock;

internal sealed class StockMovementConfiguration : TenantEntityConfiguration<StockMovement>
{
    /// <summary>Types that bring stock; all others take it, but for a change of cost alone.</summary>
    private static readonly StockMovementType[] Incoming =
    [
        StockMovementType.Opening,
        StockMovementType.Receipt,
        StockMovementType.ReturnJob,
        StockMovementType.ReturnSale,
        StockMovementType.ReturnInternal,
        StockMovementType.CountGain,
    ];

    public override void Configure(EntityTypeBuilder<StockMovement> builder)
    {
        builder.Property(m => m.SourceType).HasMaxLength(40);
        builder
            .HasIndex(m => new
            {
                m.OrganizationId,
                m.SourceType,
                m.SourceId,
                m.SourceLine,
                m.Type,
            })
            .IsUnique();
        builder.HasIndex(m => new
        {
            m.OrganizationId,
            m.ItemId,
            m.EffectiveDate,
            m.Id,
        });
        builder.HasIndex(m => new
        {
            m.OrganizationId,
            m.WarehouseId,
            m.ItemId,
            m.Id,
        });
        builder.HasIndex(m => new
        {
            m.OrganizationId,
            m.Type,
            m.Id,
        });
        builder.HasIndex(m => new { m.OrganizationId, m.EffectiveDate });
        builder.HasIndex(m => new { m.OrganizationId, m.AdjustsMovementId });
        builder.HasIndex(m => new { m.OrganizationId, m.JobCardId });
        builder.References<ServiceTicket>(nameof(StockMovement.JobCardId)); // a visit and its job card share the id
        builder.References<Vehicle>(nameof(StockMovement.VehicleId));
        builder.References<Item>(nameof(StockMovement.ItemId));
        builder.References<Warehouse>(nameof(StockMovement.WarehouseId));
        builder.References<JournalEntry>(nameof(StockMovement.JournalEntryId));
        builder.References<StockMovement>(nameof(StockMovement.AdjustsMovementId));
        builder.References<Membership>(nameof(StockMovement.MembershipId));
        builder.References<Vehicle>(nameof(StockMovement.VehicleId));
        builder.References<ServiceTicket>(nameof(StockMovement.JobCardId)); // a job card bears its ticket's id
        builder.ToTable(table =>
        {
            table.HasCheckConstraint("CK_StockMovement_Posted", "\"Value\" = 0 OR \"JournalEntryId\" IS NOT NULL");
            table.HasCheckConstraint("CK_StockMovement_Sign", Signs());
        });
    }

    private static string Signs()
    {
        var incoming = string.Join(", ", Incoming.Select(t => $"'{t}'"));
        const string CostAlone = nameof(StockMovementType.CostAdjustment);
        return $"(\"Type\" IN ({incoming}) AND \"Quantity\" > 0 AND \"Value\" >= 0) "
            + $"OR (\"Type\" = '{CostAlone}' AND \"Quantity\" = 0) "
            + $"OR (\"Type\" NOT IN ({incoming}, '{CostAlone}') AND \"Quantity\" < 0 AND \"Value\" <= 0)";
    }
}

/// <summary>The books' lines on stock name a store that exists.</summary>
internal sealed class JournalLineStoreConfiguration : TenantEntityConfiguration<JournalLine>
{
    public override void Configure(EntityTypeBuilder<JournalLine> builder) =>
        builder.References<Warehouse>(nameof(JournalLine.WarehouseId));
}
