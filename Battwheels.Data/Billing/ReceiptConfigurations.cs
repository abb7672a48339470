using Battwheels.Core.Access;
using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Billing;

internal sealed class ReceiptConfiguration : TenantEntityConfiguration<Receipt>
{
    public override void Configure(EntityTypeBuilder<Receipt> builder)
    {
        builder.Property(r => r.Number).HasMaxLength(16);
        builder.Property(r => r.Reference).HasMaxLength(60);
        builder.Property(r => r.CustomerGstin).HasMaxLength(15);
        builder.Property(r => r.Notes).HasMaxLength(1000);
        builder.HasIndex(r => new { r.OrganizationId, r.Number }).IsUnique();
        builder.HasIndex(r => new { r.OrganizationId, r.Reference });
        builder.HasIndex(r => new { r.OrganizationId, r.CustomerSortName });
        builder.HasIndex(r => new { r.OrganizationId, r.Date });
        builder.HasIndex(r => new { r.OrganizationId, r.Received });
        builder.References<Contact>(nameof(Receipt.ContactId));
        builder.References<Branch>(nameof(Receipt.BranchId));
        builder.References<Membership>(nameof(Receipt.RecordedByMembershipId));
    }
}

internal sealed class ReceiptAllocationConfiguration : TenantEntityConfiguration<ReceiptAllocation>
{
    public override void Configure(EntityTypeBuilder<ReceiptAllocation> builder)
    {
        builder.HasIndex(a => new { a.OrganizationId, a.InvoiceId });
        builder.HasIndex(a => new { a.OrganizationId, a.ReceiptId });
        builder.References<Receipt>(nameof(ReceiptAllocation.ReceiptId));
        builder.References<Invoice>(nameof(ReceiptAllocation.InvoiceId));
        builder.References<ReceiptAllocation>(nameof(ReceiptAllocation.ReversesAllocationId));
        builder.HasIndex(a => new { a.OrganizationId, a.ReversesAllocationId }).IsUnique();
    }
}

internal sealed class AdvanceBalanceConfiguration : TenantEntityConfiguration<AdvanceBalance>
{
    public override void Configure(EntityTypeBuilder<AdvanceBalance> builder)
    {
        builder.HasIndex(b => new { b.OrganizationId, b.ReceiptId }).IsUnique();
        builder.HasIndex(b => new { b.OrganizationId, b.ContactId });
        builder.References<Receipt>(nameof(AdvanceBalance.ReceiptId));
        builder.References<Contact>(nameof(AdvanceBalance.ContactId));
        builder.ToTable(t =>
            t.HasCheckConstraint(
                "CK_AdvanceBalance_Available",
                InvoiceBalanceConfiguration.Within(nameof(AdvanceBalance.Available), nameof(AdvanceBalance.Total))
            )
        );
    }
}

internal sealed class ReceiptReversalConfiguration : TenantEntityConfiguration<ReceiptReversal>
{
    public override void Configure(EntityTypeBuilder<ReceiptReversal> builder)
    {
        builder.HasIndex(r => new { r.OrganizationId, r.ReceiptId }).IsUnique();
        builder.References<Receipt>(nameof(ReceiptReversal.ReceiptId));
        builder.References<JournalEntry>(nameof(ReceiptReversal.JournalEntryId));
        builder.References<Membership>(nameof(ReceiptReversal.MembershipId));
    }
}
