using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Feedback;

/// <summary>What a customer said, and whether somebody called.</summary>
/// <param name="TaskId">Null where nobody need call.</param>
public sealed record FeedbackRow(
    long Id,
    DateTime AtUtc,
    long TicketId,
    string TicketNumber,
    string CustomerName,
    int Stars,
    int? Recommend,
    string? Text,
    long? TaskId,
    int TaskVersion,
    DateTime? CalledAtUtc,
    string? CallNote
);

/// <param name="OnlyToCall">Those somebody still has to call.</param>
public sealed record FeedbackFilter(
    bool OnlyToCall = false,
    int? Stars = null,
    DateOnly? From = null,
    DateOnly? To = null,
    string? After = null,
    int Size = Lists.Default
);

/// <summary>What customers said, for the people of the workshop.</summary>
public sealed class FeedbackService(IUnitOfWorkFactory units)
{
    private const int MostCounted = 20_000;
    private const int LongestNote = 400;

    /// <summary>Newest first.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:assign.</exception>
    public Task<Page<FeedbackRow>> ListAsync(FeedbackFilter filter, CancellationToken ct) =>
        units.ReadAsync(FeedbackPermissions.CallBack, unit => ListAsync(unit, filter, ct), ct);

    /// <summary>Calls that wait.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:assign.</exception>
    public Task<int> CountToCallAsync(CancellationToken ct) =>
        units.ReadAsync(
            FeedbackPermissions.CallBack,
            unit => unit.Set<CallbackTask>().Where(t => t.DoneAtUtc == null).Take(MostCounted).CountAsync(ct),
            ct
        );

    /// <summary>How content customers of these days were.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks reports:read.</exception>
    public Task<FeedbackFigures> FiguresAsync(DateOnly? from, DateOnly? to, CancellationToken ct) =>
        units.ReadAsync(
            FeedbackPermissions.Report,
            async unit =>
            {
                var answers = await Matching(unit, new FeedbackFilter(From: from, To: to))
                    .OrderByDescending(f => f.Id)
                    .Take(MostCounted)
                    .Select(f => new { f.Stars, f.Recommend })
                    .ToListAsync(ct);
                return FeedbackCalculator.Of([.. answers.Select(a => (a.Stars, a.Recommend))]);
            },
            ct
        );

    /// <summary>Somebody called.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, TEXT_TOO_LONG.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:assign.</exception>
    public Task<Result<Done>> CalledAsync(
        long callbackTaskId,
        int version,
        string? note,
        CommandId command,
        CancellationToken ct
    ) =>
        ChangeAsync(
            callbackTaskId,
            version,
            command,
            note,
            (unit, task) =>
                (task.DoneAtUtc, task.DoneByMembershipId, task.Note) = (unit.Now, unit.Actor.MembershipId, note),
            ct
        );

    /// <summary>They did not, after all.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:assign.</exception>
    public Task<Result<Done>> NotCalledAsync(
        long callbackTaskId,
        int version,
        CommandId command,
        CancellationToken ct
    ) =>
        ChangeAsync(
            callbackTaskId,
            version,
            command,
            null,
            (_, task) => (task.DoneAtUtc, task.DoneByMembershipId, task.Note) = (null, null, null),
            ct
        );

    private Task<Result<Done>> ChangeAsync(
        long callbackTaskId,
        int version,
        CommandId command,
        string? note,
        Action<IUnitOfWork, CallbackTask> change,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            FeedbackPermissions.CallBack,
            command,
            new
            {
                callbackTaskId,
                version,
                note,
            },
            async unit =>
            {
                if (
                    await unit.Set<CallbackTask>().SingleOrDefaultAsync(t => t.Id == callbackTaskId, ct) is not { } task
                )
                    return CommonErrors.NotFound;
                if (CommonErrors.Stale(task, version) is { } stale)
                    return stale;
                if (CommonErrors.TooLong("Note", note, LongestNote) is { } longer)
                    return longer;
                change(unit, task);
                return Done.Instance;
            },
            ct
        );

    private static async Task<Page<FeedbackRow>> ListAsync(IReadUnit unit, FeedbackFilter filter, CancellationToken ct)
    {
        var size = Math.Clamp(filter.Size, 1, Lists.Longest);
        var given = Matching(unit, filter).OrderByDescending(f => f.Id).Take(size + 1);
        var rows = await (
            from feedback in given
            join ticket in unit.Set<ServiceTicket>() on feedback.TicketId equals ticket.Id
            join contact in unit.Set<Contact>() on feedback.ContactId equals contact.Id
            join task in unit.Set<CallbackTask>() on feedback.Id equals task.FeedbackId into tasks
            from task in tasks.DefaultIfEmpty()
            orderby feedback.Id descending
            select new FeedbackRow(
                feedback.Id,
                feedback.AtUtc,
                ticket.Id,
                ticket.Number,
                contact.Name,
                feedback.Stars,
                feedback.Recommend,
                feedback.Text,
                task == null ? null : task.Id,
                task == null ? 0 : task.Version,
                task == null ? null : task.DoneAtUtc,
                task == null ? null : task.Note
            )
        ).ToListAsync(ct);
        return Lists.Cut(rows, size, r => new Cursor("", r.Id));
    }

    private static IQueryable<VisitFeedback> Matching(IReadUnit unit, FeedbackFilter filter)
    {
        var given = unit.Set<VisitFeedback>();
        if (Cursor.Read(filter.After) is { } after)
            given = given.Where(f => f.Id < after.Id);
        if (filter.OnlyToCall)
            given = given.Where(f => unit.Set<CallbackTask>().Any(t => t.FeedbackId == f.Id && t.DoneAtUtc == null));
        if (filter.Stars is { } stars)
            given = given.Where(f => f.Stars == stars);
        if (filter.From is { } from)
        {
            var first = OfferSharing.EndOf(from.AddDays(-1), unit.Organization.TimeZoneId);
            given = given.Where(f => f.AtUtc >= first);
        }

        if (filter.To is { } to)
        {
            var beyond = OfferSharing.EndOf(to, unit.Organization.TimeZoneId);
            given = given.Where(f => f.AtUtc < beyond);
        }

        return given;
    }
}
