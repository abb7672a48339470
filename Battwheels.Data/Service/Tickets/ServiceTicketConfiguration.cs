using Battwheels.Core.Access;
using Battwheels.Core.Billing;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Amc;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Service.Tickets;

internal sealed class ServiceTicketConfiguration : TenantEntityConfiguration<ServiceTicket>
{
    public override void Configure(EntityTypeBuilder<ServiceTicket> builder)
    {
        builder.Property(t => t.Number).HasMaxLength(40);
        builder.Property(t => t.Title).HasMaxLength(160);
        builder.Property(t => t.Description).HasMaxLength(8000);
        builder.Property(t => t.DiagnosisNote).HasMaxLength(8000);
        builder.Property(t => t.ConfirmedFault).HasMaxLength(2000);
        builder.Property(t => t.WorkSummary).HasMaxLength(8000);
        builder.Ignore(t => t.IsTakenIn);
        builder.References<Branch>(nameof(ServiceTicket.BranchId));
        builder.References<Contact>(nameof(ServiceTicket.ContactId));
        builder.References<Contact>(nameof(ServiceTicket.BillToContactId));
        builder.References<Vehicle>(nameof(ServiceTicket.VehicleId));
        builder.References<Invoice>(nameof(ServiceTicket.InvoiceId));
        builder.References<AmcContract>(nameof(ServiceTicket.AmcContractId));
        builder.References<Membership>(nameof(ServiceTicket.PrimaryTechnicianId));
        builder.References<Membership>(nameof(ServiceTicket.SecondTechnicianId));
        builder.References<ServiceTicket>(nameof(ServiceTicket.ParentTicketId));
        builder.References<ServiceTicket>(nameof(ServiceTicket.MergedIntoId));
        builder.HasIndex(t => new { t.OrganizationId, t.Number }).IsUnique();
        builder.HasIndex(t => new
        {
            t.OrganizationId,
            t.State,
            t.CreatedAtUtc,
        });
        builder.HasIndex(t => new { t.OrganizationId, t.CreatedAtUtc });
        builder.HasIndex(t => new { t.OrganizationId, t.Sequence });
        builder.HasIndex(t => new { t.OrganizationId, t.DeliveredAtUtc });
        builder.HasIndex(t => new
        {
            t.OrganizationId,
            t.PromisedAtUtc,
            t.State,
        });
        builder.HasIndex(t => new
        {
            t.OrganizationId,
            t.PrimaryTechnicianId,
            t.State,
        });
        builder.HasIndex(t => new { t.OrganizationId, t.VehicleId });
        builder.HasIndex(t => new { t.OrganizationId, t.ContactId });
        builder.HasIndex(t => new { t.OrganizationId, t.ParentTicketId });
        builder.HasIndex(t => new { t.OrganizationId, t.MergedIntoId });
    }
}

internal sealed class TicketStateChangeConfiguration : TenantEntityConfiguration<TicketStateChange>
{
    public override void Configure(EntityTypeBuilder<TicketStateChange> builder)
    {
        builder.Property(h => h.Reason).HasMaxLength(1000);
        builder.References<ServiceTicket>(nameof(TicketStateChange.TicketId));
        builder.HasIndex(h => new { h.OrganizationId, h.TicketId });
    }
}

internal sealed class TicketCommentConfiguration : TenantEntityConfiguration<TicketComment>
{
    public override void Configure(EntityTypeBuilder<TicketComment> builder)
    {
        builder.Property(c => c.Text).HasMaxLength(4000);
        builder.References<ServiceTicket>(nameof(TicketComment.TicketId));
        builder.HasIndex(c => new { c.OrganizationId, c.TicketId });
    }
}

internal sealed class IntakeItemConfiguration : TenantEntityConfiguration<IntakeItem>
{
    public override void Configure(EntityTypeBuilder<IntakeItem> builder)
    {
        builder.Property(i => i.Code).HasMaxLength(40);
        builder.Property(i => i.Value).HasMaxLength(1000);
        builder.References<ServiceTicket>(nameof(IntakeItem.TicketId));
        builder
            .HasIndex(i => new
            {
                i.OrganizationId,
                i.TicketId,
                i.Code,
            })
            .IsUnique();
    }
}

internal sealed class SignatureConfiguration : TenantEntityConfiguration<Signature>
{
    public override void Configure(EntityTypeBuilder<Signature> builder)
    {
        builder.Property(s => s.Purpose).HasMaxLength(40);
        builder.Property(s => s.SignerName).HasMaxLength(160);
        builder.Property(s => s.StrokePath).HasMaxLength(20_000);
        builder.References<ServiceTicket>(nameof(Signature.TicketId));
        builder.References<Membership>(nameof(Signature.WitnessMembershipId));
        builder.HasIndex(s => new { s.OrganizationId, s.TicketId });
    }
}
