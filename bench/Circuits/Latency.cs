using System.Collections.Concurrent;
using System.Globalization;

namespace Battwheels.Circuits;

/// <param name="What">Which event, under which load.</param>
internal sealed record Times(string What, int Circuits, int Events, double P50, double P95, double P99);

/// <summary>P18: from a press to its patch applied, while every circuit has one event in ten seconds.</summary>
internal static class Latency
{
    private static readonly TimeSpan Between = TimeSpan.FromSeconds(10);

    /// <param name="act">One event on the circuit with this number.</param>
    public static async Task<Times> MeasureAsync(
        string what,
        Crowd crowd,
        TimeSpan length,
        Func<Circuit, int, Task<TimeSpan>> act
    )
    {
        ConcurrentBag<double> times = [];
        var end = TimeProvider.System.GetUtcNow() + length;
        await Task.WhenAll(crowd.Circuits.Select((c, i) => Task.Run(() => LiveAsync(c, i))));
        if (crowd.Faults.FirstOrDefault() is { } fault)
            throw new InvalidOperationException($"{what}: {fault}");
        var sorted = times.Order().ToList();
        return new Times(what, crowd.Circuits.Count, sorted.Count, At(sorted, 0.5), At(sorted, 0.95), At(sorted, 0.99));

        async Task LiveAsync(Circuit circuit, int number)
        {
            await Task.Delay(Between * ((double)number / crowd.Circuits.Count)); // not all at once
            for (var turn = 0; TimeProvider.System.GetUtcNow() < end; turn++)
            {
                times.Add((await act(circuit, turn)).TotalMilliseconds);
                await Task.Delay(Between);
            }
        }
    }

    public static string Line(Times times) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{times.What, -44} {times.Circuits, 4} circuits {times.Events, 5} events   p50 {times.P50, 6:0.0}  p95 {times.P95, 6:0.0}  p99 {times.P99, 6:0.0} ms"
        );

    private static double At(List<double> sorted, double share) =>
        sorted.Count == 0 ? 0 : sorted[Math.Min(sorted.Count - 1, (int)(sorted.Count * share))];
}
