using Battwheels.Core.Access;
using Battwheels.Core.Billing;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Warranty;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Claims;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Service.Claims;

internal sealed class WarrantyClaimConfiguration : TenantEntityConfiguration<WarrantyClaim>
{
    public override void Configure(EntityTypeBuilder<WarrantyClaim> builder)
    {
        builder.Property(c => c.Number).HasMaxLength(20);
        builder.Property(c => c.VerdictText).HasMaxLength(1_000);
        builder.Property(c => c.MakerReference).HasMaxLength(60);
        builder.References<ServiceTicket>(nameof(WarrantyClaim.TicketId));
        builder.References<Vehicle>(nameof(WarrantyClaim.VehicleId));
        builder.References<Branch>(nameof(WarrantyClaim.BranchId));
        builder.References<Contact>(nameof(WarrantyClaim.MakerId));
        builder.References<WarrantyCover>(nameof(WarrantyClaim.WarrantyCoverId));
        builder.References<Invoice>(nameof(WarrantyClaim.InvoiceId));
        builder.OwnsRows(c => c.Lines, nameof(ClaimLine.WarrantyClaimId));
        builder.HasIndex(c => new { c.OrganizationId, c.Number }).IsUnique();
        builder.HasIndex(c => new { c.OrganizationId, c.State });
        builder.HasIndex(c => new { c.OrganizationId, c.StateSinceUtc });
        builder.HasIndex(c => new { c.OrganizationId, c.Claimed });
    }
}

internal sealed class ClaimLineConfiguration : TenantEntityConfiguration<ClaimLine>
{
    public override void Configure(EntityTypeBuilder<ClaimLine> builder)
    {
        builder.Property(l => l.Description).HasMaxLength(1_000);
        builder.Property(l => l.FailedPartSerial).HasMaxLength(60);
        builder.Property(l => l.FailedPartPlace).HasMaxLength(100);
        builder.Ignore(l => l.Rejected);
        builder.References<JobLine>(nameof(ClaimLine.JobLineId));
        builder.References<Estimate>(nameof(ClaimLine.RejectedEstimateId));
        // Null once the claim is withdrawn, and nulls never clash.
        builder.HasIndex(l => new { l.OrganizationId, l.LiveJobLineId }).IsUnique();
        builder.HasIndex(l => new
        {
            l.OrganizationId,
            l.FailedPart,
            l.Id,
        });
        builder.HasIndex(l => new { l.OrganizationId, l.FailedPartSinceUtc });
    }
}

internal sealed class ClaimEventConfiguration : TenantEntityConfiguration<ClaimEvent>
{
    public override void Configure(EntityTypeBuilder<ClaimEvent> builder)
    {
        builder.Property(e => e.What).HasMaxLength(20);
        builder.Property(e => e.Note).HasMaxLength(2_000);
        builder.Property(e => e.ActorName).HasMaxLength(200);
        builder.References<WarrantyClaim>(nameof(ClaimEvent.WarrantyClaimId));
        builder.References<Membership>(nameof(ClaimEvent.MembershipId));
    }
}
