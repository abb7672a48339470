using Battwheels.Core.Access;
using Battwheels.Core.Service.Damage;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Service.Damage;

internal sealed class DamageMarkConfiguration : TenantEntityConfiguration<DamageMark>
{
    public override void Configure(EntityTypeBuilder<DamageMark> builder)
    {
        builder.Property(m => m.Note).HasMaxLength(DamageMark.LongestNote);
        builder.References<ServiceTicket>(nameof(DamageMark.TicketId));
        builder.References<TicketPhoto>(nameof(DamageMark.PhotoId));
        builder.References<Membership>(nameof(DamageMark.MembershipId));
        builder
            .HasIndex(m => new
            {
                m.OrganizationId,
                m.TicketId,
                m.Number,
            })
            .IsUnique();
    }
}
