using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Service.Amc;
using Battwheels.Core.Service.Sublets;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.JobCards;

/// <summary>Ends a line before all that was approved of it is used.</summary>
internal static class LineRest
{
    private const int LongestReason = 200;

    /// <remarks>The version the customer approved keeps its quantity; the line bears what is used and billed.</remarks>
    public static async Task<Error?> LeaveOutAsync(IUnitOfWork unit, JobLine line, string reason, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(reason))
            return TicketErrors.ReasonMissing;
        if (reason.Trim().Length > LongestReason)
            return CommonErrors.TooLong("Reason", reason.Trim().Length, LongestReason);
        if (line.State is not JobLineState.Approved)
            return JobErrors.LineNotApproved;
        if (
            await unit.Set<PartRequest>()
                .AnyAsync(r => r.JobLineId == line.Id && r.State == PartRequestState.Requested, ct)
        )
            return JobErrors.StillRequested;
        if (line.Kind is JobLineKind.Sublet && await SubletGuards.IsOrderedAsync(unit, line.Id, ct))
            return SubletErrors.LineOrdered;

        await Reservations.ReleaseAsync(unit, JobLine.StockSource, line.Id, ct);
        unit.Add(Note(unit, line, reason.Trim()));
        if (line is { TakesStock: true, IssuedQuantity: > 0m })
            (line.Quantity, line.State, line.DoneAtUtc) = (line.IssuedQuantity, JobLineState.Done, unit.Now);
        else
        {
            line.State = JobLineState.Withdrawn;
            await AmcTaking.GiveBackAsync(unit, line, ct);
        }

        return null;
    }

    private static TicketComment Note(IUnitOfWork unit, JobLine line, string reason)
    {
        var used =
            line.IssuedQuantity > 0m
                ? T($"{line.IssuedQuantity:0.###} of {line.Quantity:0.###} used")
                : T("not needed");
        return new TicketComment
        {
            TicketId = line.TicketId,
            Text = $"{line.Description}: {used}. {reason}",
            MembershipId = unit.Actor.MembershipId,
            ActorName = unit.Actor.Name,
            AtUtc = unit.Now,
        };
    }
}
