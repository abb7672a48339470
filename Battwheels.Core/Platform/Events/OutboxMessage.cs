using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Events;

/// <summary>An event written by the commit that caused it; delivered at least once, in order per aggregate.</summary>
[NotAudited("Delivery state of an event; the cause is audited.")]
public sealed class OutboxMessage : TenantEntity
{
    public required string Type { get; init; }

    public required long AggregateId { get; init; }

    /// <summary>The event as JSON: ids and primitives.</summary>
    public required string Payload { get; init; }

    public required DateTime OccurredAtUtc { get; init; }

    public string? CorrelationId { get; init; }

    /// <summary>When to try (again); null once delivered or dead.</summary>
    public DateTime? DueUtc { get; set; }

    public DateTime? DeliveredAtUtc { get; set; }

    public int Attempts { get; set; }

    /// <summary>Why the last attempt failed.</summary>
    public string? LastError { get; set; }
}

/// <summary>A consumer has dealt with an event: it will not do so twice.</summary>
[NotAudited("Delivery state of an event; the effect is audited.")]
public sealed class ConsumedEvent : TenantEntity
{
    public required string Consumer { get; init; }

    public required long OutboxMessageId { get; init; }

    public required DateTime AtUtc { get; init; }
}
