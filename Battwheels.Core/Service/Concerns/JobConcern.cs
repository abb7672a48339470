using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Concerns;

/// <summary>
/// One complaint of a visit, told the way makers and insurers read it: what the customer notices, what causes it, what was done,
/// how it was proved. Each at most <see cref="Longest"/> characters.
/// </summary>
public sealed class JobConcern : TenantEntity, IVersioned
{
    public const int Longest = 1_000;

    /// <summary>Of one visit.</summary>
    public const int Most = 20;

    public required long TicketId { get; init; }

    /// <summary>1, 2, 3 ...; not given again.</summary>
    public required int Number { get; init; }

    /// <summary>What the customer notices, and when.</summary>
    [Personal(typeof(ServiceTicket), nameof(TicketId))]
    public required string Condition { get; set; }

    public string? Cause { get; set; }

    public string? Correction { get; set; }

    /// <summary>How it was seen to be right again: a ride, a measurement.</summary>
    public string? Confirmation { get; set; }

    /// <summary>It could not be made to happen; then only the confirmation is asked for.</summary>
    public bool IsNotFound { get; set; }

    public DateTime? RemovedAtUtc { get; set; }

    public int Version { get; private set; }

    /// <summary>Nothing is left to be said.</summary>
    public bool IsAnswered =>
        !string.IsNullOrWhiteSpace(Confirmation)
        && (IsNotFound || (!string.IsNullOrWhiteSpace(Cause) && !string.IsNullOrWhiteSpace(Correction)));
}

/// <param name="JobConcernId">Null: a new one.</param>
/// <param name="Version">Of the one that is changed.</param>
public sealed record SaveConcern(
    long TicketId,
    long? JobConcernId,
    int Version,
    string Condition,
    string? Cause = null,
    string? Correction = null,
    string? Confirmation = null,
    bool IsNotFound = false
);

public sealed record ConcernView(
    long Id,
    int Version,
    int Number,
    string Condition,
    string? Cause,
    string? Correction,
    string? Confirmation,
    bool IsNotFound,
    bool IsAnswered
);

/// <summary>Concerns of one visit.</summary>
/// <param name="CustomerSays">Title and words of the visit: what the first concern begins with.</param>
public sealed record TicketConcerns(
    long TicketId,
    bool MayChange,
    string CustomerSays,
    IReadOnlyList<ConcernView> Concerns
);
