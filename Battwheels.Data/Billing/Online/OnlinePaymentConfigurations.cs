using Battwheels.Core.Billing;
using Battwheels.Core.Billing.Online;
using Battwheels.Core.Crm;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Billing.Online;

internal sealed class OnlinePaymentConfiguration : TenantEntityConfiguration<OnlinePayment>
{
    public override void Configure(EntityTypeBuilder<OnlinePayment> builder)
    {
        builder.Ignore(p => p.Reference);
        builder.Property(p => p.ProviderPageId).HasMaxLength(100);
        builder.Property(p => p.Address).HasMaxLength(500);
        builder.Property(p => p.ProviderPaymentId).HasMaxLength(60);
        builder.Property(p => p.Answer).HasMaxLength(OnlinePayment.LongestAnswer);
        builder.References<Contact>(nameof(OnlinePayment.ContactId));
        builder.References<Invoice>(nameof(OnlinePayment.InvoiceId));
        builder.References<Receipt>(nameof(OnlinePayment.ReceiptId));
        builder.HasIndex(p => new { p.OrganizationId, p.InvoiceId });
        builder.HasIndex(p => new { p.OrganizationId, p.NextLookUtc });
        builder.HasIndex(p => new { p.OrganizationId, p.ProviderPageId });
        builder.HasIndex(p => new { p.OrganizationId, p.ProviderPaymentId }).IsUnique();
    }
}

internal sealed class OnlinePaymentNoticeConfiguration : TenantEntityConfiguration<OnlinePaymentNotice>
{
    public override void Configure(EntityTypeBuilder<OnlinePaymentNotice> builder)
    {
        builder.Property(n => n.EventId).HasMaxLength(100);
        builder.Property(n => n.Kind).HasMaxLength(100);
        builder.Property(n => n.ProviderPageId).HasMaxLength(100);
        builder.HasIndex(n => new { n.OrganizationId, n.EventId }).IsUnique();
    }
}

internal sealed class OnlinePaymentSetupConfiguration : TenantEntityConfiguration<OnlinePaymentSetup>
{
    public override void Configure(EntityTypeBuilder<OnlinePaymentSetup> builder)
    {
        builder.Property(s => s.Host).HasMaxLength(300);
        builder.Property(s => s.KeyId).HasMaxLength(100);
        builder.Property(s => s.SecretSealed).HasMaxLength(2_000);
        builder.Property(s => s.NoticeSecretSealed).HasMaxLength(2_000);
        builder.Property(s => s.OldNoticeSecretSealed).HasMaxLength(2_000);
        builder.Property(s => s.NoticeToken).HasMaxLength(50);
        builder.HasIndex(s => s.OrganizationId).IsUnique();
    }
}
