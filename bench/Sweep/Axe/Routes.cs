using System.Text.RegularExpressions;

namespace Battwheels.Sweep.Axe;

/// <summary>Every address the product's pages declare, so that what a sweep never saw is named.</summary>
internal static partial class Routes
{
    /// <param name="root">The folder of the solution.</param>
    public static IReadOnlyList<string> All(string root) =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(root, "Battwheels.Web"), "*.razor", SearchOption.AllDirectories)
                .SelectMany(File.ReadLines)
                .Select(line => Page().Match(line))
                .Where(match => match.Success)
                .Select(match => Hole().Replace(match.Groups[1].Value, "{id}"))
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];

    [GeneratedRegex("^@page \"([^\"]+)\"")]
    private static partial Regex Page();

    [GeneratedRegex(@"\{[^}]+\}")]
    private static partial Regex Hole();
}
