using System.Text.RegularExpressions;
using Battwheels.Tests.Architecture;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Tests.Shell;

/// <summary>A page that names an icon nobody drew breaks when it is opened, and only then.</summary>
[Trait("Category", "Architecture")]
public sealed partial class IconNamesTests
{
    [Fact]
    public void Icons_NamedInTheSources_AreDrawn()
    {
        var drawn = Svg.Names.ToHashSet();
        var named = SourceTree
            .Files.SelectMany(f => f.Lines.SelectMany(l => Name().Matches(l)).Select(m => (f.Path, m.Groups[1].Value)))
            .ToArray();

        Assert.True(named.Length > 100, $"{named.Length} icons are named");
        Faults.None(named.Where(n => !drawn.Contains(n.Value)).Select(n => $"{n.Path}: {n.Value}"));
    }

    [GeneratedRegex("(?:Svg\\.Of\\(\"|\\bIcon=\"|Svg\\.Markup\\(\")([a-z-]+)\"")]
    private static partial Regex Name();
}
