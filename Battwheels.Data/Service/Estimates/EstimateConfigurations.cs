using Battwheels.Core.Crm;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Estimates.Alternatives;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Service.Estimates;

internal sealed class EstimateConfiguration : TenantEntityConfiguration<Estimate>
{
    public override void Configure(EntityTypeBuilder<Estimate> builder)
    {
        builder.Property(e => e.Number).HasMaxLength(40);
        builder.References<ServiceTicket>(nameof(Estimate.TicketId));
        builder.References<Contact>(nameof(Estimate.ContactId));
        builder.References<Vehicle>(nameof(Estimate.VehicleId));
        builder.HasIndex(e => new { e.OrganizationId, e.Number }).IsUnique();
        builder
            .HasIndex(e => new
            {
                e.OrganizationId,
                e.TicketId,
                e.Sequence,
            })
            .IsUnique();
        builder.HasIndex(e => new { e.OrganizationId, e.CreatedAtUtc });
        builder.HasIndex(e => new { e.OrganizationId, e.ValidUntil });
        builder.HasIndex(e => new { e.OrganizationId, e.Total });
        builder.HasIndex(e => new
        {
            e.OrganizationId,
            e.State,
            e.CreatedAtUtc,
        });
        builder.HasIndex(e => new
        {
            e.OrganizationId,
            e.State,
            e.ExpiryToldAtUtc,
            e.ValidUntil,
        });
        builder.HasIndex(e => new { e.OrganizationId, e.ContactId });
        builder.HasIndex(e => new { e.OrganizationId, e.VehicleId });
    }
}

internal sealed class EstimateVersionConfiguration : TenantEntityConfiguration<EstimateVersion>
{
    public override void Configure(EntityTypeBuilder<EstimateVersion> builder)
    {
        builder.Property(v => v.PlaceOfSupply).HasMaxLength(2);
        builder.Property(v => v.ContentHash).HasMaxLength(64);
        builder.Property(v => v.CanonicalText).HasMaxLength(200_000);
        builder.References<Estimate>(nameof(EstimateVersion.EstimateId));
        builder.References<Contact>(nameof(EstimateVersion.ContactId));
        builder.OwnsRows(v => v.Lines, nameof(EstimateLine.EstimateVersionId));
        builder
            .HasIndex(v => new
            {
                v.OrganizationId,
                v.EstimateId,
                v.VersionNo,
            })
            .IsUnique();
    }
}

internal sealed class EstimateLineConfiguration : TenantEntityConfiguration<EstimateLine>
{
    public override void Configure(EntityTypeBuilder<EstimateLine> builder)
    {
        builder.Property(l => l.HsnSac).HasMaxLength(8);
        builder.Property(l => l.Uom).HasMaxLength(10);
        builder.Property(l => l.OptionSet).HasMaxLength(LineOption.Longest);
        builder.Property(l => l.OptionName).HasMaxLength(LineOption.Longest);
        builder.References<JobLine>(nameof(EstimateLine.JobLineId));
        builder.References<Item>(nameof(EstimateLine.ItemId));
        builder.HasIndex(l => new { l.OrganizationId, l.JobLineId });
        builder.HasIndex(l => new
        {
            l.OrganizationId,
            l.EstimateVersionId,
            l.Position,
        });
    }
}

internal sealed class EstimateDecisionConfiguration : TenantEntityConfiguration<EstimateDecision>
{
    public override void Configure(EntityTypeBuilder<EstimateDecision> builder)
    {
        builder.Property(d => d.ContentHash).HasMaxLength(64);
        builder.Property(d => d.Note).HasMaxLength(2000);
        builder.Property(d => d.CalledNumber).HasMaxLength(40);
        builder.Property(d => d.GivenBy).HasMaxLength(120);
        builder.Property(d => d.Browser).HasMaxLength(400);
        builder.References<Estimate>(nameof(EstimateDecision.EstimateId));
        builder.References<Contact>(nameof(EstimateDecision.ContactId));
        builder.References<EstimateVersion>(nameof(EstimateDecision.EstimateVersionId));
        builder.References<Signature>(nameof(EstimateDecision.SignatureId));
        builder.OwnsRows(d => d.Lines, nameof(EstimateDecisionLine.EstimateDecisionId));
        builder.HasIndex(d => new { d.OrganizationId, d.AtUtc });
        // One word per version: the second of two people deciding at once is told of the first.
        builder.HasIndex(d => new { d.OrganizationId, d.EstimateVersionId }).IsUnique();
    }
}

internal sealed class EstimateDecisionLineConfiguration : TenantEntityConfiguration<EstimateDecisionLine>
{
    public override void Configure(EntityTypeBuilder<EstimateDecisionLine> builder)
    {
        builder.References<EstimateLine>(nameof(EstimateDecisionLine.EstimateLineId));
        builder
            .HasIndex(l => new
            {
                l.OrganizationId,
                l.EstimateDecisionId,
                l.EstimateLineId,
            })
            .IsUnique();
    }
}

internal sealed class EstimateLinkConfiguration : TenantEntityConfiguration<EstimateLink>
{
    public override void Configure(EntityTypeBuilder<EstimateLink> builder)
    {
        builder.Property(l => l.TokenHash).HasMaxLength(64);
        builder.References<Estimate>(nameof(EstimateLink.EstimateId));
        builder.References<Contact>(nameof(EstimateLink.ContactId));
        builder.References<EstimateVersion>(nameof(EstimateLink.EstimateVersionId));
        builder.HasIndex(l => new { l.OrganizationId, l.EstimateId });
        builder.HasIndex(l => new { l.OrganizationId, l.TokenHash }).IsUnique();
    }
}

internal sealed class OfferCodeConfiguration : TenantEntityConfiguration<OfferCode>
{
    public override void Configure(EntityTypeBuilder<OfferCode> builder)
    {
        builder.Property(c => c.CodeHash).HasMaxLength(64);
        builder.Property(c => c.ProofHash).HasMaxLength(64);
        builder.Property(c => c.Sealed).HasMaxLength(1_500);
        builder.References<EstimateLink>(nameof(OfferCode.EstimateLinkId));
        builder.References<EstimateVersion>(nameof(OfferCode.EstimateVersionId));
        builder.References<Contact>(nameof(OfferCode.ContactId));
        builder.HasIndex(c => new
        {
            c.OrganizationId,
            c.EstimateLinkId,
            c.Id,
        });
        builder.HasIndex(c => new { c.OrganizationId, c.ProofHash });
        builder.HasIndex(c => new { c.OrganizationId, c.AtUtc });
    }
}
