using System.Diagnostics;

namespace Battwheels.Figures.Measuring;

/// <param name="Median">In the figure's unit, over every sample.</param>
internal sealed record Spread(double Median, double P95)
{
    public static Spread Of(IEnumerable<double> samples)
    {
        double[] sorted = [.. samples.Order()];
        return new Spread(At(sorted, 0.50), At(sorted, 0.95));
    }

    private static double At(double[] sorted, double share) =>
        sorted[Math.Min(sorted.Length - 1, (int)Math.Ceiling(sorted.Length * share) - 1)];
}

/// <summary>One of the five runs: ours, then the comparator right after it.</summary>
/// <param name="OursCpu">Milliseconds of processor time per sample, which a busy machine does not stretch as it does the clock.</param>
internal sealed record Run(Spread Ours, Spread Comparator, double OursCpu, double ComparatorCpu);

/// <summary>What alternating runs of ours and of the comparator took.</summary>
internal sealed record Measured(Spread Ours, Spread Comparator, IReadOnlyList<Run> Runs)
{
    /// <summary>Median of ours by median of the comparator.</summary>
    public double Ratio => Ours.Median / Comparator.Median;
}

internal static class Alternating
{
    private const int Runs = 5;

    /// <summary>One run of each to warm up, then five, taking turns, so that both meet the same machine.</summary>
    public static async Task<Measured> RunAsync(Func<Task<double[]>> ours, Func<Task<double[]>> comparator)
    {
        await ours();
        await comparator();
        List<((double[] Times, double Cpu) Ours, (double[] Times, double Cpu) Comparator)> samples = [];
        for (var run = 0; run < Runs; run++)
            samples.Add((await WithCpuAsync(ours), await WithCpuAsync(comparator)));
        return new Measured(
            Spread.Of(samples.SelectMany(s => s.Ours.Times)),
            Spread.Of(samples.SelectMany(s => s.Comparator.Times)),
            [
                .. samples.Select(s => new Run(
                    Spread.Of(s.Ours.Times),
                    Spread.Of(s.Comparator.Times),
                    s.Ours.Cpu,
                    s.Comparator.Cpu
                )),
            ]
        );
    }

    private static async Task<(double[] Times, double Cpu)> WithCpuAsync(Func<Task<double[]>> run)
    {
        var before = Environment.CpuUsage.TotalTime;
        var times = await run();
        return (times, (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / times.Length);
    }

    /// <summary>Milliseconds of each of so many repetitions.</summary>
    public static async Task<double[]> EachAsync(int times, Func<Task> operation)
    {
        var samples = new double[times];
        for (var i = 0; i < times; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await operation();
            samples[i] = Stopwatch.GetElapsedTime(started).TotalMilliseconds;
        }

        return samples;
    }
}
