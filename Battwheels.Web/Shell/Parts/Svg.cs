using System.Collections.Frozen;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Shell.Parts;

/// <summary>The one set of icons. Decorative: the words beside them carry the meaning.</summary>
/// <remarks>An icon is a reference into <see cref="IconSheet"/>, and the same text for everybody who sees it.</remarks>
/// <example><c>@Svg.Of("plus")</c>, small: <c>@Svg.Of("plus", small: true)</c></example>
public static class Svg
{
    private static readonly FrozenDictionary<string, string> Usual = Drawn("i");
    private static readonly FrozenDictionary<string, string> Small = Drawn("i s");

    public static IEnumerable<string> Names => Usual.Keys;

    /// <exception cref="KeyNotFoundException">No icon has this name.</exception>
    public static MarkupString Of(string name, bool small = false) => new(Markup(name, small));

    internal static string Markup(string name, bool small = false) => (small ? Small : Usual)[name];

    private static FrozenDictionary<string, string> Drawn(string css) =>
        IconSheet.Names.ToFrozenDictionary(
            name => name,
            name => $"<svg class=\"{css}\" aria-hidden=\"true\"><use href=\"{IconSheet.Address}#{name}\"/></svg>"
        );
}
