using System.Text.Json;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Platform.Notifications;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Approvals;

/// <summary>Whoever may decide a step learns that it waits, again at half of its time, and the next level after that.</summary>
public sealed class ApprovalRequestedNotice(IUnitOfWorkFactory units, NotificationSignal signal) : IEventHandler
{
    public string Consumer => "notify-approval-requested";

    public string EventType => new ApprovalRequested(0, 0, 0, default).Type;

    public string Permission => NotificationPermissions.Tell;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.TellAsync(
            signal,
            eventId,
            async unit =>
            {
                var asked = JsonSerializer.Deserialize<ApprovalRequested>(payload)!;
                var request = await unit.Set<ApprovalRequest>()
                    .AsNoTracking()
                    .Include(r => r.Steps)
                    .SingleAsync(r => r.Id == asked.ApprovalRequestId, ct);
                if (request.State is not ApprovalState.Pending || request.Step != asked.Step)
                    return; // decided meanwhile
                var number = await TicketWords.NumberAsync(unit, asked.TicketId, ct);
                var conflicts = (await ApprovalPeople.ConflictsAsync(unit, [request.Id], ct))[request.Id];
                var able = (await ApprovalPeople.ReadAsync(unit, ct)).Of(request, conflicts);
                NewNotification news = new(
                    eventId,
                    NotificationKind.ApprovalWaits,
                    asked.Asking is ApprovalAsking.Asked
                        ? (Phrase)$"{number} waits for your approval."
                        : $"{number} still waits for approval.",
                    "approvals"
                );
                await Notices.TellAsync(unit, news, able.People.Select(p => (long?)p.Member.Id), ct);
            },
            ct
        );
}

/// <summary>Who asked, and who registered the visit, learn what came of it; of an override every owner does.</summary>
public sealed class ApprovalDecidedNotice(IUnitOfWorkFactory units, NotificationSignal signal) : IEventHandler
{
    public string Consumer => "notify-approval-decided";

    public string EventType => new ApprovalDecided(0, 0, 0, default, 0, false).Type;

    public string Permission => NotificationPermissions.Tell;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.TellAsync(
            signal,
            eventId,
            async unit =>
            {
                var decided = JsonSerializer.Deserialize<ApprovalDecided>(payload)!;
                if (!decided.IsFinal)
                    return;
                var number = await TicketWords.NumberAsync(unit, decided.TicketId, ct);
                var told = await AskersAsync(unit, decided.ApprovalRequestId, ct);
                if (decided.Verdict is ApprovalVerdict.Overridden or ApprovalVerdict.Ratified)
                    told = [.. told, .. await Notices.HoldersAsync(unit, ApprovalPermissions.Override, ct)];
                NewNotification news = new(
                    eventId,
                    NotificationKind.ApprovalDecided,
                    decided.Verdict switch
                    {
                        ApprovalVerdict.Approved => (Phrase)$"The repair of {number} is approved inside the workshop.",
                        ApprovalVerdict.Rejected => $"The repair of {number} was not approved inside the workshop.",
                        ApprovalVerdict.Overridden =>
                            $"The approval of {number} was overridden. Somebody else confirms it within 24 hours.",
                        ApprovalVerdict.Ratified => $"The override of {number} is confirmed.",
                    },
                    $"tickets/{decided.TicketId}/estimate"
                );
                await Notices.TellAsync(unit, news, told.Where(m => m != decided.ByMembershipId), ct);
            },
            ct
        );

    internal static async Task<IReadOnlyList<long?>> AskersAsync(IUnitOfWork unit, long requestId, CancellationToken ct)
    {
        var asked = await (
            from request in unit.Set<ApprovalRequest>()
            where request.Id == requestId
            join ticket in unit.Set<ServiceTicket>() on request.TicketId equals ticket.Id
            select new { request.RequestedByMembershipId, ticket.CreatedByMembershipId }
        ).SingleAsync(ct);
        return [asked.RequestedByMembershipId, asked.CreatedByMembershipId];
    }
}

/// <summary>Nobody decided in time: who asked can ask again.</summary>
public sealed class ApprovalExpiredNotice(IUnitOfWorkFactory units, NotificationSignal signal) : IEventHandler
{
    public string Consumer => "notify-approval-expired";

    public string EventType => new ApprovalExpired(0, 0, 0).Type;

    public string Permission => NotificationPermissions.Tell;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.TellAsync(
            signal,
            eventId,
            async unit =>
            {
                var expired = JsonSerializer.Deserialize<ApprovalExpired>(payload)!;
                var number = await TicketWords.NumberAsync(unit, expired.TicketId, ct);
                NewNotification news = new(
                    eventId,
                    NotificationKind.ApprovalDecided,
                    $"Nobody approved the repair of {number} in time. Ask again on its estimate.",
                    $"tickets/{expired.TicketId}/estimate"
                );
                await Notices.TellAsync(
                    unit,
                    news,
                    await ApprovalDecidedNotice.AskersAsync(unit, expired.ApprovalRequestId, ct),
                    ct
                );
            },
            ct
        );
}
