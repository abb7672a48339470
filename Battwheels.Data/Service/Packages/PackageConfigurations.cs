using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Service.Packages;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Service.Packages;

internal sealed class ServicePackageConfiguration : TenantEntityConfiguration<ServicePackage>
{
    public override void Configure(EntityTypeBuilder<ServicePackage> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(PackageInput.LongestName);
        builder.Property(p => p.NameKey).HasMaxLength(PackageInput.LongestName);
        builder.Property(p => p.Make).HasMaxLength(80);
        builder.Property(p => p.Model).HasMaxLength(80);
        builder.Property(p => p.ModelKey).HasMaxLength(161);
        builder.OwnsRows(p => p.Lines, nameof(ServicePackageLine.ServicePackageId));
        builder.HasIndex(p => new { p.OrganizationId, p.NameKey }).IsUnique();
    }
}

internal sealed class ServicePackageLineConfiguration : TenantEntityConfiguration<ServicePackageLine>
{
    public override void Configure(EntityTypeBuilder<ServicePackageLine> builder)
    {
        builder.Property(l => l.Description).HasMaxLength(400);
        builder.Property(l => l.HsnSac).HasMaxLength(8);
        builder.Property(l => l.Uom).HasMaxLength(10);
        builder.References<Item>(nameof(ServicePackageLine.ItemId));
        builder.HasIndex(l => new { l.OrganizationId, l.ServicePackageId });
    }
}
