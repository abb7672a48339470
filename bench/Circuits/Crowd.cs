using System.Collections.Concurrent;

namespace Battwheels.Circuits;

/// <summary>Many circuits at once.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    private readonly ConcurrentBag<Circuit> _circuits = [];

    public IReadOnlyCollection<Circuit> Circuits => _circuits;

    public IEnumerable<string> Faults => _circuits.Select(c => c.Fault).OfType<string>();

    /// <param name="atOnce">How many are opened side by side.</param>
    public async Task OpenAsync(Visitor visitor, Uri page, int count, int atOnce = 8)
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            new ParallelOptions { MaxDegreeOfParallelism = atOnce },
            async (_, _) => _circuits.Add(await Circuit.OpenAsync(visitor, page))
        );
    }

    public async ValueTask DisposeAsync() =>
        await Parallel.ForEachAsync(
            _circuits,
            new ParallelOptions { MaxDegreeOfParallelism = 16 },
            async (circuit, _) => await circuit.DisposeAsync()
        );
}
