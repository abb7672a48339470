using Battwheels.Core.Access;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Sla;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Service.Sla;

internal sealed class SlaCalendarConfiguration : TenantEntityConfiguration<SlaCalendar>
{
    public override void Configure(EntityTypeBuilder<SlaCalendar> builder)
    {
        builder.Property(c => c.ZoneId).HasMaxLength(60);
        builder.Property(c => c.Week).HasMaxLength(1000);
        builder.References<Branch>(nameof(SlaCalendar.BranchId));
        builder.HasIndex(c => new { c.OrganizationId, c.BranchId }).IsUnique();
    }
}

internal sealed class SlaHolidayConfiguration : TenantEntityConfiguration<SlaHoliday>
{
    public override void Configure(EntityTypeBuilder<SlaHoliday> builder)
    {
        builder.Property(h => h.Name).HasMaxLength(120);
        builder.Ignore(h => h.IsWholeDay);
        builder.References<SlaCalendar>(nameof(SlaHoliday.CalendarId));
        builder
            .HasIndex(h => new
            {
                h.OrganizationId,
                h.CalendarId,
                h.Date,
                h.FromMinute,
            })
            .IsUnique();
    }
}

internal sealed class SlaEditionConfiguration : TenantEntityConfiguration<SlaEdition>
{
    public override void Configure(EntityTypeBuilder<SlaEdition> builder)
    {
        builder.Property(e => e.ZoneId).HasMaxLength(60);
        builder.Property(e => e.Week).HasMaxLength(1000);
        builder.Property(e => e.Holidays).HasMaxLength(100_000);
        builder.References<SlaCalendar>(nameof(SlaEdition.CalendarId));
        builder.HasIndex(e => new { e.OrganizationId, e.CalendarId });
    }
}

internal sealed class SlaPolicyConfiguration : TenantEntityConfiguration<SlaPolicy>
{
    public override void Configure(EntityTypeBuilder<SlaPolicy> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(80);
        builder.References<Contact>(nameof(SlaPolicy.ContactId));
        builder.References<Branch>(nameof(SlaPolicy.BranchId));
        builder.OwnsRows(p => p.Targets, nameof(SlaTarget.PolicyId));
    }
}

internal sealed class SlaTargetConfiguration : TenantEntityConfiguration<SlaTarget>
{
    public override void Configure(EntityTypeBuilder<SlaTarget> builder) =>
        builder
            .HasIndex(t => new
            {
                t.OrganizationId,
                t.PolicyId,
                t.Priority,
            })
            .IsUnique();
}

internal sealed class SlaTermsConfiguration : TenantEntityConfiguration<SlaTerms>
{
    public override void Configure(EntityTypeBuilder<SlaTerms> builder)
    {
        builder.Property(t => t.PolicyName).HasMaxLength(80);
        builder.References<ServiceTicket>(nameof(SlaTerms.TicketId));
        builder.References<SlaEdition>(nameof(SlaTerms.EditionId));
        builder.HasIndex(t => new { t.OrganizationId, t.TicketId });
        builder.HasIndex(t => new
        {
            t.OrganizationId,
            t.Cause,
            t.AtUtc,
        });
    }
}

internal sealed class SlaClockConfiguration : TenantEntityConfiguration<SlaClock>
{
    public override void Configure(EntityTypeBuilder<SlaClock> builder)
    {
        builder.Ignore(c => c.IsOpen);
        builder.References<ServiceTicket>(nameof(SlaClock.TicketId));
        builder.References<SlaTerms>(nameof(SlaClock.TermsId));
        builder
            .HasIndex(c => new
            {
                c.OrganizationId,
                c.TicketId,
                c.Kind,
                c.Generation,
            })
            .IsUnique();
        builder.HasIndex(c => new
        {
            c.OrganizationId,
            c.State,
            c.NextCheckUtc,
        });
        builder.HasIndex(c => new { c.OrganizationId, c.DueUtc });
        builder.HasIndex(c => new
        {
            c.OrganizationId,
            c.IsShown,
            c.State,
            c.DueUtc,
        });
    }
}

internal sealed class SlaHandoverConfiguration : TenantEntityConfiguration<SlaHandover>
{
    public override void Configure(EntityTypeBuilder<SlaHandover> builder)
    {
        builder.References<ServiceTicket>(nameof(SlaHandover.TicketId));
        builder.References<SlaClock>(nameof(SlaHandover.ClockId));
        builder.References<Membership>(nameof(SlaHandover.FromMembershipId));
        builder.References<Membership>(nameof(SlaHandover.ToMembershipId));
        builder.HasIndex(h => new { h.OrganizationId, h.ClockId }).IsUnique();
        builder.HasIndex(h => new { h.OrganizationId, h.TicketId });
    }
}

internal sealed class SlaEscalationConfiguration : TenantEntityConfiguration<SlaEscalation>
{
    public override void Configure(EntityTypeBuilder<SlaEscalation> builder)
    {
        builder.References<ServiceTicket>(nameof(SlaEscalation.TicketId));
        builder.References<SlaClock>(nameof(SlaEscalation.ClockId));
        builder
            .HasIndex(e => new
            {
                e.OrganizationId,
                e.ClockId,
                e.Level,
            })
            .IsUnique();
        builder.HasIndex(e => new { e.OrganizationId, e.TicketId });
    }
}
