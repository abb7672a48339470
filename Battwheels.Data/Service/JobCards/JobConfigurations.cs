using Battwheels.Core.Access;
using Battwheels.Core.Billing;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Service.Amc;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Estimates.Alternatives;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Service.JobCards;

internal sealed class JobLineConfiguration : TenantEntityConfiguration<JobLine>
{
    public override void Configure(EntityTypeBuilder<JobLine> builder)
    {
        builder.Property(l => l.HsnSac).HasMaxLength(8);
        builder.Property(l => l.Uom).HasMaxLength(10);
        builder.Property(l => l.OptionSet).HasMaxLength(LineOption.Longest);
        builder.Property(l => l.OptionName).HasMaxLength(LineOption.Longest);
        builder.Ignore(l => l.TakesStock);
        builder.References<ServiceTicket>(nameof(JobLine.TicketId));
        builder.References<Estimate>(nameof(JobLine.EstimateId));
        builder.References<Item>(nameof(JobLine.ItemId));
        builder.References<Invoice>(nameof(JobLine.InvoiceId));
        builder.References<AmcEntitlement>(nameof(JobLine.AmcEntitlementId));
        builder.HasIndex(l => new
        {
            l.OrganizationId,
            l.TicketId,
            l.Position,
        });
    }
}

internal sealed class PartRequestConfiguration : TenantEntityConfiguration<PartRequest>
{
    public override void Configure(EntityTypeBuilder<PartRequest> builder)
    {
        builder.References<ServiceTicket>(nameof(PartRequest.TicketId));
        builder.References<JobLine>(nameof(PartRequest.JobLineId));
        builder.References<Membership>(nameof(PartRequest.RequestedByMembershipId));
        builder.References<Item>(nameof(PartRequest.ItemId));
        builder.References<Warehouse>(nameof(PartRequest.WarehouseId));
        builder.References<StockMovement>(nameof(PartRequest.IssueMovementId));
        builder.HasIndex(r => new
        {
            r.OrganizationId,
            r.State,
            r.RequestedAtUtc,
        });
        builder.HasIndex(r => new { r.OrganizationId, r.TicketId });
    }
}

internal sealed class TimeEntryConfiguration : TenantEntityConfiguration<TimeEntry>
{
    public override void Configure(EntityTypeBuilder<TimeEntry> builder)
    {
        builder.References<ServiceTicket>(nameof(TimeEntry.TicketId));
        builder.References<JobLine>(nameof(TimeEntry.JobLineId));
        builder.References<Membership>(nameof(TimeEntry.TechnicianId));
        builder.HasIndex(t => new { t.OrganizationId, t.RunningKey }).IsUnique();
        builder.HasIndex(t => new { t.OrganizationId, t.TicketId });
    }
}

internal sealed class QcResultConfiguration : TenantEntityConfiguration<QcResult>
{
    public override void Configure(EntityTypeBuilder<QcResult> builder)
    {
        builder.Property(q => q.Checklist).HasMaxLength(4000);
        builder.Property(q => q.Reason).HasMaxLength(1000);
        builder.References<ServiceTicket>(nameof(QcResult.TicketId));
        builder.References<Membership>(nameof(QcResult.ByMembershipId));
        builder.HasIndex(q => new { q.OrganizationId, q.TicketId });
    }
}

internal sealed class JobReadingConfiguration : TenantEntityConfiguration<JobReading>
{
    public override void Configure(EntityTypeBuilder<JobReading> builder)
    {
        builder.Property(r => r.Remark).HasMaxLength(JobReadings.MostRemark);
        builder.References<ServiceTicket>(nameof(JobReading.TicketId));
        builder.References<JobLine>(nameof(JobReading.JobLineId));
        builder.References<Membership>(nameof(JobReading.MembershipId));
        builder.HasIndex(r => new { r.OrganizationId, r.TicketId });
    }
}
