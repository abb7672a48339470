using Battwheels.Core.Common;
using Battwheels.Core.Service.Appointments;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <param name="IntoTicketId">The visit that goes on.</param>
/// <param name="Reason">Why, where there is something to say.</param>
public sealed record MergeTicket(long TicketId, int Version, long IntoTicketId, string? Reason = null);

/// <summary>A visit that was registered twice goes on as one, inside the caller's transaction.</summary>
internal static class TicketMerging
{
    private const int LongestReason = 400;
    private const int LongestRemark = 4_000;

    /// <summary>Before the customer was asked anything about it, and before work began.</summary>
    public static bool IsPossible(ServiceTicket ticket) =>
        TicketTransitions.Find(ticket.State, TicketAction.Cancel) is not null
        && TicketStages.Of(ticket.State, ticket.ReturnState) is >= 1 and <= 3
        && !ticket.IsAtWork;

    /// <summary>What another visit can be merged into: still in the workshop.</summary>
    public static IQueryable<ServiceTicket> Targets(IReadUnit unit, ServiceTicket ticket) =>
        unit.Set<ServiceTicket>()
            .Where(t => t.VehicleId == ticket.VehicleId && t.ContactId == ticket.ContactId && t.Id != ticket.Id)
            .Where(t => TicketStages.Open.Contains(t.State));

    /// <returns>Null when done, also where somebody else did the same before.</returns>
    public static async Task<Error?> MergeAsync(IUnitOfWork unit, MergeTicket input, CancellationToken ct)
    {
        if (CommonErrors.TooLong(nameof(input.Reason), input.Reason, LongestReason) is { } tooLong)
            return tooLong;
        long[] both = [input.TicketId, input.IntoTicketId];
        await unit.HoldAsync(unit.Set<ServiceTicket>().Where(t => both.Contains(t.Id)).OrderBy(t => t.Id), ct);
        var loser = await TicketAccess.FindAsync(unit, input.TicketId, ct);
        var survivor = await TicketAccess.FindAsync(unit, input.IntoTicketId, ct);
        if (loser is null || survivor is null)
            return CommonErrors.NotFound;
        if (loser.MergedIntoId == survivor.Id)
            return null;
        if (CommonErrors.Stale(loser, input.Version) is { } stale)
            return stale;
        if (Refusal(loser, survivor) is { } refusal)
            return refusal;
        TransitionNote note = new($"→ {survivor.Number} {input.Reason}".Trim(), survivor.Id);
        if (await TicketFlow.ApplyAsync(unit, loser, TicketAction.Cancel, note, ct) is { } notCancelled)
            return notCancelled;
        loser.MergedIntoId = survivor.Id;
        await CarryOverAsync(unit, loser, survivor, ct);
        unit.Raise(new TicketUpdated(survivor.Id));
        return null;
    }

    private static Error? Refusal(ServiceTicket loser, ServiceTicket survivor)
    {
        if (loser.Id == survivor.Id)
            return TicketErrors.MergeItself;
        if (loser.VehicleId != survivor.VehicleId || loser.ContactId != survivor.ContactId)
            return TicketErrors.MergeOther;
        if (!TicketStages.Open.Contains(survivor.State))
            return TicketErrors.MergeTargetOver(survivor);
        if (!IsPossible(loser))
            return TicketErrors.MergeTooLate(loser);
        return loser.IntakeCompletedAtUtc is not null && survivor.IntakeCompletedAtUtc is null
            ? TicketErrors.MergeOtherWay(loser)
            : null;
    }

    /// <summary>The customer's words stand on the visit that goes on, and so does the appointment it came from.</summary>
    private static async Task CarryOverAsync(
        IUnitOfWork unit,
        ServiceTicket loser,
        ServiceTicket survivor,
        CancellationToken ct
    )
    {
        var words = $"{loser.Number}: {loser.Title}\n{loser.Description}".Trim();
        var text = words.Length <= LongestRemark ? words : $"{words[..(LongestRemark - 1)]}…";
        TicketRemarks.Add(unit, survivor, text, unit.Now);
        if (await unit.Set<Appointment>().AnyAsync(a => a.TicketId == survivor.Id, ct))
            return;
        if (await unit.Set<Appointment>().SingleOrDefaultAsync(a => a.TicketId == loser.Id, ct) is { } appointment)
            appointment.TicketId = survivor.Id;
    }
}
