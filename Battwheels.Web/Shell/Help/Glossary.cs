namespace Battwheels.Web.Shell.Help;

/// <param name="Anchor">In the address, the same in every language: <c>soh</c>.</param>
public sealed record GlossaryTerm(string Word, string Meaning, string Anchor);

/// <summary>Words of the trade and of the law, and what is new; texts of the product, nobody's data.</summary>
public static class Glossary
{
    private static readonly GlossaryTerm[] English = [.. Read("glossary.en.md").Select(Term)];
    private static readonly GlossaryTerm[] Hindi = [.. Read("glossary.hi.md").Select(Term)];

    /// <summary>In the reader's language, by the alphabet of the English words.</summary>
    public static IReadOnlyList<GlossaryTerm> Terms => IsHindi ? Hindi : English;

    /// <summary>Entries of the change log, the newest first.</summary>
    public static IReadOnlyList<string> Changes { get; } = [.. Entries(Read("CHANGELOG.md")).Reverse()];

    /// <summary>Lines that begin with a dash, each with the lines that go on with it.</summary>
    internal static IEnumerable<string> Entries(IEnumerable<string> lines)
    {
        List<string> entry = [];
        foreach (var line in lines)
        {
            if (line.StartsWith("- ", StringComparison.Ordinal))
            {
                if (entry.Count > 0)
                    yield return Plain(entry);
                entry = [line[2..]];
            }
            else if (entry.Count > 0)
                entry.Add(line.Trim());
        }

        if (entry.Count > 0)
            yield return Plain(entry);
    }

    /// <summary>Without the marks of emphasis and code.</summary>
    private static string Plain(IEnumerable<string> lines) =>
        string.Join(' ', lines)
            .Replace("**", "", StringComparison.Ordinal)
            .Replace("`", "", StringComparison.Ordinal)
            .Trim();

    /// <summary><c>SoH: meaning</c>, or <c>Ledger | लेजर: meaning</c>.</summary>
    private static GlossaryTerm Term(string line)
    {
        var parts = line.Split(": ", 2);
        var words = parts[0].Split(" | ");
        return new(words[^1], Capital(parts[1]), AnchorOf(words[0]));
    }

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string AnchorOf(string word) =>
        string.Concat(word.ToLowerInvariant().Where(c => char.IsAsciiLetterOrDigit(c) || c == ' ')).Replace(' ', '-');

    private static string[] Read(string ending)
    {
        var assembly = typeof(Glossary).Assembly;
        var name = assembly.GetManifestResourceNames().Single(n => n.EndsWith($".{ending}", StringComparison.Ordinal));
        using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries);
    }
}
