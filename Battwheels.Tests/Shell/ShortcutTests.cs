using Battwheels.Tests.Architecture;
using Battwheels.Web.Shell;
using Battwheels.Web.Shell.Keys;
using Bunit;

namespace Battwheels.Tests.Shell;

/// <summary>One table of keys: shown, acted on and hinted at from the same rows.</summary>
[Trait("Category", "Component")]
public sealed class ShortcutTests : ShellTestBase
{
    private static readonly IReadOnlyList<Shortcut> All = [.. Shortcuts.For(Navigation.Entries).SelectMany(g => g)];

    [Fact]
    public void Rows_Keys_AreUniqueAndInKnownGroups()
    {
        Assert.Equal(All.Count, All.Select(s => (s.Group.English, s.Keys)).Distinct().Count());
        Assert.All(All, s => Assert.Contains(s.Group, Shortcuts.Groups));
    }

    /// <summary>The letters of ux.md 5.</summary>
    [Fact]
    public void Places_OfTheSpec_HaveTheirLetters() =>
        Assert.Equal(
            [
                ("G B", "tickets/board"),
                ("G C", "contacts"),
                ("G D", ""),
                ("G I", "invoices"),
                ("G S", "items"),
                ("G T", "tickets"),
                ("G V", "vehicles"),
            ],
            All.Where(s => s.Act == "go").Select(s => (s.Keys, s.To!)).Order()
        );

    /// <summary>Browsers keep these for themselves.</summary>
    [Fact]
    public void Rows_Keys_TakeNoneOfTheBrowser() =>
        Assert.Empty(All.Select(s => s.Keys).Intersect(["Ctrl+N", "Ctrl+T", "Ctrl+W", "Ctrl+P", "Ctrl+F", "Ctrl+R"]));

    [Fact]
    public void Acts_Named_AreRegisteredByAScript()
    {
        var scripts = string.Join(
            '\n',
            Directory
                .EnumerateFiles(Path.Combine(SourceTree.Root, "Battwheels.Web/wwwroot/js"))
                .Select(File.ReadAllText)
        );
        Faults.None(
            All.Select(s => s.Act)
                .OfType<string>()
                .Distinct()
                .Where(act => !scripts.Contains($".on(\"{act}\"", StringComparison.Ordinal))
        );
    }

    [Fact]
    public void KeysDialog_FewPlaces_ListsOnlyThem()
    {
        var dialog = Render<KeysDialog>(p =>
            p.Add(d => d.Places, Navigation.Entries.Where(e => e.Permission == "tickets:read"))
        );

        Assert.Equal(
            ["G D", "G T", "G B"],
            dialog.FindAll("[data-act=go]").Select(row => row.GetAttribute("data-keys"))
        );
    }
}
