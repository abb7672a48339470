using Battwheels.Core.Common;
using Battwheels.Core.Platform.Undo;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Concerns;

/// <summary>What a visit is about, concern by concern.</summary>
public sealed class ConcernService(IUnitOfWorkFactory units)
{
    private static readonly Error TooMany = new(
        "TOO_MANY_CONCERNS",
        $"A visit holds at most {JobConcern.Most} concerns. Add what is new to one of them."
    );

    private static readonly Error Closed = new(
        "CONCERNS_CLOSED",
        "The work is complete; its findings stay as they are. Send the visit back to work to change them."
    );

    /// <summary>Null when there is no such ticket.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:read.</exception>
    public Task<TicketConcerns?> OfTicketAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync<TicketConcerns?>(
            TicketPermissions.Read,
            async unit =>
                await TicketAccess.FindAsync(unit, ticketId, ct) is not { } ticket
                    ? null
                    : new TicketConcerns(
                        ticketId,
                        IsOpen(ticket) && unit.May(TicketPermissions.Update) && TicketScope.MayChange(unit, ticket),
                        string.IsNullOrWhiteSpace(ticket.Description) ? ticket.Title : ticket.Description,
                        await Concerns.ReadAsync(unit, ticketId, ct)
                    ),
            ct
        );

    /// <summary>Adds a concern, or says more about one.</summary>
    /// <returns>
    /// Its id; or NOT_FOUND, TICKET_NOT_YOURS, CONCERNS_CLOSED, CONCURRENCY_CONFLICT, REQUIRED, TEXT_TOO_LONG, TOO_MANY_CONCERNS.
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:update.</exception>
    public Task<Result<long>> SaveAsync(SaveConcern input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<long>(
            TicketPermissions.Update,
            command,
            input,
            async unit =>
            {
                var found = await FindAsync(unit, input.TicketId, ct);
                if (found.Error is { } refused)
                    return refused;
                if (Refusal(input) is { } wrong)
                    return wrong;
                if (input.JobConcernId is not { } id)
                    return await AddAsync(unit, input, ct);
                var concern = await unit.Set<JobConcern>()
                    .SingleOrDefaultAsync(
                        c => c.Id == id && c.TicketId == input.TicketId && c.RemovedAtUtc == null,
                        ct
                    );
                if (concern is null)
                    return CommonErrors.NotFound;
                if (CommonErrors.Stale(concern, input.Version) is { } stale)
                    return stale;
                Apply(concern, input);
                return concern.Id;
            },
            ct
        );
    }

    /// <summary>Takes a concern off; it is kept and shown no more.</summary>
    /// <returns>Done; or NOT_FOUND, TICKET_NOT_YOURS, CONCERNS_CLOSED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:update.</exception>
    public Task<Result<Done>> RemoveAsync(long ticketId, long jobConcernId, CommandId command, CancellationToken ct) =>
        ActAsync(
            ticketId,
            jobConcernId,
            command,
            new { ticketId, jobConcernId },
            async (unit, concern) =>
            {
                if (concern.RemovedAtUtc is not null)
                    return null;
                concern.RemovedAtUtc = unit.Now;
                await ReversibleActs.KeepAsync(unit, ConcernUndo.TakenOff(concern), ct);
                return null;
            },
            ct
        );

    /// <summary>Shows a concern again that was taken off.</summary>
    /// <param name="version">Of the concern, as it was taken off.</param>
    /// <returns>Done; or NOT_FOUND, TICKET_NOT_YOURS, CONCERNS_CLOSED, CONCURRENCY_CONFLICT.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:update.</exception>
    public Task<Result<Done>> PutBackAsync(
        long ticketId,
        long jobConcernId,
        int version,
        CommandId command,
        CancellationToken ct
    ) =>
        ActAsync(
            ticketId,
            jobConcernId,
            command,
            new
            {
                putBack = ticketId,
                jobConcernId,
                version,
            },
            async (unit, concern) =>
            {
                if (CommonErrors.Stale(concern, version) is { } changed)
                    return changed;
                concern.RemovedAtUtc = null;
                await ReversibleActs.UndoesAsync(unit, ct);
                return null;
            },
            ct
        );

    private Task<Result<Done>> ActAsync(
        long ticketId,
        long concernId,
        CommandId command,
        object input,
        Func<IUnitOfWork, JobConcern, Task<Error?>> act,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            TicketPermissions.Update,
            command,
            input,
            async unit =>
            {
                var found = await FindAsync(unit, ticketId, ct);
                if (found.Error is { } refused)
                    return refused;
                var concern = await unit.Set<JobConcern>()
                    .SingleOrDefaultAsync(c => c.Id == concernId && c.TicketId == ticketId, ct);
                if (concern is null)
                    return CommonErrors.NotFound;
                return await act(unit, concern) is { } refusal ? refusal : Done.Instance;
            },
            ct
        );

