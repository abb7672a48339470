namespace Battwheels.Core.Platform.Events;

/// <summary>Names of the outbox's work queue.</summary>
public static class Outbox
{
    public const string Queue = "outbox";
}

/// <summary>Reacts to one type of event after the commit that raised it. Safe to repeat.</summary>
public interface IEventHandler
{
    /// <summary>Unique and stable: what has been consumed is remembered under it.</summary>
    string Consumer { get; }

    /// <summary>The event type it wants.</summary>
    string EventType { get; }

    /// <summary>The one permission it acts with.</summary>
    string Permission { get; }

    /// <param name="payload">The event as JSON.</param>
    Task HandleAsync(long eventId, string payload, CancellationToken ct);
}
