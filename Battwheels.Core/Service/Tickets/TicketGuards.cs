using System.Collections.Frozen;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Amc;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Inspections;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Sublets;

namespace Battwheels.Core.Service.Tickets;

/// <summary>Which conditions each step depends on, in the order they are asked. A new rule adds its guard here.</summary>
public static class TicketGuards
{
    private static readonly FrozenDictionary<TicketAction, TicketGuard[]> Table = new Dictionary<
        TicketAction,
        TicketGuard[]
    >
    {
        [TicketAction.Assign] = [IntakeGuards.TechnicianCanWork, IntakeGuards.HighVoltageCertified],
        [TicketAction.StartDiagnosis] = [IntakeGuards.TechnicianChosen, IntakeGuards.ChecklistComplete],
        [TicketAction.SubmitEstimate] = [EstimateGuards.HasPricedLine],
        [TicketAction.SubmitSupplement] = [EstimateGuards.HasPricedLine],
        [TicketAction.StartNoCharge] = [HvIsolation.LockedOut, JobGuards.NothingToBeAsked, AmcTaking.Covered],
        [TicketAction.Hold] = [ReasonGiven],
        [TicketAction.StartWork] = [HvIsolation.LockedOut, PartWaits.ReadyOrComing, AmcTaking.Covered],
        [TicketAction.WaitForParts] = [],
        [TicketAction.Resume] = [HvIsolation.LockedOutToGoOn],
        [TicketAction.CompleteWork] =
        [
            JobGuards.FindingsWritten,
            Concerns.Concerns.Answered,
            JobGuards.LinesDecided,
            JobGuards.NoRunningTimer,
            JobGuards.PartsAccountedFor,
            HvIsolation.LiveAgain,
            SubletGuards.AllReturned,
        ],
        [TicketAction.PassQc] = [JobGuards.CheckedByAnother],
        [TicketAction.FailQc] = [ReasonGiven],
        [TicketAction.Rework] = [ReasonGiven],
        [TicketAction.Invoice] = [JobGuards.NotInvoicedBefore],
        [TicketAction.Deliver] = [DeliveryGuards.PaidOrNothingToPay, DeliveryGuards.SignedFor],
        [TicketAction.Close] = [DeliveryGuards.OutcomeKnown],
        [TicketAction.Reopen] = [ReasonGiven, DeliveryGuards.WithinThirtyDays],
        [TicketAction.Cancel] = [ReasonGiven, JobGuards.NothingIssued, SubletGuards.NothingOutside],
    }.ToFrozenDictionary();

    public static IReadOnlyList<TicketGuard> Of(TicketAction action) => Table.GetValueOrDefault(action, []);

    private static Task<Error?> ReasonGiven(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    ) => Task.FromResult(string.IsNullOrWhiteSpace(note.Reason) ? TicketErrors.ReasonMissing : null);
}
