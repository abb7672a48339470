using Battwheels.Core.Platform.Organizations;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Platform;

internal sealed class OrganizationProfileConfiguration : TenantEntityConfiguration<OrganizationProfile>
{
    public override void Configure(EntityTypeBuilder<OrganizationProfile> builder)
    {
        builder.HasIndex(p => p.OrganizationId).IsUnique();
        builder.Property(p => p.StateCode).HasMaxLength(2);
        builder.Property(p => p.Gstin).HasMaxLength(15);
        builder.Property(p => p.Pan).HasMaxLength(10);
        builder.Property(p => p.PinCode).HasMaxLength(6);
    }
}

internal sealed class BranchConfiguration : TenantEntityConfiguration<Branch>
{
    public override void Configure(EntityTypeBuilder<Branch> builder)
    {
        builder.Property(b => b.Code).HasMaxLength(5);
        builder.Property(b => b.StateCode).HasMaxLength(2);
        builder.Property(b => b.Gstin).HasMaxLength(15);
        builder.HasIndex(b => new { b.OrganizationId, b.Code }).IsUnique();
    }
}
