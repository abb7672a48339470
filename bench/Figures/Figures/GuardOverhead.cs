using System.Diagnostics;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;
using Battwheels.Figures.Measuring;
using Battwheels.Figures.Site;

namespace Battwheels.Figures.Figures;

/// <summary>P15: what the gate itself costs around a body that does nothing: who asks, may they, in which organization.</summary>
internal static class GuardOverhead
{
    private const int Calls = 2_000;

    public static async Task<Figure> RunAsync(BenchSite site, int chunks)
    {
        var units = site.As<IUnitOfWorkFactory>(site.Garages[0].Owner);
        Func<IReadUnit?, Task<int>> body = _ => Task.FromResult(1);
        var measured = await Alternating.RunAsync(
            () => MeanAsync(chunks, () => units.ReadAsync(TicketPermissions.Read, body, default)),
            () => MeanAsync(chunks, () => body(null))
        );
        return new Figure(
            "P15",
            "guarded call of a service: session, permission, organization",
            site.Engine,
            "us median",
            measured.Ours.Median,
            "the same body called unguarded",
            measured.Ratio,
            Target: 5,
            Gate: null,
            MoreIsBetter: false,
            measured.Ours,
            measured.Comparator,
            measured.Runs,
            new Dictionary<string, object>
            {
                ["overheadMicroseconds"] = measured.Ours.Median - measured.Comparator.Median,
            }
        );
    }

    /// <summary>Microseconds per call, one mean per chunk.</summary>
    private static async Task<double[]> MeanAsync(int chunks, Func<Task<int>> call)
    {
        var samples = new double[chunks];
        for (var chunk = 0; chunk < chunks; chunk++)
        {
            var started = Stopwatch.GetTimestamp();
            for (var i = 0; i < Calls; i++)
                await call();
            samples[chunk] = Stopwatch.GetElapsedTime(started).TotalMicroseconds / Calls;
        }

        return samples;
    }
}
