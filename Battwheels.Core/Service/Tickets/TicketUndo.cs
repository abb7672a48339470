using Battwheels.Core.Common;
using Battwheels.Core.Platform.Undo;

namespace Battwheels.Core.Service.Tickets;

/// <summary>The ways back of steps of a visit, where the state table has one, and of what is promised.</summary>
internal sealed class TicketUndo(TicketService tickets) : IReversible
{
    public const string Assign = "ticket.assign";
    public const string Unassign = "ticket.unassign";
    public const string Hold = "ticket.hold";
    public const string Resume = "ticket.resume";
    public const string Promise = "ticket.promise";
    public const string Labels = "ticket.labels";

    public IReadOnlyCollection<string> Kinds { get; } = [Assign, Unassign, Hold, Resume, Promise, Labels];

    public Task<Result<Done>> UndoAsync(ActToUndo act, CommandId command, CancellationToken ct)
    {
        TicketStep step = new(act.RecordId, act.Version!.Value);
        return act.Kind switch
        {
            Assign or Unassign => HandBackAsync(step, act.Kept<Hands>(), command, ct),
            Hold => tickets.ResumeAsync(step, command, ct),
            Resume => tickets.HoldAsync(step with { Reason = act.Kept<Pause>().Reason }, command, ct),
            _ => RelabelAsync(step, act.Kept<Sign>(), command, ct),
        };
    }

    /// <summary>Null where the state table leads back to another state than the one that was left.</summary>
    public static Reversal? Assigned(ServiceTicket ticket, TicketState from, Hands before)
    {
        if (before.First is null && from is not TicketState.Open)
            return null;
        return before == Hands.Of(ticket) ? null : Of(ticket, Assign, before);
    }

    /// <summary>Nobody has the job any more.</summary>
    public static Reversal TakenBack(ServiceTicket ticket)
    {
        var before = Hands.Of(ticket);
        (ticket.PrimaryTechnicianId, ticket.SecondTechnicianId) = (null, null);
        return Of(ticket, Unassign, before);
    }

    /// <param name="reason">Why it stood still.</param>
    public static Reversal Resumed(ServiceTicket ticket, string? reason) => Of(ticket, Resume, new Pause(reason));

    public static Reversal Of(ServiceTicket ticket, string kind, object? before = null) =>
        new(kind, (nameof(ServiceTicket), ticket.Id), ticket, before);

    /// <summary>Null where nothing of it changed.</summary>
    public static Reversal? Relabelled(ServiceTicket ticket, Sign before)
    {
        var now = Sign.Of(ticket);
        if (now == before)
            return null;
        return Of(ticket, now with { PromisedAtUtc = before.PromisedAtUtc } == before ? Promise : Labels, before);
    }

    private Task<Result<Done>> HandBackAsync(TicketStep step, Hands before, CommandId command, CancellationToken ct) =>
        before.First is null
            ? tickets.UnassignAsync(step, command, ct)
            : tickets.AssignAsync(new(step.TicketId, step.Version, before.First, before.Second), command, ct);

    /// <summary>The texts as they stand: had they changed since, the version would not be found.</summary>
    private async Task<Result<Done>> RelabelAsync(TicketStep step, Sign before, CommandId command, CancellationToken ct)
    {
        if (await tickets.GetAsync(step.TicketId, ct) is not { } now)
            return CommonErrors.NotFound;
        UpdateTicket input = new(
            step.TicketId,
            step.Version,
            now.Title,
            now.Description,
            [.. now.Symptoms.Select(s => s.Code)],
            before.Category,
            before.Priority,
            now.IsHighVoltage,
            before.PromisedAtUtc,
            now.BillTo?.Id
        );
        return await tickets.UpdateAsync(input, command, ct);
    }

    /// <summary>Who has the job.</summary>
    public sealed record Hands(long? First, long? Second)
    {
        public static Hands Of(ServiceTicket ticket) => new(ticket.PrimaryTechnicianId, ticket.SecondTechnicianId);
    }

    /// <summary>Why it stood still.</summary>
    public sealed record Pause(string? Reason);

    /// <summary>What is written on a visit besides its texts.</summary>
    public sealed record Sign(DateTime? PromisedAtUtc, TicketCategory Category, TicketPriority Priority)
    {
        public static Sign Of(ServiceTicket ticket) => new(ticket.PromisedAtUtc, ticket.Category, ticket.Priority);
    }
}
