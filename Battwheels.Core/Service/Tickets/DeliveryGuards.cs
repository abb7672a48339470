using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Tickets;

/// <summary>What must be true before a vehicle leaves and a visit ends.</summary>
internal static class DeliveryGuards
{
    public static readonly Error Unsigned = new(
        "DELIVERY_UNSIGNED",
        "Whoever takes the vehicle signs for it. Open the delivery page and let them sign.",
        "StrokePath"
    );

    private static readonly TimeSpan ReopenWithin = TimeSpan.FromDays(30);

    public static Task<Error?> PaidOrNothingToPay(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    ) => TicketBalance.DeliveryRefusalAsync(unit, ticket, ct);

    public static Task<Error?> SignedFor(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    ) => Task.FromResult(note.EvidenceId is null ? Unsigned : null);

    public static Task<Error?> OutcomeKnown(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    ) =>
        Task.FromResult(
            ticket.Outcome is null || string.IsNullOrWhiteSpace(ticket.ConfirmedFault)
                ? new Error(
                    "FAULT_MISSING",
                    "Write down the outcome and the confirmed fault before closing: the next visit starts from it.",
                    "ConfirmedFault"
                )
                : null
        );

    public static Task<Error?> WithinThirtyDays(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    ) =>
        Task.FromResult(
            ticket.ClosedAtUtc is { } closed && unit.Now - closed > ReopenWithin
                ? new Error(
                    "REOPEN_TOO_LATE",
                    "It was closed more than 30 days ago. Register a new visit; it will point back to this one."
                )
                : null
        );
}
