using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Batteries;
using Battwheels.Core.Crm.Warranty;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Crm.Warranty;

internal sealed class WarrantyCoverConfiguration : TenantEntityConfiguration<WarrantyCover>
{
    public override void Configure(EntityTypeBuilder<WarrantyCover> builder)
    {
        builder.Property(c => c.Description).HasMaxLength(200);
        builder.Property(c => c.Provider).HasMaxLength(200);
        builder.Property(c => c.VoidReason).HasMaxLength(400);
        builder.References<Vehicle>(nameof(WarrantyCover.VehicleId));
        builder.References<BatteryPack>(nameof(WarrantyCover.BatteryPackId));
        builder.References<ServiceTicket>(nameof(WarrantyCover.TicketId));
    }
}

internal sealed class WarrantyTermsConfiguration : TenantEntityConfiguration<WarrantyTerms>
{
    public override void Configure(EntityTypeBuilder<WarrantyTerms> builder)
    {
        builder.Property(t => t.Make).HasMaxLength(80);
        builder.Property(t => t.Model).HasMaxLength(80);
        builder.Property(t => t.Key).HasMaxLength(200);
        builder.HasIndex(t => new { t.OrganizationId, t.Key }).IsUnique();
    }
}
