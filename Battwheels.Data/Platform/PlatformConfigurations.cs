using Battwheels.Core.Access;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Commands;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Platform.Numbering;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Battwheels.Data.Platform;

internal sealed class OrganizationConfiguration : IEntityTypeConfiguration<Organization>
{
    public void Configure(EntityTypeBuilder<Organization> builder)
    {
        builder.Property(o => o.Id).ValueGeneratedNever();
        builder.Property(o => o.Slug).HasMaxLength(31);
        builder.HasIndex(o => o.Slug).IsUnique();
    }
}

internal sealed class AuditEntryConfiguration : TenantEntityConfiguration<AuditEntry>
{
    public override void Configure(EntityTypeBuilder<AuditEntry> builder)
    {
        builder.Property(e => e.Changes).HasMaxLength(100_000);
        builder.HasIndex(e => new
        {
            e.OrganizationId,
            e.EntityType,
            e.EntityId,
            e.Id,
        });
        builder.HasIndex(e => new { e.OrganizationId, e.AtUtc });
    }
}

internal sealed class AuditSealConfiguration : TenantEntityConfiguration<AuditSeal>
{
    public override void Configure(EntityTypeBuilder<AuditSeal> builder)
    {
        builder.Property(s => s.Hash).HasMaxLength(64);
        builder.HasIndex(s => new { s.OrganizationId, s.Sequence }).IsUnique();
        builder.HasIndex(s => new { s.OrganizationId, s.AuditEntryId }).IsUnique();
        builder.References<AuditEntry>(nameof(AuditSeal.AuditEntryId));
    }
}

internal sealed class PlatformAuditEntryConfiguration : IEntityTypeConfiguration<PlatformAuditEntry>
{
    public void Configure(EntityTypeBuilder<PlatformAuditEntry> builder)
    {
        builder.Property(e => e.Id).ValueGeneratedNever();
        builder.Property(e => e.Details).HasMaxLength(4000);
        builder.Property(e => e.Previous).HasMaxLength(64);
        builder.Property(e => e.Hash).HasMaxLength(64);
        builder.HasIndex(e => e.Previous).IsUnique();
    }
}

internal sealed class ProcessedCommandConfiguration : TenantEntityConfiguration<ProcessedCommand>
{
    public override void Configure(EntityTypeBuilder<ProcessedCommand> builder)
    {
        builder.Property(c => c.PayloadHash).HasMaxLength(64);
        builder.Property(c => c.Result).HasMaxLength(100_000);
        builder.HasIndex(c => new { c.OrganizationId, c.CommandId }).IsUnique();
        builder.HasIndex(c => new { c.OrganizationId, c.AtUtc });
    }
}

internal sealed class OutboxMessageConfiguration : TenantEntityConfiguration<OutboxMessage>
{
    public override void Configure(EntityTypeBuilder<OutboxMessage> builder)
    {
        builder.Property(m => m.Payload).HasMaxLength(8000);
        builder.Property(m => m.LastError).HasMaxLength(2000);
        builder.HasIndex(m => new { m.OrganizationId, m.DueUtc });
    }
}

internal sealed class ConsumedEventConfiguration : TenantEntityConfiguration<ConsumedEvent>
{
    public override void Configure(EntityTypeBuilder<ConsumedEvent> builder)
    {
        builder.Property(e => e.Consumer).HasMaxLength(100);
        builder
            .HasIndex(e => new
            {
                e.OrganizationId,
                e.Consumer,
                e.OutboxMessageId,
            })
            .IsUnique();
        builder.References<OutboxMessage>(nameof(ConsumedEvent.OutboxMessageId));
    }
}

internal sealed class JobRunConfiguration : TenantEntityConfiguration<JobRun>
{
    public override void Configure(EntityTypeBuilder<JobRun> builder)
    {
        builder.Property(r => r.Job).HasMaxLength(100);
        builder.Property(r => r.PeriodKey).HasMaxLength(100);
        builder.Property(r => r.Checkpoint).HasMaxLength(4000);
        builder.Property(r => r.Error).HasMaxLength(2000);
        builder
            .HasIndex(r => new
            {
                r.OrganizationId,
                r.Job,
                r.PeriodKey,
            })
            .IsUnique();
    }
}

internal sealed class WorkDueConfiguration : IEntityTypeConfiguration<WorkDue>
{
    public void Configure(EntityTypeBuilder<WorkDue> builder)
    {
        builder.Property(w => w.Queue).HasMaxLength(60);
        builder.HasKey(w => new { w.OrganizationId, w.Queue });
        builder.HasIndex(w => new { w.Queue, w.DueUtc });
    }
}

internal sealed class NumberCounterConfiguration : TenantEntityConfiguration<NumberCounter>
{
    public override void Configure(EntityTypeBuilder<NumberCounter> builder)
    {
        builder.Property(c => c.Series).HasMaxLength(100);
        builder.Property(c => c.FyLabel).HasMaxLength(7);
        builder
            .HasIndex(c => new
            {
                c.OrganizationId,
                c.Series,
                c.FyLabel,
            })
            .IsUnique();
    }
}

internal sealed class PersonKeyConfiguration : TenantEntityConfiguration<PersonKey>
{
    public override void Configure(EntityTypeBuilder<PersonKey> builder)
    {
        builder.Property(k => k.SubjectType).HasMaxLength(60);
        builder
            .HasIndex(k => new
            {
                k.OrganizationId,
                k.SubjectId,
                k.SubjectType,
            })
            .IsUnique();
    }
}
