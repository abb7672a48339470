using Battwheels.Core.Access;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Core.Service.VoiceNotes;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Service.VoiceNotes;

internal sealed class VoiceNoteConfiguration : TenantEntityConfiguration<VoiceNote>
{
    public override void Configure(EntityTypeBuilder<VoiceNote> builder)
    {
        builder.Property(v => v.Remark).HasMaxLength(VoiceNote.LongestRemark);
        builder.Property(v => v.FileKey).HasMaxLength(40);
        builder.Property(v => v.ContentType).HasMaxLength(20);
        builder.Property(v => v.Sha256).HasMaxLength(64);
        builder.References<ServiceTicket>(nameof(VoiceNote.TicketId));
        builder.References<JobLine>(nameof(VoiceNote.JobLineId));
        builder.References<Membership>(nameof(VoiceNote.MembershipId));
        builder.HasIndex(v => new { v.OrganizationId, v.TicketId });
    }
}
