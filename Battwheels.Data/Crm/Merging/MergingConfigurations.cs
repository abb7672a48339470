using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Merging;
using Battwheels.Core.Platform.Work;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Crm.Merging;

internal sealed class ContactMergeConfiguration : TenantEntityConfiguration<ContactMerge>
{
    public override void Configure(EntityTypeBuilder<ContactMerge> builder)
    {
        builder.Property(m => m.Before).HasMaxLength(ContactMerge.LongestSnapshot);
        builder.Property(m => m.After).HasMaxLength(ContactMerge.LongestSnapshot);
        builder.References<Contact>(nameof(ContactMerge.SurvivorId));
        builder.References<Contact>(nameof(ContactMerge.LoserId));
        builder.HasIndex(m => new { m.OrganizationId, m.AtUtc });
    }
}

internal sealed class ContactMergeRowConfiguration : TenantEntityConfiguration<ContactMergeRow>
{
    public override void Configure(EntityTypeBuilder<ContactMergeRow> builder)
    {
        builder.Property(r => r.Entity).HasMaxLength(60);
        builder.Property(r => r.Property).HasMaxLength(60);
        builder.References<ContactMerge>(nameof(ContactMergeRow.ContactMergeId));
    }
}

internal sealed class DuplicatePairConfiguration : TenantEntityConfiguration<DuplicatePair>
{
    public override void Configure(EntityTypeBuilder<DuplicatePair> builder)
    {
        builder.References<Contact>(nameof(DuplicatePair.LowId));
        builder.References<Contact>(nameof(DuplicatePair.HighId));
        builder
            .HasIndex(p => new
            {
                p.OrganizationId,
                p.LowId,
                p.HighId,
            })
            .IsUnique();
        builder.HasIndex(p => new
        {
            p.OrganizationId,
            p.State,
            p.Points,
        });
    }
}

internal sealed class DuplicateCheckConfiguration : TenantEntityConfiguration<DuplicateCheck>
{
    public override void Configure(EntityTypeBuilder<DuplicateCheck> builder) =>
        builder.References<Contact>(nameof(DuplicateCheck.ContactId));
}

internal sealed class DuplicateScanConfiguration : TenantEntityConfiguration<DuplicateScan>
{
    public override void Configure(EntityTypeBuilder<DuplicateScan> builder)
    {
        builder.Property(s => s.Kind).HasMaxLength(10);
        builder.Property(s => s.Key).HasMaxLength(100);
        builder.References<WorkRun>(nameof(DuplicateScan.WorkRunId));
    }
}
