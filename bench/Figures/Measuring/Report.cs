using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Battwheels.Figures.Measuring;

/// <summary>One figure of performance.md on one engine.</summary>
/// <param name="Value">What the target speaks of, in <paramref name="Unit"/>.</param>
/// <param name="Target">Null where there is none.</param>
/// <param name="Gate">What the ratio may be at most, or at least where more is better; null: none.</param>
internal sealed record Figure(
    string Id,
    string What,
    string Engine,
    string Unit,
    double Value,
    string Comparator,
    double Ratio,
    double? Target,
    double? Gate,
    bool MoreIsBetter,
    Spread Ours,
    Spread Theirs,
    IReadOnlyList<Run> Runs,
    IReadOnlyDictionary<string, object> Details
)
{
    public bool? MeetsTarget => Target is { } target ? Within(Value, target) : null;

    public bool? MeetsGate => Gate is { } gate ? Within(Ratio, gate) : null;

    private bool Within(double value, double limit) => MoreIsBetter ? value >= limit : value <= limit;
}

/// <summary>Writes what was measured, on what, under which load.</summary>
internal sealed class Report(string set, int seed, double scale)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        WriteIndented = true,
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    // As it was when measuring began: the tree may move on meanwhile.
    private readonly string? _commit = Git("rev-parse HEAD");
    private readonly bool _changed = Git("status --porcelain -uno") is { Length: > 0 };
    private readonly string? _loadBefore = Load();
    private readonly List<Figure> _figures = [];
    private readonly List<object> _engines = [];

    public void Engine(string name, object about) => _engines.Add(new { name, about });

    public void NotRun(string engine, string why) => _engines.Add(new { name = engine, notRun = why });

    public void Add(Figure figure)
    {
        _figures.Add(figure);
        Console.WriteLine(
            FormattableString.Invariant(
                $"{figure.Id, -4} {figure.Engine, -10} {figure.Value, 10:0.###} {figure.Unit, -10} comparator {figure.Theirs.Median, 10:0.###}  ratio {figure.Ratio, 7:0.##}  gate {Mark(figure.MeetsGate)}  target {Mark(figure.MeetsTarget)}  {figure.What}"
            )
        );
    }

    public async Task WriteAsync(string file, DateTimeOffset now)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(file))!);
        await File.WriteAllTextAsync(
            file,
            JsonSerializer.Serialize(
                new
                {
                    at = now,
                    set,
                    seed,
                    scale,
                    commit = _commit,
                    changed = _changed,
                    machine = new
                    {
                        cores = Environment.ProcessorCount,
                        memoryMb = GC.GetGCMemoryInfo().TotalAvailableMemoryBytes >> 20,
                        os = RuntimeInformation.OSDescription,
                        runtime = RuntimeInformation.FrameworkDescription,
                        loadBefore = _loadBefore,
                        loadAfter = Load(),
                    },
                    engines = _engines,
                    figures = _figures,
                },
                Json
            ) + "\n"
        );
    }

    private static string Mark(bool? met) =>
        met switch
        {
            true => "ok  ",
            false => "MISS",
            null => "-   ",
        };

    private static string? Load() =>
        File.Exists("/proc/loadavg") ? string.Join(' ', File.ReadAllText("/proc/loadavg").Split(' ').Take(3)) : null;

    private static string? Git(string arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", arguments) { RedirectStandardOutput = true });
        return git?.StandardOutput.ReadToEnd().Trim();
    }
}
