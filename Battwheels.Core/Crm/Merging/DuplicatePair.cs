using Battwheels.Core.Common;

namespace Battwheels.Core.Crm.Merging;

public enum PairState
{
    /// <summary>Waits for somebody to look.</summary>
    Open,

    /// <summary>Looked at, and put off.</summary>
    Later,

    /// <summary>Two people: never asked again.</summary>
    Different,

    /// <summary>They were merged.</summary>
    Merged,

    /// <summary>They look alike no more, or one of them is archived.</summary>
    Gone,
}

/// <summary>Two contacts that may be one, found after they were saved.</summary>
[NotAudited("Found by comparing; what somebody decides about a pair is audited.")]
public sealed class DuplicatePair : TenantEntity, IStaysOnMerge
{
    /// <summary>The one with the smaller id: a pair stands once.</summary>
    public required long LowId { get; init; }

    public required long HighId { get; init; }

    public required int Points { get; set; }

    public PairState State { get; set; }

    public required DateTime FoundAtUtc { get; init; }

    public DateTime? DecidedAtUtc { get; set; }

    public string? DecidedBy { get; set; }
}

/// <summary>A contact that was saved and has not been compared yet.</summary>
[NotAudited("A mark for a job.")]
public sealed class DuplicateCheck : TenantEntity, IStaysOnMerge
{
    public required long ContactId { get; init; }
}

/// <summary>Where a comparison of all contacts stands: it goes through the keys in their order.</summary>
[NotAudited("Progress of long work.")]
public sealed class DuplicateScan : TenantEntity
{
    public required long WorkRunId { get; init; }

    /// <summary>The kind of key it is at.</summary>
    public required ContactKeyKind Kind { get; set; }

    /// <summary>The last key that was compared; empty before the first of its kind.</summary>
    [SearchKey]
    public string Key { get; set; } = "";

    /// <summary>Pairs that were not known before.</summary>
    public int Found { get; set; }

    /// <summary>Sounds so many contacts share that they tell nothing.</summary>
    public int Skipped { get; set; }
}
