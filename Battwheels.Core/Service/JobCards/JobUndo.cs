using Battwheels.Core.Common;
using Battwheels.Core.Platform.Undo;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.JobCards;

/// <summary>The ways back of what is tapped on a job card. Stopped timers stay stopped: time that was worked is a record.</summary>
internal sealed class JobUndo(JobService jobs) : IReversible
{
    public const string Tick = "job.tick";
    public const string Untick = "job.untick";
    public const string ToCome = "job.tocome";
    public const string Request = "job.request";
    public const string Wait = "job.wait";

    public IReadOnlyCollection<string> Kinds { get; } = [Tick, Untick, ToCome, Request, Wait];

    public Task<Result<Done>> UndoAsync(ActToUndo act, CommandId command, CancellationToken ct) =>
        act.Kind switch
        {
            Wait => jobs.PartsReadyAsync(act.RecordId, command, ct, act.Version),
            Request => jobs.CancelRequestAsync(act.RecordId, act.Kept<Part>().Id, command, ct),
            ToCome => MarkAsync(act, act.Kept<Part>(), command, ct),
            _ => jobs.SetLineDoneAsync(
                new(act.RecordId, act.Kept<Part>().Id, act.Kind is Untick, act.Version),
                command,
                ct
            ),
        };

    public static Reversal Ticked(JobLine line, bool isDone) =>
        Of(line, isDone ? Tick : Untick, new Part(line.Id), line);

    /// <param name="before">The day it was said to come until then.</param>
    public static Reversal? Marked(JobLine line, DateOnly? before) =>
        line.ComesOn == before ? null : Of(line, ToCome, new Part(line.Id, before), line);

    /// <summary>The store decides: a request that was answered is refused by its rules.</summary>
    public static Reversal Requested(PartRequest request, JobLine line) =>
        Of(line, Request, new Part(request.Id), changed: null);

    public static Reversal Waits(ServiceTicket ticket) => new(Wait, (nameof(ServiceTicket), ticket.Id), ticket);

    private Task<Result<Done>> MarkAsync(ActToUndo act, Part line, CommandId command, CancellationToken ct) =>
        jobs.MarkToComeAsync(new(act.RecordId, line.Id, line.ComesOn, act.Version), command, ct);

    private static Reversal Of(JobLine line, string kind, Part before, IVersioned? changed) =>
        new(kind, (nameof(ServiceTicket), line.TicketId), changed, before, line.Description);

    internal sealed record Part(long Id, DateOnly? ComesOn = null);
}
