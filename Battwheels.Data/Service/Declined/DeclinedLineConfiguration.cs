using Battwheels.Core.Crm;
using Battwheels.Core.Service.Declined;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Service.Declined;

internal sealed class DeclinedLineConfiguration : TenantEntityConfiguration<DeclinedLine>
{
    public override void Configure(EntityTypeBuilder<DeclinedLine> builder)
    {
        builder.Property(d => d.Note).HasMaxLength(DeclinedLine.LongestNote);
        builder.Ignore(d => d.IsLive);
        builder.References<ServiceTicket>(nameof(DeclinedLine.TicketId));
        builder.References<Vehicle>(nameof(DeclinedLine.VehicleId));
        builder.References<JobLine>(nameof(DeclinedLine.JobLineId));
        builder.References<JobLine>(nameof(DeclinedLine.TakenUpLineId));
        builder.HasIndex(d => new { d.OrganizationId, d.JobLineId }).IsUnique();
        builder.HasIndex(d => new { d.OrganizationId, d.TakenUpLineId });
        builder.HasIndex(d => new { d.OrganizationId, d.VehicleId });
        builder.HasIndex(d => new
        {
            d.OrganizationId,
            d.State,
            d.FollowUpOn,
        });
        builder.HasIndex(d => new { d.OrganizationId, d.Value });
        builder.HasIndex(d => new { d.OrganizationId, d.DeclinedAtUtc });
    }
}
