using System.Text.Json;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Notifications;

/// <summary>Whoever started long work learns how it ended, wherever they are by then.</summary>
public sealed class WorkEndedNotice(IUnitOfWorkFactory units, IEnumerable<IWorkKind> kinds, NotificationSignal signal)
    : IEventHandler
{
    public string Consumer => "notify-work-ended";

    public string EventType => new WorkEnded(0).Type;

    public string Permission => NotificationPermissions.Tell;

    public Task HandleAsync(long eventId, string payload, CancellationToken ct) =>
        units.TellAsync(
            signal,
            eventId,
            async unit =>
            {
                var id = JsonSerializer.Deserialize<WorkEnded>(payload)!.RunId;
                var run = await unit.Set<WorkRun>().SingleOrDefaultAsync(r => r.Id == id, ct);
                if (run is null || run.State is WorkState.Cancelled)
                    return; // whoever cancelled it knows
                var what = kinds.FirstOrDefault(k => k.Code == run.Kind)?.Title ?? run.Kind;
                NewNotification news = new(
                    eventId,
                    NotificationKind.WorkEnded,
                    $"{what} {run.Title}: {run.Note}",
                    run.Result
                );
                await Notices.TellAsync(unit, news, [run.StartedByMembershipId], ct);
            },
            ct
        );
}

/// <summary>What every handler that tells somebody does around its own work.</summary>
public static class Telling
{
    /// <summary>One unit under the handlers' key, then the bells are rung. A refusal is thrown: the event is tried again.</summary>
    public static async Task TellAsync(
        this IUnitOfWorkFactory units,
        NotificationSignal signal,
        long eventId,
        Func<IUnitOfWork, Task> tell,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(units);
        ArgumentNullException.ThrowIfNull(signal);
        var told = await units.RunAsync<long>(
            NotificationPermissions.Tell,
            CommandId.New(),
            new { eventId },
            async unit =>
            {
                await tell(unit);
                return unit.Organization.Id;
            },
            ct
        );
        if (told.Error is { } error)
            throw new InvalidOperationException($"{error.Code}: {error.Message}");
        signal.Ring(told.Value);
    }
}