    private static async Task<Result<long>> AddAsync(IUnitOfWork unit, SaveConcern input, CancellationToken ct)
    {
        var all = unit.Set<JobConcern>().Where(c => c.TicketId == input.TicketId);
        if (await all.CountAsync(c => c.RemovedAtUtc == null, ct) >= JobConcern.Most)
            return TooMany;
        var last = await all.MaxAsync(c => (int?)c.Number, ct) ?? 0;
        JobConcern concern = new()
        {
            TicketId = input.TicketId,
            Number = last + 1,
            Condition = "",
        };
        Apply(concern, input);
        return unit.Add(concern).Id;
    }

    private static Error? Refusal(SaveConcern input) =>
        Error.Of(
            string.IsNullOrWhiteSpace(input.Condition)
                ? CommonErrors.Required(nameof(input.Condition), T("Condition"))
                : null,
            CommonErrors.TooLong(nameof(input.Condition), input.Condition, JobConcern.Longest),
            CommonErrors.TooLong(nameof(input.Cause), input.Cause, JobConcern.Longest),
            CommonErrors.TooLong(nameof(input.Correction), input.Correction, JobConcern.Longest),
            CommonErrors.TooLong(nameof(input.Confirmation), input.Confirmation, JobConcern.Longest)
        );

    private static void Apply(JobConcern concern, SaveConcern input)
    {
        concern.Condition = input.Condition.Trim();
        (concern.Cause, concern.Correction) = (Plain(input.Cause), Plain(input.Correction));
        (concern.Confirmation, concern.IsNotFound) = (Plain(input.Confirmation), input.IsNotFound);
    }

    private static string? Plain(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static bool IsOpen(ServiceTicket ticket) =>
        ticket.State
            is not (
                TicketState.Qc
                or TicketState.WorkCompleted
                or TicketState.Invoiced
                or TicketState.Delivered
                or TicketState.Closed
                or TicketState.Cancelled
            );

    private static async Task<Result<ServiceTicket>> FindAsync(IReadUnit unit, long ticketId, CancellationToken ct)
    {
        if (await TicketAccess.FindAsync(unit, ticketId, ct) is not { } ticket)
            return CommonErrors.NotFound;
        if (await TicketScope.RefusalAsync(unit, ticket, TicketPermissions.Update, ct) is { } notYours)
            return notYours;
        return IsOpen(ticket) ? ticket : Closed;
    }
}

/// <summary>Reading concerns, and what completing the work asks of them.</summary>
internal static class Concerns
{
    public static async Task<IReadOnlyList<ConcernView>> ReadAsync(
        IReadUnit unit,
        long ticketId,
        CancellationToken ct
    ) =>
        (
            await unit.Set<JobConcern>()
                .Where(c => c.TicketId == ticketId && c.RemovedAtUtc == null)
                .OrderBy(c => c.Number)
                .Take(JobConcern.Most)
                .AsNoTracking()
                .ToListAsync(ct)
        ).ConvertAll(c => new ConcernView(
            c.Id,
            c.Version,
            c.Number,
            c.Condition,
            c.Cause,
            c.Correction,
            c.Confirmation,
            c.IsNotFound,
            c.IsAnswered
        ));

    /// <summary>Guard of completing the work.</summary>
    public static async Task<Error?> Answered(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    )
    {
        var open = (await ReadAsync(unit, ticket.Id, ct)).Where(c => !c.IsAnswered).Select(c => c.Condition).ToList();
        return open.Count == 0
            ? null
            : new Error(
                "CONCERNS_OPEN",
                $"Not answered yet: {string.Join("; ", open.Take(3).Select(Short))}. Write cause, correction and confirmation of each concern, or say that it could not be found."
            );
    }

    private static string Short(string words) => words.Length <= 60 ? words : $"{words[..60].TrimEnd()}…";
}

/// <summary>A concern that was taken off is shown again.</summary>
internal sealed class ConcernUndo(ConcernService concerns) : IReversible
{
    public const string TakeOff = "concern.takeoff";

    public IReadOnlyCollection<string> Kinds { get; } = [TakeOff];

    public Task<Result<Done>> UndoAsync(ActToUndo act, CommandId command, CancellationToken ct) =>
        concerns.PutBackAsync(act.RecordId, act.Kept<Concern>().Id, act.Version!.Value, command, ct);

    public static Reversal TakenOff(JobConcern concern) =>
        new(TakeOff, (nameof(ServiceTicket), concern.TicketId), concern, new Concern(concern.Id), null);

    internal sealed record Concern(long Id);
}
