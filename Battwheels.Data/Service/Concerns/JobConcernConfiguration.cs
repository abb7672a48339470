using Battwheels.Core.Service.Concerns;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Service.Concerns;

internal sealed class JobConcernConfiguration : TenantEntityConfiguration<JobConcern>
{
    public override void Configure(EntityTypeBuilder<JobConcern> builder)
    {
        builder.Ignore(c => c.IsAnswered);
        builder.Property(c => c.Condition).HasMaxLength(JobConcern.Longest);
        builder.Property(c => c.Cause).HasMaxLength(JobConcern.Longest);
        builder.Property(c => c.Correction).HasMaxLength(JobConcern.Longest);
        builder.Property(c => c.Confirmation).HasMaxLength(JobConcern.Longest);
        builder.References<ServiceTicket>(nameof(JobConcern.TicketId));
        builder
            .HasIndex(c => new
            {
                c.OrganizationId,
                c.TicketId,
                c.Number,
            })
            .IsUnique();
    }
}
