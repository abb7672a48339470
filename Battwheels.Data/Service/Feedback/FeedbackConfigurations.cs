using Battwheels.Core.Access;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Feedback;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Service.Feedback;

internal sealed class FeedbackLinkConfiguration : TenantEntityConfiguration<FeedbackLink>
{
    public override void Configure(EntityTypeBuilder<FeedbackLink> builder)
    {
        builder.Property(l => l.TokenHash).HasMaxLength(64);
        builder.References<ServiceTicket>(nameof(FeedbackLink.TicketId));
        builder.References<Contact>(nameof(FeedbackLink.ContactId));
        builder.HasIndex(l => new { l.OrganizationId, l.TicketId }).IsUnique();
        builder.HasIndex(l => new { l.OrganizationId, l.TokenHash }).IsUnique();
    }
}

internal sealed class VisitFeedbackConfiguration : TenantEntityConfiguration<VisitFeedback>
{
    public override void Configure(EntityTypeBuilder<VisitFeedback> builder)
    {
        builder.Property(f => f.Text).HasMaxLength(VisitFeedback.LongestText);
        builder.Ignore(f => f.IsUnhappy);
        builder.References<ServiceTicket>(nameof(VisitFeedback.TicketId));
        builder.References<Contact>(nameof(VisitFeedback.ContactId));
        builder.HasIndex(f => new { f.OrganizationId, f.TicketId }).IsUnique();
        builder.HasIndex(f => new { f.OrganizationId, f.AtUtc });
    }
}

internal sealed class CallbackTaskConfiguration : TenantEntityConfiguration<CallbackTask>
{
    public override void Configure(EntityTypeBuilder<CallbackTask> builder)
    {
        builder.References<VisitFeedback>(nameof(CallbackTask.FeedbackId));
        builder.References<ServiceTicket>(nameof(CallbackTask.TicketId));
        builder.References<Membership>(nameof(CallbackTask.DoneByMembershipId));
        builder.HasIndex(t => new { t.OrganizationId, t.FeedbackId }).IsUnique();
        builder.HasIndex(t => new { t.OrganizationId, t.DoneAtUtc });
    }
}
