using Battwheels.Core.Crm;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Fleet;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Service.Fleet;

internal sealed class FleetPersonConfiguration : TenantEntityConfiguration<FleetPerson>
{
    public override void Configure(EntityTypeBuilder<FleetPerson> builder)
    {
        builder.Property(p => p.Name).HasMaxLength(FleetPerson.LongestName);
        builder.Property(p => p.MobileKey).HasMaxLength(40);
        builder.Property(p => p.MailKey).HasMaxLength(100);
        builder.Property(p => p.Language).HasMaxLength(10);
        builder.References<Contact>(nameof(FleetPerson.ContactId));
        builder.HasIndex(p => new { p.OrganizationId, p.ContactId });
        builder.HasIndex(p => new { p.OrganizationId, p.MobileKey });
        builder.HasIndex(p => new { p.OrganizationId, p.MailKey });
    }
}

internal sealed class FleetAssignmentConfiguration : TenantEntityConfiguration<FleetAssignment>
{
    public override void Configure(EntityTypeBuilder<FleetAssignment> builder)
    {
        builder.References<Contact>(nameof(FleetAssignment.ContactId));
        builder.References<FleetPerson>(nameof(FleetAssignment.FleetPersonId));
        builder.References<Vehicle>(nameof(FleetAssignment.VehicleId));
        builder.HasIndex(a => new
        {
            a.OrganizationId,
            a.FleetPersonId,
            a.VehicleId,
        });
        builder.HasIndex(a => new { a.OrganizationId, a.ContactId });
        builder.HasIndex(a => new { a.OrganizationId, a.VehicleId });
    }
}

internal sealed class FleetTellingConfiguration : TenantEntityConfiguration<FleetTelling>
{
    public override void Configure(EntityTypeBuilder<FleetTelling> builder)
    {
        builder.References<Contact>(nameof(FleetTelling.ContactId));
        builder.References<FleetPerson>(nameof(FleetTelling.FleetPersonId));
        builder.References<ServiceTicket>(nameof(FleetTelling.TicketId));
        builder.HasIndex(t => new { t.OrganizationId, t.TicketId }).IsUnique();
        builder.HasIndex(t => new
        {
            t.OrganizationId,
            t.FleetPersonId,
            t.TicketId,
        });
    }
}

internal sealed class FleetApprovalConfiguration : TenantEntityConfiguration<FleetApproval>
{
    public override void Configure(EntityTypeBuilder<FleetApproval> builder)
    {
        builder.Property(a => a.ContentHash).HasMaxLength(64);
        builder.Property(a => a.FirstName).HasMaxLength(FleetPerson.LongestName);
        builder.Property(a => a.SecondName).HasMaxLength(FleetPerson.LongestName);
        builder.Property(a => a.FirstIpAddress).HasMaxLength(60);
        builder.Property(a => a.Reason).HasMaxLength(FleetApproval.LongestReason);
        builder.References<Contact>(nameof(FleetApproval.ContactId));
        builder.References<Estimate>(nameof(FleetApproval.EstimateId));
        builder.References<EstimateVersion>(nameof(FleetApproval.EstimateVersionId));
        builder.References<FleetPerson>(nameof(FleetApproval.FirstPersonId));
        builder.References<FleetPerson>(nameof(FleetApproval.SecondPersonId));
        builder.OwnsRows(a => a.Lines, nameof(FleetApprovalLine.FleetApprovalId));
        builder
            .HasIndex(a => new
            {
                a.OrganizationId,
                a.EstimateVersionId,
                a.Nth,
            })
            .IsUnique();
        builder.HasIndex(a => new { a.OrganizationId, a.EstimateId });
        builder.HasIndex(a => new { a.OrganizationId, a.ContactId });
    }
}

internal sealed class FleetApprovalLineConfiguration : TenantEntityConfiguration<FleetApprovalLine>
{
    public override void Configure(EntityTypeBuilder<FleetApprovalLine> builder)
    {
        builder.References<EstimateLine>(nameof(FleetApprovalLine.EstimateLineId));
        builder
            .HasIndex(l => new
            {
                l.OrganizationId,
                l.FleetApprovalId,
                l.EstimateLineId,
            })
            .IsUnique();
    }
}
