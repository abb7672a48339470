using Battwheels.Core.Access;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Costing;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Service.Costing;

internal sealed class LabourRateConfiguration : TenantEntityConfiguration<LabourRate>
{
    public override void Configure(EntityTypeBuilder<LabourRate> builder)
    {
        builder.Property(r => r.ActorName).HasMaxLength(200);
        builder.References<Branch>(nameof(LabourRate.BranchId));
        builder.References<Membership>(nameof(LabourRate.MembershipId));
        builder.HasIndex(r => new { r.OrganizationId, r.ValidFrom });
    }
}

internal sealed class JobCostingConfiguration : TenantEntityConfiguration<JobCosting>
{
    public override void Configure(EntityTypeBuilder<JobCosting> builder)
    {
        builder.References<ServiceTicket>(nameof(JobCosting.TicketId));
        builder.References<Branch>(nameof(JobCosting.BranchId));
        builder.OwnsRows(c => c.Lines, nameof(JobCostingLine.JobCostingId));
        builder.HasIndex(c => new { c.OrganizationId, c.TicketId });
    }
}

internal sealed class JobCostingLineConfiguration : TenantEntityConfiguration<JobCostingLine>
{
    public override void Configure(EntityTypeBuilder<JobCostingLine> builder)
    {
        builder.Property(l => l.Description).HasMaxLength(1_000);
        builder.References<JobLine>(nameof(JobCostingLine.JobLineId));
    }
}
