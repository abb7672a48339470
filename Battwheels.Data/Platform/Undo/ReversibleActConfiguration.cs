using Battwheels.Core.Access;
using Battwheels.Core.Platform.Undo;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Platform.Undo;

internal sealed class ReversibleActConfiguration : TenantEntityConfiguration<ReversibleAct>
{
    private const int LongestRecord = 60;

    public override void Configure(EntityTypeBuilder<ReversibleAct> builder)
    {
        builder.Property(a => a.Kind).HasMaxLength(ReversibleAct.LongestKind);
        builder.Property(a => a.Record).HasMaxLength(LongestRecord);
        builder.Property(a => a.Before).HasMaxLength(ReversibleAct.LongestBefore);
        builder.Property(a => a.Detail).HasMaxLength(ReversibleAct.LongestDetail);
        builder.References<Membership>(nameof(ReversibleAct.MembershipId));
        builder.HasIndex(a => new { a.OrganizationId, a.UndoCommandId }).IsUnique();
        builder.HasIndex(a => new { a.OrganizationId, a.CommandId });
        builder.HasIndex(a => new
        {
            a.OrganizationId,
            a.MembershipId,
            a.Id,
        });
        builder.HasIndex(a => new { a.OrganizationId, a.AtUtc });
    }
}
