using System.Globalization;

namespace Battwheels.Circuits;

/// <param name="IdleKb">Managed memory of one circuit that was only opened.</param>
/// <param name="UsedKb">After three presses.</param>
/// <param name="ResidentKb">Resident memory of one circuit after the presses.</param>
/// <param name="AllocatedKb">What one press allocates; null where nothing is pressed.</param>
/// <param name="SentBytes">What one press sends.</param>
/// <param name="StartBytes">Batches from opening to live.</param>
/// <param name="StartMs">Processor time from the request to live, all threads.</param>
internal sealed record Cost(
    string Screen,
    int Circuits,
    double IdleKb,
    double UsedKb,
    double ResidentKb,
    double? AllocatedKb,
    int? SentBytes,
    long StartBytes,
    double StartMs
);

/// <summary>P17: what one circuit of a screen keeps.</summary>
internal static class Memory
{
    private const int Presses = 3;

    public static async Task<Cost> MeasureAsync(Meter meter, Visitor visitor, Uri at, Screen screen, int count)
    {
        Uri page = new(at, screen.Address);
        await using (Crowd warm = new())
            await warm.OpenAsync(visitor, page, Math.Min(count, 10));
        var empty = await SettledAsync(meter);
        await using Crowd crowd = new();
        await crowd.OpenAsync(visitor, page, count);
        await Task.Delay(1_500); // pages ask for their counts after they are shown
        var started = await meter.ReadAsync(collect: false);
        var startBytes = crowd.Circuits.First().BatchBytes;
        var idle = await SettledAsync(meter);
        var (allocated, sent) = screen.Press is null ? (null, null) : await PressAsync(meter, crowd, screen);
        var used = await SettledAsync(meter);
        if (crowd.Faults.FirstOrDefault() is { } fault)
            throw new InvalidOperationException($"{screen.Name}: {fault}");
        return new Cost(
            screen.Name,
            count,
            Kb(idle.Managed - empty.Managed, count),
            Kb(used.Managed - empty.Managed, count),
            Kb(used.Resident - empty.Resident, count),
            allocated,
            sent,
            startBytes,
            (double)(started.Processor - empty.Processor) / count
        );
    }

    /// <summary>What the middle one of the circuits allocates in a press: jobs that run beside it are nobody's press.</summary>
    private static async Task<(double? Kb, int? Sent)> PressAsync(Meter meter, Crowd crowd, Screen screen)
    {
        List<long> each = [];
        var sent = 0;
        var before = (await meter.ReadAsync(collect: false)).Allocated;
        foreach (var circuit in crowd.Circuits)
        {
            for (var i = 0; i < Presses; i++)
                sent = Math.Max(
                    sent,
                    (await circuit.PressAsync(t => Screen.Find(t, screen.Press!), screen.Event)).Bytes
                );
            var after = (await meter.ReadAsync(collect: false)).Allocated;
            each.Add(after - before);
            before = after;
        }

        return (Kb(each.Order().ElementAt(each.Count / 2), Presses), sent);
    }

    public static string Line(Cost cost) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{cost.Screen, -16} {cost.IdleKb, 6:0} {cost.UsedKb, 6:0} {cost.ResidentKb, 6:0} KB   start {cost.StartBytes / 1000.0, 5:0} KB {cost.StartMs, 4:0} ms   press {cost.AllocatedKb, 5:0} KB {cost.SentBytes, 6} B"
        );

    /// <summary>After what the circuits left running has ended.</summary>
    private static async Task<Reading> SettledAsync(Meter meter)
    {
        await Task.Delay(500);
        await meter.ReadAsync(collect: true);
        return await meter.ReadAsync(collect: true);
    }

    private static double Kb(long bytes, int count) => bytes / 1024.0 / count;
}
