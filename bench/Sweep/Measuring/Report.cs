using System.Globalization;
using System.Text.Json;

namespace Battwheels.Sweep;

/// <param name="Value">As measured, in the unit of the target.</param>
/// <param name="Target">At most this much.</param>
/// <param name="Budget">Where a figure misses for a named reason: what it may cost until then.</param>
/// <param name="Why">The reason.</param>
internal sealed record Figure(
    string Id,
    string What,
    double Value,
    string Unit,
    double Target,
    double? Budget = null,
    string? Why = null
)
{
    public bool IsMet => Value <= Target;

    /// <summary>Worse than what is known and written down.</summary>
    public bool Fails => Value > (Budget ?? Target);

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Id, -6} {What, -58} {Value, 8:0.##} {Unit, -7} <= {Target, 6:0.##}  {(IsMet ? "ok" : "missed")}{(IsMet || Why is null ? "" : $" (budget {Budget:0.##}: {Why})")}"
        );
}

/// <summary>Figures of one command: each is told at once beside its target, all are kept in a file.</summary>
internal sealed class Report(string command)
{
    private static readonly JsonSerializerOptions Layout = new() { WriteIndented = true };
    private readonly List<Figure> _figures = [];

    public void Add(Figure figure)
    {
        _figures.Add(figure with { Value = Math.Round(figure.Value, 3, MidpointRounding.AwayFromZero) });
        Console.WriteLine(figure);
    }

    /// <returns>The exit code: 1 when a figure is worse than its target, or than its budget where it has one.</returns>
    public async Task<int> EndAsync(string folder = "bench/results")
    {
        Directory.CreateDirectory(folder);
        var file = Path.Combine(folder, $"{command}.json");
        var report = new
        {
            command,
            at = TimeProvider.System.GetUtcNow(),
            processors = Environment.ProcessorCount,
            figures = _figures,
        };
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(report, Layout) + "\n");
        var missed = _figures.Count(f => !f.IsMet);
        Console.WriteLine($"{_figures.Count} figures, {missed} missed, {_figures.Count(f => f.Fails)} fail; {file}");
        return _figures.Any(f => f.Fails) ? 1 : 0;
    }
}
