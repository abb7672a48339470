using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Fleet;
using Battwheels.Core.Service.Portal;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Service.Portal;

internal sealed class PortalSessionConfiguration : TenantEntityConfiguration<PortalSession>
{
    public override void Configure(EntityTypeBuilder<PortalSession> builder)
    {
        builder.Property(s => s.TokenHash).HasMaxLength(64);
        builder.Property(s => s.Browser).HasMaxLength(PortalSession.LongestBrowser);
        builder.References<Contact>(nameof(PortalSession.ContactId));
        builder.References<FleetPerson>(nameof(PortalSession.FleetPersonId));
        builder.HasIndex(s => new { s.OrganizationId, s.TokenHash }).IsUnique();
        builder.HasIndex(s => new
        {
            s.OrganizationId,
            s.ContactId,
            s.Id,
        });
    }
}

internal sealed class PortalChallengeConfiguration : TenantEntityConfiguration<PortalChallenge>
{
    public override void Configure(EntityTypeBuilder<PortalChallenge> builder)
    {
        builder.Property(c => c.DestinationHash).HasMaxLength(64);
        builder.Property(c => c.CodeHash).HasMaxLength(64);
        builder.Property(c => c.LinkHash).HasMaxLength(64);
        builder.Property(c => c.Sealed).HasMaxLength(1_500);
        builder.References<Contact>(nameof(PortalChallenge.ContactId));
        builder.References<FleetPerson>(nameof(PortalChallenge.FleetPersonId));
        builder.HasIndex(c => new { c.OrganizationId, c.LinkHash }).IsUnique();
        builder.HasIndex(c => new
        {
            c.OrganizationId,
            c.DestinationHash,
            c.Id,
        });
        builder.HasIndex(c => new { c.OrganizationId, c.AtUtc });
    }
}

internal sealed class PublicKnockConfiguration : TenantEntityConfiguration<PublicKnock>
{
    public override void Configure(EntityTypeBuilder<PublicKnock> builder)
    {
        builder.Property(k => k.KeyHash).HasMaxLength(64);
        builder
            .HasIndex(k => new
            {
                k.OrganizationId,
                k.Kind,
                k.KeyHash,
                k.Nth,
            })
            .IsUnique();
        builder.HasIndex(k => new { k.OrganizationId, k.AtUtc });
    }
}

internal sealed class IntakePosterConfiguration : TenantEntityConfiguration<IntakePoster>
{
    public override void Configure(EntityTypeBuilder<IntakePoster> builder)
    {
        builder.Property(p => p.Code).HasMaxLength(43);
        builder.References<Branch>(nameof(IntakePoster.BranchId));
        builder.HasIndex(p => new { p.OrganizationId, p.Code }).IsUnique();
        builder.HasIndex(p => new { p.OrganizationId, p.BranchId });
    }
}
