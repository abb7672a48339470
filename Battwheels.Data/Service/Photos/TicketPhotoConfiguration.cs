using Battwheels.Core.Access;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Service.Photos;

internal sealed class TicketPhotoConfiguration : TenantEntityConfiguration<TicketPhoto>
{
    public override void Configure(EntityTypeBuilder<TicketPhoto> builder)
    {
        builder.Property(p => p.Caption).HasMaxLength(200);
        builder.Property(p => p.FileKey).HasMaxLength(40);
        builder.Property(p => p.ThumbKey).HasMaxLength(40);
        builder.Property(p => p.Sha256).HasMaxLength(64);
        builder.References<ServiceTicket>(nameof(TicketPhoto.TicketId));
        builder.References<JobLine>(nameof(TicketPhoto.JobLineId));
        builder.References<TicketPhoto>(nameof(TicketPhoto.MarkedFromId));
        builder.References<Membership>(nameof(TicketPhoto.MembershipId));
        builder.HasIndex(p => new { p.OrganizationId, p.TicketId });
    }
}
