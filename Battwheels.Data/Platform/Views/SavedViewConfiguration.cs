using Battwheels.Core.Access;
using Battwheels.Core.Platform.Views;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Platform.Views;

internal sealed class SavedViewConfiguration : TenantEntityConfiguration<SavedView>
{
    public override void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.Property(v => v.List).HasMaxLength(SavedView.LongestName);
        builder.Property(v => v.Name).HasMaxLength(SavedView.LongestName);
        builder.Property(v => v.Query).HasMaxLength(SavedView.LongestQuery);
        builder.HasIndex(v => new
        {
            v.OrganizationId,
            v.List,
            v.MembershipId,
        });
        builder.References<Membership>(nameof(SavedView.MembershipId));
        builder.References<Role>(nameof(SavedView.RoleId));
    }
}
