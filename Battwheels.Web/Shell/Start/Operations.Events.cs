using System.Globalization;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Events;

namespace Battwheels.Web.Shell.Start;

internal static partial class Operations
{
    /// <summary>
    /// Lists dead events per organization and type. With <paramref name="requeue"/> they are due again, which the log of
    /// the organization and that of the platform tell.
    /// </summary>
    /// <returns>Clean when none is left dead, faults when some are.</returns>
    public static async Task<int> ReplayEventsAsync(string[] settings, string? slug, bool requeue, CancellationToken ct)
    {
        await using var app = AppHost.Build(settings);
        return await ReplayEventsAsync(app.Services, slug, requeue, Console.Out, ct);
    }

    internal static async Task<int> ReplayEventsAsync(
        IServiceProvider services,
        string? slug,
        bool requeue,
        TextWriter told,
        CancellationToken ct
    )
    {
        var (dead, requeued) = (0, 0);
        await foreach (var organization in OrganizationsAsync(services, slug, ct))
        {
            await using var scope = services.CreateAsyncScope();
            using var acting = scope
                .ServiceProvider.GetRequiredService<ICurrentActor>()
                .Become(Actor.Job(organization, "replay-events", SystemPermissions.ReplayEvents));
            var replay = scope.ServiceProvider.GetRequiredService<EventReplayService>();
            var events = await replay.ListAsync(ct);
            foreach (var group in events)
                await told.WriteLineAsync(Line(organization, group));
            dead += events.Sum(e => e.Count);
            if (requeue && events.Count > 0)
                requeued += await RequeueAsync(services, replay, organization, ct);
        }

        await told.WriteLineAsync($"events: {dead} were given up, {requeued} are due again");
        return requeued < dead ? CommandLine.Faults : CommandLine.Clean;
    }

    private static async Task<int> RequeueAsync(
        IServiceProvider services,
        EventReplayService replay,
        long organization,
        CancellationToken ct
    )
    {
        var done = await replay.ReplayAsync(CommandId.New(), ct);
        if (done.Error is { } error)
            throw new StartRefusedException($"organization {organization}: {error.Message} ({error.Code})");
        await services
            .GetRequiredService<IPlatformAudit>()
            .WriteAsync("EVENTS_REPLAYED", $"{organization}", null, $$"""{"count":{{done.Value}}}""", ct);
        return done.Value;
    }

    private static string Line(long organization, DeadEvents group) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"organization {organization}: {group.Count} {group.Type}, oldest {group.OldestUtc:yyyy-MM-dd HH:mm} UTC, last error {group.LastError ?? "unknown"}"
        );
}
