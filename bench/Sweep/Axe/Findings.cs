using System.Globalization;
using System.Text;

namespace Battwheels.Sweep.Axe;

/// <summary>Everything found, the same breach of one screen once, with the ways of looking that showed it.</summary>
internal sealed class Findings
{
    private readonly Dictionary<(string Screen, Breach Breach), SortedSet<string>> _all = [];
    private readonly Dictionary<string, int> _looks = [];

    /// <summary>Looks per state: how much was seen.</summary>
    public IReadOnlyDictionary<string, int> Looks => _looks;

    /// <summary>Different breaches per state.</summary>
    public int Of(string state) => _all.Keys.Count(k => k.Screen.StartsWith($"{state} ", StringComparison.Ordinal));

    /// <param name="state">loaded, empty, refused, form, broken, dialog, narrow.</param>
    /// <param name="how">Size and theme.</param>
    public void Add(string state, string screen, string how, IEnumerable<Breach> breaches)
    {
        _looks[state] = _looks.GetValueOrDefault(state) + 1;
        foreach (var breach in breaches)
        {
            var key = ($"{state} {screen}", breach);
            if (!_all.TryGetValue(key, out var ways))
            {
                _all[key] = ways = [];
                Console.WriteLine($"{key.Item1} [{how}] {breach.Rule}: {breach.Node}");
            }

            ways.Add(how);
        }
    }

    /// <summary>The whole list, ordered, for whoever repairs it.</summary>
    public async Task WriteAsync(string file)
    {
        StringBuilder text = new();
        foreach (var ((screen, breach), ways) in _all.OrderBy(f => f.Key.Breach.Rule).ThenBy(f => f.Key.Screen))
            text.Append(
                CultureInfo.InvariantCulture,
                $"{breach.Rule} | {screen} | {string.Join(' ', ways)} | {breach.Node}\n"
            );
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        await File.WriteAllTextAsync(file, text.ToString());
    }
}
