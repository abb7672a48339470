using Battwheels.Core.Access;
using Battwheels.Core.Platform.Drafts;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Platform.Drafts;

internal sealed class FormDraftConfiguration : TenantEntityConfiguration<FormDraft>
{
    /// <summary>What the most text takes when it is sealed: three bytes a character at worst, in base64, and its frame.</summary>
    internal const int MostSealed = FormDrafts.MostText * 4 + 200;

    public override void Configure(EntityTypeBuilder<FormDraft> builder)
    {
        builder.Property(d => d.Form).HasMaxLength(FormDrafts.MostForm);
        builder.Property(d => d.Record).HasMaxLength(FormDrafts.MostRecord);
        builder.Property(d => d.Content).HasMaxLength(MostSealed);
        builder.References<Membership>(nameof(FormDraft.MembershipId));
        builder
            .HasIndex(d => new
            {
                d.OrganizationId,
                d.MembershipId,
                d.Form,
                d.Record,
            })
            .IsUnique();
        builder.HasIndex(d => new { d.OrganizationId, d.SavedAtUtc });
    }
}
