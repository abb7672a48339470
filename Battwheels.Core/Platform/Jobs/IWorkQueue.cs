namespace Battwheels.Core.Platform.Jobs;

/// <summary>One organization's queue that is ours until the lease ends.</summary>
public sealed record ClaimedWork(long OrganizationId, string Queue, DateTime LeaseUntilUtc);

/// <summary>Who needs attention, across organizations; no business data.</summary>
public interface IWorkQueue
{
    /// <summary>Claims what is due; a claim that is not finished comes back when its lease ends.</summary>
    Task<IReadOnlyList<ClaimedWork>> ClaimAsync(int maximum, CancellationToken ct);

    /// <summary>Finished; a request made meanwhile stays.</summary>
    /// <param name="nextUtc">When to look again; null when nothing is left.</param>
    Task DoneAsync(ClaimedWork work, DateTime? nextUtc, CancellationToken ct);

    /// <summary>
    /// What a process that died had claimed is due again at once. Only where this process is the only one: with others,
    /// the claim may be a living one's, and comes back when its lease ends.
    /// </summary>
    Task ReleaseAsync(CancellationToken ct);

    /// <summary>Organization ids above <paramref name="after"/>, ascending.</summary>
    Task<IReadOnlyList<long>> OrganizationsAsync(long after, int maximum, CancellationToken ct);

    /// <summary>False while the organization is suspended or unknown.</summary>
    Task<bool> IsActiveAsync(long organizationId, CancellationToken ct);
}

/// <summary>Does the due work of one organization; the actor is set before it is called.</summary>
public interface IQueueWorker
{
    /// <summary>The queue it serves.</summary>
    string Queue { get; }

    /// <summary>The one permission it acts with; a <c>system:</c> key.</summary>
    string Permission { get; }

    /// <summary>Housekeeping that goes on while the organization is suspended.</summary>
    bool RunsWhileSuspended => false;

    /// <returns>When to look again; null when nothing is left.</returns>
    Task<DateTime?> WorkAsync(long organizationId, CancellationToken ct);
}
