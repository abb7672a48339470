using Battwheels.Core.Accounting;
using Battwheels.Core.Crm;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Accounting;

internal sealed class JournalEntryConfiguration : TenantEntityConfiguration<JournalEntry>
{
    public override void Configure(EntityTypeBuilder<JournalEntry> builder)
    {
        builder.Property(e => e.JournalType).HasMaxLength(20);
        builder.Property(e => e.Number).HasMaxLength(20);
        builder.Property(e => e.FyLabel).HasMaxLength(7);
        builder.Property(e => e.SourceType).HasMaxLength(40);
        builder.Property(e => e.Purpose).HasMaxLength(40);
        builder.Property(e => e.PayloadHash).HasMaxLength(64);
        builder.Property(e => e.Narration).HasMaxLength(500);
        builder.OwnsRows(e => e.Lines, nameof(JournalLine.EntryId));
        builder.References<JournalEntry>(nameof(JournalEntry.ReversesEntryId));
        builder.HasIndex(e => new { e.OrganizationId, e.ReversesEntryId }).IsUnique();
        builder
            .HasIndex(e => new
            {
                e.OrganizationId,
                e.FyLabel,
                e.Sequence,
            })
            .IsUnique();
        builder
            .HasIndex(e => new
            {
                e.OrganizationId,
                e.SourceType,
                e.SourceId,
                e.Purpose,
            })
            .IsUnique();
        builder.HasIndex(e => new
        {
            e.OrganizationId,
            e.EntryDate,
            e.Id,
        });
        builder.HasIndex(e => new { e.OrganizationId, e.Total });
    }
}

internal sealed class JournalLineConfiguration : TenantEntityConfiguration<JournalLine>
{
    public override void Configure(EntityTypeBuilder<JournalLine> builder)
    {
        builder.Property(l => l.TaxHead).HasMaxLength(5);
        builder.References<Account>(nameof(JournalLine.AccountId));
        builder.References<Branch>(nameof(JournalLine.BranchId));
        builder.References<Contact>(nameof(JournalLine.PartyId));
        // Sums of a month cut by a date are read from this index alone.
        builder.HasIndex(l => new
        {
            l.OrganizationId,
            l.EntryDate,
            l.AccountId,
            l.BranchId,
            l.Debit,
            l.Credit,
        });
        builder.References<Warehouse>(nameof(JournalLine.WarehouseId));
        builder.References<ServiceTicket>(nameof(JournalLine.JobCardId)); // a visit and its job card share the id
        builder.References<Vehicle>(nameof(JournalLine.VehicleId));
        builder
            .HasIndex(l => new
            {
                l.OrganizationId,
                l.EntryId,
                l.LineNo,
            })
            .IsUnique();
        builder.HasIndex(l => new
        {
            l.OrganizationId,
            l.AccountId,
            l.EntryDate,
            l.Id,
        });
        builder.HasIndex(l => new
        {
            l.OrganizationId,
            l.PartyId,
            l.EntryDate,
        });
        // One side each, above zero; paise are whole numbers here.
        builder.ToTable(t =>
            t.HasCheckConstraint(
                "CK_JournalLine_Sides",
                "(\"Debit\" > 0 AND \"Credit\" = 0) OR (\"Debit\" = 0 AND \"Credit\" > 0)"
            )
        );
    }
}

internal sealed class LedgerSealConfiguration : TenantEntityConfiguration<LedgerSeal>
{
    public override void Configure(EntityTypeBuilder<LedgerSeal> builder)
    {
        builder.Property(s => s.FyLabel).HasMaxLength(7);
        builder.Property(s => s.Hash).HasMaxLength(64);
        builder.References<JournalEntry>(nameof(LedgerSeal.EntryId));
        builder.HasIndex(s => new { s.OrganizationId, s.EntryId }).IsUnique();
        builder
            .HasIndex(s => new
            {
                s.OrganizationId,
                s.FyLabel,
                s.Sequence,
            })
            .IsUnique();
    }
}
