using Battwheels.Core.Crm;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Crm;

internal sealed class VehicleConfiguration : TenantEntityConfiguration<Vehicle>
{
    public override void Configure(EntityTypeBuilder<Vehicle> builder)
    {
        builder.Property(v => v.Registration).HasMaxLength(20);
        builder.Property(v => v.RegistrationKey).HasMaxLength(20);
        builder.Property(v => v.RegistrationTail).HasMaxLength(4);
        builder.Property(v => v.RegistrationKind).HasMaxLength(20);
        builder.Property(v => v.Vin).HasMaxLength(17);
        builder.Property(v => v.VinKey).HasMaxLength(17);
        builder.Property(v => v.Make).HasMaxLength(80);
        builder.Property(v => v.Model).HasMaxLength(80);
        builder.Property(v => v.Variant).HasMaxLength(80);
        builder.Property(v => v.ModelKey).HasMaxLength(161);
        builder.Property(v => v.Colour).HasMaxLength(40);
        builder.Property(v => v.Category).HasMaxLength(20);
        builder.Property(v => v.BatterySerial).HasMaxLength(60);
        builder.References<Contact>(nameof(Vehicle.ContactId));
        // The keys are null on archived vehicles, and nulls never clash.
        builder.HasIndex(v => new { v.OrganizationId, v.RegistrationKey }).IsUnique();
        builder.HasIndex(v => new { v.OrganizationId, v.VinKey }).IsUnique();
        builder.HasIndex(v => new { v.OrganizationId, v.RegistrationTail });
        builder.HasIndex(v => new { v.OrganizationId, v.LastOdometerKm });
        builder.HasIndex(v => new { v.OrganizationId, v.ModelKey });
    }
}

internal sealed class VehicleOwnershipConfiguration : TenantEntityConfiguration<VehicleOwnership>
{
    public override void Configure(EntityTypeBuilder<VehicleOwnership> builder)
    {
        builder.References<Vehicle>(nameof(VehicleOwnership.VehicleId));
        builder.References<Contact>(nameof(VehicleOwnership.ContactId));
    }
}

internal sealed class OdometerReadingConfiguration : TenantEntityConfiguration<OdometerReading>
{
    public override void Configure(EntityTypeBuilder<OdometerReading> builder) =>
        builder.References<Vehicle>(nameof(OdometerReading.VehicleId));
}
