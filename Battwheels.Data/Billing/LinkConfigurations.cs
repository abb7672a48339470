using Battwheels.Core.Access;
using Battwheels.Core.Billing;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Estimates;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Billing;

internal sealed class DocumentLinkConfiguration : TenantEntityConfiguration<DocumentLink>
{
    public override void Configure(EntityTypeBuilder<DocumentLink> builder)
    {
        builder.Property(l => l.TokenHash).HasMaxLength(64);
        builder.References<Invoice>(nameof(DocumentLink.InvoiceId));
        builder.References<Receipt>(nameof(DocumentLink.ReceiptId));
        builder.References<Contact>(nameof(DocumentLink.ContactId));
        builder.References<Membership>(nameof(DocumentLink.CreatedByMembershipId));
        builder.HasIndex(l => new { l.OrganizationId, l.InvoiceId });
        builder.HasIndex(l => new { l.OrganizationId, l.ReceiptId });
        builder.HasIndex(l => new { l.OrganizationId, l.TokenHash }).IsUnique();
    }
}

internal sealed class LinkOpeningConfiguration : TenantEntityConfiguration<LinkOpening>
{
    public override void Configure(EntityTypeBuilder<LinkOpening> builder)
    {
        builder.Property(o => o.Sight).HasConversion<string>().HasMaxLength(10);
        builder.References<DocumentLink>(nameof(LinkOpening.DocumentLinkId));
        builder.References<EstimateLink>(nameof(LinkOpening.EstimateLinkId));
        builder.HasIndex(o => new { o.OrganizationId, o.DocumentLinkId });
        builder.HasIndex(o => new { o.OrganizationId, o.EstimateLinkId });
    }
}
