using Battwheels.Core.Common;
using Battwheels.Core.Service.Sla;
using Battwheels.Core.Service.Tickets;
using Battwheels.Figures.Measuring;
using Battwheels.Figures.Site;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Figures.Figures;

/// <summary>
/// S6: one round of the watch over 20,000 open promises. In its usual minute one in twenty is due; after an outage all are.
/// What it writes is taken back before the next round.
/// </summary>
internal static class SlaScan
{
    private const int Clocks = 20_000;

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchSite site, double scale)
    {
        var garage = site.Garages[0];
        var count = (int)(Clocks * Math.Min(1, scale * 5));
        await FillAsync(site, garage, count);
        return [await OneAsync("a minute", count / 20), await OneAsync("after an outage", count)];

        async Task<Figure> OneAsync(string when, int due)
        {
            var watch = site.Worker<SlaWatch>(Actor.Job(garage.Id, SlaWatch.QueueName, SlaPermissions.SystemWatch));
            var measured = await Alternating.RunAsync(
                async () =>
                {
                    await DueAgainAsync(site, garage, due);
                    return await Alternating.EachAsync(1, () => watch.WorkAsync(garage.Id, default));
                },
                () => Alternating.EachAsync(1, () => ReadAsync(site, garage))
            );
            return new Figure(
                "S6",
                $"SLA watch, {when}: {due} of {count} open promises due, reckoned and saved",
                site.Engine,
                "ms p95",
                measured.Ours.P95,
                "reading the same open clocks, nothing reckoned or saved",
                measured.Ratio,
                5_000,
                null,
                MoreIsBetter: false,
                measured.Ours,
                measured.Comparator,
                measured.Runs,
                new Dictionary<string, object> { ["clocks"] = count, ["due"] = due }
            );
        }
    }

    /// <summary>Two promises a visit, half of the first one's time used up an hour ago.</summary>
    private static async Task FillAsync(BenchSite site, Garage garage, int count)
    {
        List<long> tickets;
        long edition;
        await using (var db = site.Database(garage.Id))
        {
            tickets = await db.Set<ServiceTicket>().OrderBy(t => t.Id).Select(t => t.Id).Take(count).ToListAsync();
            edition = await db.Set<SlaEdition>().Select(e => e.Id).SingleAsync();
        }

        var start = Bulk.Now.AddHours(-13);
        SlaTerms[] terms = [.. tickets.Select(t => Terms(t, edition, start))];
        await Bulk.SaveAsync(site, garage.Id, terms);
        await Bulk.SaveAsync(
            site,
            garage.Id,
            tickets
                .Select(t => new TicketStateChange
                {
                    TicketId = t,
                    To = TicketState.Open,
                    ActorName = "figures",
                    AtUtc = start,
                })
                .ToArray()
        );
        var each = (count + tickets.Count - 1) / tickets.Count;
        await Bulk.SaveAsync(
            site,
            garage.Id,
            terms.SelectMany(t => Enumerable.Range(0, each).Select(n => Clock(t, n, start))).Take(count).ToArray()
        );
    }

    private static SlaTerms Terms(long ticket, long edition, DateTime start) =>
        new()
        {
            TicketId = ticket,
            PolicyId = 1,
            PolicyName = "figures",
            Priority = TicketPriority.Medium,
            ResponseMinutes = 1_440,
            ResolutionMinutes = 1_440,
            IsAroundTheClock = true,
            EditionId = edition,
            Cause = SlaCause.Registered,
            ActorName = "figures",
            AtUtc = start,
        };

    private static SlaClock Clock(SlaTerms terms, int generation, DateTime start) =>
        new()
        {
            TicketId = terms.TicketId,
            TermsId = terms.Id,
            Kind = SlaClockKind.Resolution,
            Generation = generation,
            StartedAtUtc = start,
            TargetMinutes = 1_440,
            DueUtc = start.AddDays(1),
            NextCheckUtc = start.AddDays(2),
        };

    private static async Task DueAgainAsync(BenchSite site, Garage garage, int due)
    {
        await using var db = site.Database(garage.Id);
        var (past, later) = (Bulk.Now.AddHours(-1), Bulk.Now.AddDays(2));
        await db.Set<SlaClock>()
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Level, 0).SetProperty(c => c.NextCheckUtc, later));
        var ids = db.Set<SlaClock>().OrderBy(c => c.Id).Select(c => c.Id).Take(due);
        await db.Set<SlaClock>()
            .Where(c => ids.Contains(c.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.NextCheckUtc, past));
    }

    private static async Task ReadAsync(BenchSite site, Garage garage)
    {
        await using var db = site.Database(garage.Id);
        await db.Set<SlaClock>().AsNoTracking().Where(c => c.State == SlaClockState.Running).ToListAsync();
    }
}
