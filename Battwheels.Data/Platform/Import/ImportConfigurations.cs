using Battwheels.Core.Platform.Import;
using Battwheels.Core.Platform.Work;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Platform.Import;

internal sealed class ImportBatchConfiguration : TenantEntityConfiguration<ImportBatch>
{
    public override void Configure(EntityTypeBuilder<ImportBatch> builder)
    {
        builder.Property(b => b.Kind).HasMaxLength(40);
        builder.Property(b => b.FileKey).HasMaxLength(60);
        builder.Property(b => b.Sha256).HasMaxLength(64);
        builder.Property(b => b.Headers).HasMaxLength(20_000);
        builder.Property(b => b.Mapping).HasMaxLength(8_000);
    }
}

internal sealed class ImportRowConfiguration : TenantEntityConfiguration<ImportRow>
{
    public override void Configure(EntityTypeBuilder<ImportRow> builder)
    {
        builder.Property(r => r.Cells).HasMaxLength(200_000);
        builder.Property(r => r.Problems).HasMaxLength(20_000);
        builder.References<ImportBatch>(nameof(ImportRow.ImportBatchId));
        builder
            .HasIndex(r => new
            {
                r.OrganizationId,
                r.ImportBatchId,
                r.Line,
            })
            .IsUnique();
        builder.HasIndex(r => new
        {
            r.OrganizationId,
            r.ImportBatchId,
            r.State,
            r.Line,
        });
    }
}

internal sealed class ImportProgressConfiguration : TenantEntityConfiguration<ImportProgress>
{
    public override void Configure(EntityTypeBuilder<ImportProgress> builder)
    {
        builder.References<ImportBatch>(nameof(ImportProgress.ImportBatchId));
        builder.References<WorkRun>(nameof(ImportProgress.WorkRunId));
        builder.HasIndex(p => new { p.OrganizationId, p.ImportBatchId }).IsUnique();
    }
}
