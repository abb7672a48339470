using Battwheels.Core.Access;
using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Crm;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Billing;

internal sealed class InvoiceConfiguration : TenantEntityConfiguration<Invoice>
{
    public override void Configure(EntityTypeBuilder<Invoice> builder)
    {
        builder.Property(i => i.Number).HasMaxLength(16);
        builder.Property(i => i.ReceivableRole).HasMaxLength(30);
        builder.Property(i => i.Series).HasMaxLength(20);
        builder.Property(i => i.FyLabel).HasMaxLength(7);
        builder.Property(i => i.SupplierAddress).HasMaxLength(1300);
        builder.Property(i => i.SupplierStateCode).HasMaxLength(2);
        builder.Property(i => i.SupplierGstin).HasMaxLength(15);
        builder.Property(i => i.CustomerAddress).HasMaxLength(1300);
        builder.Property(i => i.CustomerStateCode).HasMaxLength(2);
        builder.Property(i => i.CustomerGstin).HasMaxLength(15);
        builder.Property(i => i.PlaceOfSupply).HasMaxLength(2);
        builder.Property(i => i.Notes).HasMaxLength(2000);
        builder
            .HasIndex(i => new
            {
                i.OrganizationId,
                i.Series,
                i.FyLabel,
                i.Sequence,
            })
            .IsUnique();
        builder.HasIndex(i => new { i.OrganizationId, i.Number });
        builder.HasIndex(i => new { i.OrganizationId, i.Sequence });
        builder.HasIndex(i => new { i.OrganizationId, i.CustomerSortName });
        builder.HasIndex(i => new { i.OrganizationId, i.Date });
        builder.HasIndex(i => new { i.OrganizationId, i.DueDate });
        builder.HasIndex(i => new { i.OrganizationId, i.Total });
        builder.HasIndex(i => new { i.OrganizationId, i.TicketId });
        builder.References<Contact>(nameof(Invoice.ContactId));
        builder.References<Branch>(nameof(Invoice.BranchId));
        builder.References<Vehicle>(nameof(Invoice.VehicleId));
        builder.References<Membership>(nameof(Invoice.IssuedByMembershipId));
        builder.References<ServiceTicket>(nameof(Invoice.TicketId));
        builder.References<ServiceTicket>(nameof(Invoice.JobCardId)); // the job card of a visit bears the ticket's id
        builder.OwnsRows(i => i.Lines, nameof(InvoiceLine.InvoiceId));
    }
}

internal sealed class InvoiceLineConfiguration : TenantEntityConfiguration<InvoiceLine>
{
    public override void Configure(EntityTypeBuilder<InvoiceLine> builder)
    {
        builder.Property(l => l.Description).HasMaxLength(1000);
        builder.Property(l => l.HsnSac).HasMaxLength(8);
        builder.Property(l => l.Uom).HasMaxLength(10);
        builder.Property(l => l.IncomeRole).HasMaxLength(40);
        builder.References<Item>(nameof(InvoiceLine.ItemId));
        builder
            .HasIndex(l => new
            {
                l.OrganizationId,
                l.InvoiceId,
                l.LineNo,
            })
            .IsUnique();
    }
}

internal sealed class InvoiceBalanceConfiguration : TenantEntityConfiguration<InvoiceBalance>
{
    public override void Configure(EntityTypeBuilder<InvoiceBalance> builder)
    {
        builder.Property(b => b.ReceivableRole).HasMaxLength(30);
        builder.HasIndex(b => new { b.OrganizationId, b.InvoiceId }).IsUnique();
        builder.HasIndex(b => new
        {
            b.OrganizationId,
            b.ContactId,
            b.DueDate,
        });
        builder.HasIndex(b => new
        {
            b.OrganizationId,
            b.Status,
            b.DueDate,
        });
        builder.References<Invoice>(nameof(InvoiceBalance.InvoiceId));
        builder.References<Contact>(nameof(InvoiceBalance.ContactId));
        builder.ToTable(t => t.HasCheckConstraint("CK_InvoiceBalance_Outstanding", Within("Outstanding", "Total")));
    }

    /// <summary>A balance lies between zero and its total, whatever the code does.</summary>
    internal static string Within(string part, string whole) => $"\"{part}\" >= 0 AND \"{part}\" <= \"{whole}\"";
}

internal sealed class InvoiceCancellationConfiguration : TenantEntityConfiguration<InvoiceCancellation>
{
    public override void Configure(EntityTypeBuilder<InvoiceCancellation> builder)
    {
        builder.HasIndex(c => new { c.OrganizationId, c.InvoiceId }).IsUnique();
        builder.References<Invoice>(nameof(InvoiceCancellation.InvoiceId));
        builder.References<JournalEntry>(nameof(InvoiceCancellation.JournalEntryId));
        builder.References<Membership>(nameof(InvoiceCancellation.MembershipId));
    }
}
