using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Tickets;

/// <summary>The stages people speak of; several states may be one stage.</summary>
public static class TicketStages
{
    public static readonly IReadOnlyList<Phrase> Names =
    [
        "Intake",
        "Diagnosis",
        "Estimate",
        "Approval",
        "Repair",
        "Quality check",
        "Delivery",
    ];

    /// <summary>States in which a visit keeps the workshop busy.</summary>
    public static readonly IReadOnlyList<TicketState> Open =
    [
        .. Enum.GetValues<TicketState>()
            .Where(s => s is not (TicketState.Delivered or TicketState.Closed or TicketState.Cancelled)),
    ];

    /// <summary>Done and checked; the customer may come.</summary>
    public static readonly IReadOnlyList<TicketState> Ready = [TicketState.WorkCompleted, TicketState.Invoiced];

    /// <summary>1 to 7 while under way, 8 when all is done, 0 for a cancelled visit.</summary>
    /// <param name="returnState">Where a hold leads back to.</param>
    public static int Of(TicketState state, TicketState? returnState) =>
        state switch
        {
            TicketState.AwaitingDeposit or TicketState.Open or TicketState.Assigned or TicketState.Reopened => 1,
            TicketState.InDiagnosis => 2,
            TicketState.EstimateReview => 3,
            TicketState.AwaitingCustomer => 4,
            TicketState.Approved or TicketState.AwaitingParts or TicketState.InProgress => 5,
            TicketState.OnHold => returnState is TicketState.InDiagnosis ? 2 : 5,
            TicketState.Qc => 6,
            TicketState.WorkCompleted or TicketState.Invoiced => 7,
            TicketState.Delivered or TicketState.Closed => 8,
            TicketState.Cancelled => 0,
        };
}
