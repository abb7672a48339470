using Battwheels.Core.Access;
using Battwheels.Core.Platform.Notifications;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Platform.Notifications;

internal sealed class NotificationConfiguration : TenantEntityConfiguration<Notification>
{
    public override void Configure(EntityTypeBuilder<Notification> builder)
    {
        builder.Property(n => n.Kind).HasMaxLength(40);
        builder.Property(n => n.Link).HasMaxLength(200);
        builder.References<Membership>(nameof(Notification.MembershipId));
        builder.HasIndex(n => new { n.OrganizationId, n.SourceEventId });
        builder.HasIndex(n => new
        {
            n.OrganizationId,
            n.MembershipId,
            n.ReadAtUtc,
        });
        builder.HasIndex(n => new
        {
            n.OrganizationId,
            n.MembershipId,
            n.Id,
        });
        builder.HasIndex(n => new { n.OrganizationId, n.AtUtc });
    }
}

internal sealed class NotificationMuteConfiguration : TenantEntityConfiguration<NotificationMute>
{
    public override void Configure(EntityTypeBuilder<NotificationMute> builder)
    {
        builder.Property(m => m.Kind).HasMaxLength(40);
        builder.References<Membership>(nameof(NotificationMute.MembershipId));
        builder
            .HasIndex(m => new
            {
                m.OrganizationId,
                m.MembershipId,
                m.Kind,
            })
            .IsUnique();
    }
}
