using Battwheels.Core.Access;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Messages;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Service.Messages;

internal sealed class CustomerMessageConfiguration : TenantEntityConfiguration<CustomerMessage>
{
    public override void Configure(EntityTypeBuilder<CustomerMessage> builder)
    {
        builder.Property(m => m.SourceKey).HasMaxLength(80);
        builder.Property(m => m.Language).HasMaxLength(5);
        builder.Property(m => m.Address).HasMaxLength(254);
        builder.Property(m => m.Subject).HasMaxLength(MessageTemplate.LongestSubject);
        builder.Property(m => m.Text).HasMaxLength(CustomerMessage.LongestText);
        builder.Property(m => m.Parameters).HasMaxLength(4_000);
        builder.Property(m => m.LinkSealed).HasMaxLength(500);
        builder.Property(m => m.ProviderTemplate).HasMaxLength(100);
        builder.Property(m => m.ProviderId).HasMaxLength(200);
        builder.Ignore(m => m.IdempotencyKey);
        builder.Ignore(m => m.IsAskedFor);
        builder.References<Contact>(nameof(CustomerMessage.ContactId));
        builder.References<Battwheels.Core.Service.Fleet.FleetPerson>(nameof(CustomerMessage.FleetPersonId));
        builder.References<ServiceTicket>(nameof(CustomerMessage.TicketId));
        builder.References<Branch>(nameof(CustomerMessage.BranchId));
        builder.References<CustomerMessage>(nameof(CustomerMessage.FollowsMessageId));
        builder.References<Membership>(nameof(CustomerMessage.ByMembershipId));
        builder
            .HasIndex(m => new
            {
                m.OrganizationId,
                m.SourceKey,
                m.Turn,
            })
            .IsUnique();
        builder.HasIndex(m => new { m.OrganizationId, m.DueUtc });
        builder.HasIndex(m => new
        {
            m.OrganizationId,
            m.TicketId,
            m.Id,
        });
        builder.HasIndex(m => new
        {
            m.OrganizationId,
            m.State,
            m.Id,
        });
        builder.HasIndex(m => new { m.OrganizationId, m.ContactId });
        builder.HasIndex(m => new { m.OrganizationId, m.ProviderId });
    }
}

internal sealed class MessageTryConfiguration : TenantEntityConfiguration<MessageTry>
{
    public override void Configure(EntityTypeBuilder<MessageTry> builder)
    {
        builder.Property(t => t.Answer).HasMaxLength(MessageTry.LongestAnswer);
        builder.References<CustomerMessage>(nameof(MessageTry.MessageId));
        builder.HasIndex(t => new { t.OrganizationId, t.MessageId });
    }
}

internal sealed class MessagePlanConfiguration : TenantEntityConfiguration<MessagePlan>
{
    public override void Configure(EntityTypeBuilder<MessagePlan> builder)
    {
        builder.Property(p => p.SourceKey).HasMaxLength(80);
        builder.References<ServiceTicket>(nameof(MessagePlan.TicketId));
        builder.References<Estimate>(nameof(MessagePlan.EstimateId));
        builder.HasIndex(p => new { p.OrganizationId, p.SourceKey }).IsUnique();
        builder.HasIndex(p => new { p.OrganizationId, p.DueUtc });
    }
}

internal sealed class MessageSettingsConfiguration : TenantEntityConfiguration<MessageSettings>
{
    public override void Configure(EntityTypeBuilder<MessageSettings> builder)
    {
        builder.Property(s => s.Order).HasMaxLength(80);
        builder.Property(s => s.Language).HasMaxLength(5);
        builder.Property(s => s.Off).HasMaxLength(2_000);
        builder.HasIndex(s => s.OrganizationId).IsUnique();
    }
}

internal sealed class MessageChannelSetupConfiguration : TenantEntityConfiguration<MessageChannelSetup>
{
    public override void Configure(EntityTypeBuilder<MessageChannelSetup> builder)
    {
        builder.Property(s => s.Host).HasMaxLength(300);
        builder.Property(s => s.Account).HasMaxLength(254);
        builder.Property(s => s.Sender).HasMaxLength(254);
        builder.Property(s => s.SecretSealed).HasMaxLength(4_000);
        builder.Property(s => s.NoticeSecretSealed).HasMaxLength(2_000);
        builder.Property(s => s.NoticeToken).HasMaxLength(50);
        builder.HasIndex(s => new { s.OrganizationId, s.Channel }).IsUnique();
    }
}

internal sealed class MessageTemplateConfiguration : TenantEntityConfiguration<MessageTemplate>
{
    public override void Configure(EntityTypeBuilder<MessageTemplate> builder)
    {
        builder.Property(t => t.Language).HasMaxLength(5);
        builder.Property(t => t.Subject).HasMaxLength(MessageTemplate.LongestSubject);
        builder.Property(t => t.Text).HasMaxLength(MessageTemplate.LongestText);
        builder.Property(t => t.WhatsAppTemplate).HasMaxLength(100);
        builder.Property(t => t.DltTemplateId).HasMaxLength(30);
        builder
            .HasIndex(t => new
            {
                t.OrganizationId,
                t.Event,
                t.Language,
            })
            .IsUnique();
    }
}

internal sealed class MessageConsentConfiguration : TenantEntityConfiguration<MessageConsent>
{
    public override void Configure(EntityTypeBuilder<MessageConsent> builder)
    {
        builder.Property(c => c.ByName).HasMaxLength(200);
        builder.References<Contact>(nameof(MessageConsent.ContactId));
        builder.References<Membership>(nameof(MessageConsent.ByMembershipId));
        builder.HasIndex(c => new
        {
            c.OrganizationId,
            c.ContactId,
            c.Id,
        });
    }
}

internal sealed class MessageLanguageChoiceConfiguration : TenantEntityConfiguration<MessageLanguageChoice>
{
    public override void Configure(EntityTypeBuilder<MessageLanguageChoice> builder)
    {
        builder.Property(c => c.Language).HasMaxLength(5);
        builder.References<Contact>(nameof(MessageLanguageChoice.ContactId));
        builder.HasIndex(c => new { c.OrganizationId, c.ContactId }).IsUnique();
    }
}
