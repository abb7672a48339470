using Battwheels.Core.Platform.Setup;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Platform.Setup;

internal sealed class SetupChoiceConfiguration : TenantEntityConfiguration<SetupChoice>
{
    public override void Configure(EntityTypeBuilder<SetupChoice> builder)
    {
        builder.Property(c => c.Skipped).HasMaxLength(SetupChoice.LongestSkipped);
        builder.HasIndex(c => new { c.OrganizationId, c.Only }).IsUnique();
    }
}
