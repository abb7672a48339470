using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Batteries;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Crm.Batteries;

internal sealed class BatteryPackConfiguration : TenantEntityConfiguration<BatteryPack>
{
    public override void Configure(EntityTypeBuilder<BatteryPack> builder)
    {
        builder.Property(p => p.Serial).HasMaxLength(60);
        builder.Property(p => p.SerialKey).HasMaxLength(60);
        builder.Property(p => p.Bpan).HasMaxLength(21);
        builder.Property(p => p.Make).HasMaxLength(80);
        builder.Property(p => p.Model).HasMaxLength(80);
        builder.HasIndex(p => new { p.OrganizationId, p.SerialKey }).IsUnique();
        builder.HasIndex(p => new { p.OrganizationId, p.LastSohPercent });
        builder.HasIndex(p => new { p.OrganizationId, p.MadeOn });
    }
}

internal sealed class BatteryFitmentConfiguration : TenantEntityConfiguration<BatteryFitment>
{
    public override void Configure(EntityTypeBuilder<BatteryFitment> builder)
    {
        builder.Property(f => f.Reason).HasMaxLength(400);
        builder.Property(f => f.OpenPlace).HasMaxLength(40);
        builder.References<BatteryPack>(nameof(BatteryFitment.BatteryPackId));
        builder.References<Vehicle>(nameof(BatteryFitment.VehicleId));
        builder.References<ServiceTicket>(nameof(BatteryFitment.TicketId));
        // Null once the pack is out, and nulls never clash.
        builder.HasIndex(f => new { f.OrganizationId, f.OpenPackId }).IsUnique();
        builder.HasIndex(f => new { f.OrganizationId, f.OpenPlace }).IsUnique();
    }
}

internal sealed class SohReadingConfiguration : TenantEntityConfiguration<SohReading>
{
    public override void Configure(EntityTypeBuilder<SohReading> builder)
    {
        builder.Property(r => r.ActorName).HasMaxLength(200);
        builder.References<BatteryPack>(nameof(SohReading.BatteryPackId));
        builder.References<Vehicle>(nameof(SohReading.VehicleId));
        builder.References<ServiceTicket>(nameof(SohReading.TicketId));
    }
}

internal sealed class FirmwareRecordConfiguration : TenantEntityConfiguration<FirmwareRecord>
{
    public override void Configure(EntityTypeBuilder<FirmwareRecord> builder)
    {
        builder.Property(f => f.VersionText).HasMaxLength(80);
        builder.Property(f => f.Note).HasMaxLength(1_000);
        builder.Property(f => f.ActorName).HasMaxLength(200);
        builder.References<BatteryPack>(nameof(FirmwareRecord.BatteryPackId));
        builder.References<Vehicle>(nameof(FirmwareRecord.VehicleId));
        builder.References<ServiceTicket>(nameof(FirmwareRecord.TicketId));
    }
}

internal sealed class PackEventConfiguration : TenantEntityConfiguration<PackEvent>
{
    public override void Configure(EntityTypeBuilder<PackEvent> builder)
    {
        builder.Property(e => e.Note).HasMaxLength(1_000);
        builder.Property(e => e.ActorName).HasMaxLength(200);
        builder.References<BatteryPack>(nameof(PackEvent.BatteryPackId));
        builder.References<Vehicle>(nameof(PackEvent.VehicleId));
        builder.References<ServiceTicket>(nameof(PackEvent.TicketId));
    }
}
