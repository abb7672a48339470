using System.Collections.Frozen;
using System.Reflection;
using System.Text.RegularExpressions;

namespace Battwheels.Web.Shell.Help;

/// <param name="Page">Address relative to the organization; <c>{id}</c> for a record's number.</param>
/// <param name="Lines">Task first; those that begin with "- " are steps.</param>
public sealed record HelpText(string Page, string Title, IReadOnlyList<string> Lines);

/// <summary>
/// The help texts, one file help.en.md and its help.hi.md per feature folder: <c># address | title</c>, then lines. They are
/// found in the reader's language.
/// </summary>
public static partial class HelpTexts
{
    private static readonly FrozenDictionary<string, HelpText> English = Load("help.en.md");
    private static readonly FrozenDictionary<string, HelpText> Hindi = Load("help.hi.md");

    public static IReadOnlyCollection<HelpText> All => Texts.Values;

    private static FrozenDictionary<string, HelpText> Texts => IsHindi ? Hindi : English;

    /// <summary>Of the page at this address, or of the nearest page above it; null where there is none.</summary>
    /// <param name="address">Relative to the organization's, with or without query.</param>
    public static HelpText? Find(string address)
    {
        var page = Record().Replace(address.Split('?', '#')[0].Trim('/'), "{id}");
        while (page.Length > 0 && !Texts.ContainsKey(page))
            page = page[..Math.Max(0, page.LastIndexOf('/'))];
        return address.Trim('/').Length > 0 && page.Length == 0 ? null : Texts.GetValueOrDefault(page);
    }

    private static FrozenDictionary<string, HelpText> Load(string file)
    {
        var assembly = typeof(HelpTexts).Assembly;
        return assembly
            .GetManifestResourceNames()
            .Where(name => name.EndsWith(file, StringComparison.Ordinal))
            .SelectMany(name => Read(assembly, name))
            .ToFrozenDictionary(text => text.Page);
    }

    private static IEnumerable<HelpText> Read(Assembly assembly, string name)
    {
        using StreamReader reader = new(assembly.GetManifestResourceStream(name)!);
        foreach (var section in ("\n" + reader.ReadToEnd()).Split("\n# ").Skip(1))
        {
            var lines = section.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
            var head = lines[0].Split('|', StringSplitOptions.TrimEntries);
            yield return new HelpText(head[0].Trim('/'), head[1], lines[1..]);
        }
    }

    [GeneratedRegex("(?<=^|/)[0-9]+(?=/|$)")]
    private static partial Regex Record();
}
