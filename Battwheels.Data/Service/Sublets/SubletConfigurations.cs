using Battwheels.Core.Access;
using Battwheels.Core.Accounting;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Sublets;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Service.Sublets;

internal sealed class SubletOrderConfiguration : TenantEntityConfiguration<SubletOrder>
{
    public override void Configure(EntityTypeBuilder<SubletOrder> builder)
    {
        builder.Property(o => o.Number).HasMaxLength(20);
        builder.Property(o => o.Work).HasMaxLength(SubletOrder.LongestWork);
        builder.Property(o => o.HandedOver).HasMaxLength(SubletOrder.LongestHandedOver);
        builder.Property(o => o.SentBy).HasMaxLength(200);
        builder.Property(o => o.OrderedBy).HasMaxLength(200);
        builder.Property(o => o.LiveBillKey).HasMaxLength(80);
        builder.References<ServiceTicket>(nameof(SubletOrder.TicketId));
        builder.References<Vehicle>(nameof(SubletOrder.VehicleId));
        builder.References<Branch>(nameof(SubletOrder.BranchId));
        builder.References<JobLine>(nameof(SubletOrder.JobLineId));
        builder.References<Contact>(nameof(SubletOrder.VendorId));
        builder.HasIndex(o => new { o.OrganizationId, o.Number }).IsUnique();
        // Null once the order is cancelled, and nulls never clash.
        builder.HasIndex(o => new { o.OrganizationId, o.LiveJobLineId }).IsUnique();
        builder.HasIndex(o => new { o.OrganizationId, o.LiveBillKey }).IsUnique();
        builder.HasIndex(o => new { o.OrganizationId, o.TicketId });
        builder.HasIndex(o => new
        {
            o.OrganizationId,
            o.VendorId,
            o.Id,
        });
        builder.HasIndex(o => new
        {
            o.OrganizationId,
            o.State,
            o.DueOn,
        });
        builder.HasIndex(o => new { o.OrganizationId, o.DueOn });
        builder.HasIndex(o => new { o.OrganizationId, o.StateSinceUtc });
    }
}

internal sealed class SubletEventConfiguration : TenantEntityConfiguration<SubletEvent>
{
    public override void Configure(EntityTypeBuilder<SubletEvent> builder)
    {
        builder.Property(e => e.Note).HasMaxLength(1_100);
        builder.Property(e => e.ActorName).HasMaxLength(200);
        builder.References<SubletOrder>(nameof(SubletEvent.SubletOrderId));
        builder.References<ServiceTicket>(nameof(SubletEvent.TicketId));
        builder.References<Membership>(nameof(SubletEvent.MembershipId));
        builder.HasIndex(e => new { e.OrganizationId, e.TicketId });
    }
}

internal sealed class SubletBillConfiguration : TenantEntityConfiguration<SubletBill>
{
    public override void Configure(EntityTypeBuilder<SubletBill> builder)
    {
        builder.Property(b => b.VendorGstin).HasMaxLength(15);
        builder.Property(b => b.Number).HasMaxLength(SubletBill.LongestNumber);
        builder.Property(b => b.NumberKey).HasMaxLength(SubletBill.LongestNumber);
        builder.Property(b => b.FyLabel).HasMaxLength(7);
        builder.Property(b => b.Reason).HasMaxLength(1_000);
        builder.Property(b => b.ActorName).HasMaxLength(200);
        builder.References<SubletOrder>(nameof(SubletBill.SubletOrderId));
        builder.References<Contact>(nameof(SubletBill.VendorId));
        builder.References<JournalEntry>(nameof(SubletBill.JournalEntryId));
        builder.References<Membership>(nameof(SubletBill.MembershipId));
        builder.HasIndex(b => new
        {
            b.OrganizationId,
            b.VendorId,
            b.FyLabel,
            b.NumberKey,
        });
    }
}

/// <summary>Each bill is taken back once, whoever comes first.</summary>
internal sealed class SubletBillReversalConfiguration : TenantEntityConfiguration<SubletBillReversal>
{
    public override void Configure(EntityTypeBuilder<SubletBillReversal> builder)
    {
        builder.Property(r => r.Reason).HasMaxLength(1_000);
        builder.Property(r => r.ActorName).HasMaxLength(200);
        builder.HasIndex(r => new { r.OrganizationId, r.SubletBillId }).IsUnique();
        builder.References<SubletBill>(nameof(SubletBillReversal.SubletBillId));
        builder.References<JournalEntry>(nameof(SubletBillReversal.JournalEntryId));
        builder.References<Membership>(nameof(SubletBillReversal.MembershipId));
    }
}
