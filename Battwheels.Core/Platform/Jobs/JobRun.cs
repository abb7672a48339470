using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Jobs;

public enum JobRunStatus
{
    Queued,
    Running,
    Succeeded,
    Failed,
    Refused,
}

/// <summary>The truth about one piece of long work: unique per job and period, leased while it runs.</summary>
[NotAudited("State of a job; what it does is audited.")]
public sealed class JobRun : TenantEntity
{
    public required string Job { get; init; }

    /// <summary>What makes the run unique: a date, a month, a document.</summary>
    public required string PeriodKey { get; init; }

    public JobRunStatus Status { get; set; } = JobRunStatus.Queued;

    public DateTime? LeaseUntilUtc { get; set; }

    /// <summary>Where to go on after an interruption; the job's own format.</summary>
    public string? Checkpoint { get; set; }

    public int Attempts { get; set; }

    public DateTime? FinishedAtUtc { get; set; }

    public string? Error { get; set; }
}

/// <summary>"Look at this organization's queue then": written by commits, read by dispatchers. No business data.</summary>
[PlatformEntity]
public sealed class WorkDue
{
    public required long OrganizationId { get; init; }

    public required string Queue { get; init; }

    public DateTime DueUtc { get; set; }
}
