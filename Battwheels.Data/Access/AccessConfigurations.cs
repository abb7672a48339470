using Battwheels.Core.Access;
using Battwheels.Core.Access.Tablets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Access;

internal sealed class MembershipConfiguration : TenantEntityConfiguration<Membership>
{
    public override void Configure(EntityTypeBuilder<Membership> builder)
    {
        builder.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId);
        builder.HasIndex(m => new { m.OrganizationId, m.PersonId }).IsUnique();
        builder.OwnsRows(m => m.Roles, nameof(MembershipRole.MembershipId));
    }
}

internal sealed class MembershipRoleConfiguration : TenantEntityConfiguration<MembershipRole>
{
    public override void Configure(EntityTypeBuilder<MembershipRole> builder)
    {
        builder.References<Role>(nameof(MembershipRole.RoleId));
        builder
            .HasIndex(r => new
            {
                r.OrganizationId,
                r.MembershipId,
                r.RoleId,
            })
            .IsUnique();
    }
}

internal sealed class RoleConfiguration : TenantEntityConfiguration<Role>
{
    public override void Configure(EntityTypeBuilder<Role> builder)
    {
        builder.Property(r => r.Code).HasMaxLength(60);
        builder.HasIndex(r => new { r.OrganizationId, r.Code }).IsUnique();
        builder.OwnsRows(r => r.Permissions, nameof(RolePermission.RoleId));
    }
}

internal sealed class RolePermissionConfiguration : TenantEntityConfiguration<RolePermission>
{
    public override void Configure(EntityTypeBuilder<RolePermission> builder)
    {
        builder.Property(p => p.Permission).HasMaxLength(100);
        builder
            .HasIndex(p => new
            {
                p.OrganizationId,
                p.RoleId,
                p.Permission,
            })
            .IsUnique();
    }
}

internal sealed class SharedTabletConfiguration : TenantEntityConfiguration<SharedTablet>
{
    public override void Configure(EntityTypeBuilder<SharedTablet> builder)
    {
        builder.Property(t => t.Name).HasMaxLength(60);
        builder.Property(t => t.TokenHash).HasMaxLength(64);
        builder.References<Membership>(nameof(SharedTablet.EnrolledByMembershipId));
        builder.HasIndex(t => new { t.OrganizationId, t.TokenHash }).IsUnique();
    }
}

internal sealed class MemberPinConfiguration : TenantEntityConfiguration<MemberPin>
{
    public override void Configure(EntityTypeBuilder<MemberPin> builder)
    {
        builder.Property(p => p.PinHash).HasMaxLength(120);
        builder.References<Membership>(nameof(MemberPin.MembershipId));
        builder.HasIndex(p => new { p.OrganizationId, p.MembershipId }).IsUnique();
    }
}

internal sealed class InvitationConfiguration : TenantEntityConfiguration<Invitation>
{
    public override void Configure(EntityTypeBuilder<Invitation> builder)
    {
        builder.Property(i => i.Email).HasMaxLength(200);
        builder.Property(i => i.Phone).HasMaxLength(20);
        builder.Property(i => i.TokenHash).HasMaxLength(64);
        builder.References<Membership>(nameof(Invitation.InvitedByMembershipId));
        builder.References<Membership>(nameof(Invitation.VouchedByMembershipId));
        builder.References<Membership>(nameof(Invitation.AcceptedMembershipId));
        builder.OwnsRows(i => i.Roles, nameof(InvitationRole.InvitationId));
        builder.HasIndex(i => new { i.OrganizationId, i.TokenHash }).IsUnique();
        builder.HasIndex(i => new { i.OrganizationId, i.Email });
    }
}

internal sealed class InvitationRoleConfiguration : TenantEntityConfiguration<InvitationRole>
{
    public override void Configure(EntityTypeBuilder<InvitationRole> builder)
    {
        builder.References<Role>(nameof(InvitationRole.RoleId));
        builder
            .HasIndex(r => new
            {
                r.OrganizationId,
                r.InvitationId,
                r.RoleId,
            })
            .IsUnique();
    }
}
