using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Recalls;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Crm.Recalls;

internal sealed class RecallConfiguration : TenantEntityConfiguration<Recall>
{
    public override void Configure(EntityTypeBuilder<Recall> builder)
    {
        builder.Property(r => r.Reference).HasMaxLength(60);
        builder.Property(r => r.Title).HasMaxLength(160);
        builder.Property(r => r.Remedy).HasMaxLength(2_000);
        builder.Property(r => r.Make).HasMaxLength(80);
        builder.Property(r => r.Model).HasMaxLength(80);
        builder.Property(r => r.ModelKey).HasMaxLength(161);
        builder.HasIndex(r => new { r.OrganizationId, r.Reference }).IsUnique();
        builder.HasIndex(r => new { r.OrganizationId, r.PublishedOn });
        builder.HasIndex(r => new { r.OrganizationId, r.ClosedOn });
    }
}

internal sealed class RecallVinConfiguration : TenantEntityConfiguration<RecallVin>
{
    public override void Configure(EntityTypeBuilder<RecallVin> builder)
    {
        builder.Property(v => v.VinKey).HasMaxLength(17);
        builder.References<Recall>(nameof(RecallVin.RecallId));
        builder
            .HasIndex(v => new
            {
                v.OrganizationId,
                v.RecallId,
                v.VinKey,
            })
            .IsUnique();
        builder.HasIndex(v => new { v.OrganizationId, v.VinKey });
    }
}

internal sealed class RecallVehicleConfiguration : TenantEntityConfiguration<RecallVehicle>
{
    public override void Configure(EntityTypeBuilder<RecallVehicle> builder)
    {
        builder.Property(m => m.State).HasMaxLength(20);
        builder.Property(m => m.Note).HasMaxLength(400);
        builder.Property(m => m.ActorName).HasMaxLength(200);
        builder.References<Recall>(nameof(RecallVehicle.RecallId));
        builder.References<Vehicle>(nameof(RecallVehicle.VehicleId));
        builder.References<ServiceTicket>(nameof(RecallVehicle.TicketId));
        builder
            .HasIndex(m => new
            {
                m.OrganizationId,
                m.RecallId,
                m.VehicleId,
            })
            .IsUnique();
    }
}
