using Battwheels.Core.Access;
using Battwheels.Core.Platform.Work;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Platform.Work;

internal sealed class WorkRunConfiguration : TenantEntityConfiguration<WorkRun>
{
    public override void Configure(EntityTypeBuilder<WorkRun> builder)
    {
        builder.Property(r => r.Kind).HasMaxLength(40);
        builder.Property(r => r.Title).HasMaxLength(WorkRun.LongestTitle);
        builder.Property(r => r.Result).HasMaxLength(200);
        builder.References<Membership>(nameof(WorkRun.StartedByMembershipId));
        builder.HasIndex(r => new
        {
            r.OrganizationId,
            r.StartedByMembershipId,
            r.EndedAtUtc,
        });
        builder.HasIndex(r => new { r.OrganizationId, r.EndedAtUtc });
    }
}
