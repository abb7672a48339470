using System.Text.RegularExpressions;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Inspections;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Spoken = Battwheels.Core.Common.Language;

namespace Battwheels.Tests.Language;

/// <summary>Every text of the product has its Hindi, and the Hindi fits its text.</summary>
public sealed partial class HindiTests
{
    private static readonly Lazy<SortedSet<string>> Texts = new(All);

    [Fact]
    public void EveryText_HasItsHindi()
    {
        string[] missing = [.. Texts.Value.Where(t => NeedsWords(t) && !Spoken.InHindi.ContainsKey(t))];
        Write("hindi-missing.actual.txt", missing);
        Write("hindi-texts.actual.txt", Texts.Value);

        Assert.True(
            missing.Length == 0,
            $"{missing.Length} texts without Hindi, listed in hindi-missing.actual.txt; first: {string.Join(" | ", missing.Take(10))}"
        );
    }

    [Fact]
    public void EveryHindiText_IsStillSaid() =>
        Assert.DoesNotContain(Spoken.InHindi.Keys, k => !Texts.Value.Contains(k));

    /// <summary>A hole left out hides a number or a name from the reader; one too many breaks the sentence.</summary>
    [Fact]
    public void HindiTexts_KeepTheHoles() =>
        Assert.Empty(
            Spoken.InHindi.Where(e => !Holes(e.Key).SequenceEqual(Holes(e.Value))).Select(e => $"{e.Key} → {e.Value}")
        );

    private static SortedSet<string> All()
    {
        SortedSet<string> texts = new(StringComparer.Ordinal);
        texts.UnionWith(SpokenTexts.Of(typeof(Spoken).Assembly));
        texts.UnionWith(SpokenTexts.Of(typeof(Web.Shell.Navigation).Assembly));
        texts.UnionWith(EnumWords());
        texts.UnionWith(RoleTable.Permissions.Select(p => p.Description));
        texts.UnionWith(RoleTable.Roles.Select(r => r.Name));
        texts.UnionWith(QcService.Checklist);
        texts.UnionWith(IntakeWords());
        texts.UnionWith(InspectionWords());
        return texts;
    }

    private static IEnumerable<string> EnumWords() =>
        typeof(Spoken)
            .Assembly.GetTypes()
            .Where(t => t is { IsEnum: true, IsPublic: true })
            .SelectMany(Enum.GetNames)
            .Select(EnglishWords.Of);

    private static IEnumerable<string> IntakeWords() =>
        Enum.GetValues<VehicleCategory>()
            .SelectMany(c => IntakeTemplates.For(c, ServiceMode.Workshop))
            .SelectMany(i => (string[])[i.Label, i.Fine, i.Noted])
            .Where(w => w.Length > 0);

    private static IEnumerable<string> InspectionWords() =>
        ShippedInspections.All.SelectMany(t => t.Points.SelectMany(p => (string[])[p.Group, p.Label]).Prepend(t.Name));

    /// <summary>Codes, marks and units need none: GSTIN, ·, km.</summary>
    private static bool NeedsWords(string text) => Words().IsMatch(Hole().Replace(text, " "));

    private static IEnumerable<string> Holes(string text) =>
        Hole().Matches(text).Select(m => m.Value).Order(StringComparer.Ordinal);

    /// <summary>For whoever writes the Hindi: a text a line.</summary>
    private static void Write(string file, IEnumerable<string> texts) =>
        File.WriteAllLines(
            Path.Combine(AppContext.BaseDirectory, file),
            texts.Select(t => t.Replace("\n", "\\n", StringComparison.Ordinal))
        );

    [GeneratedRegex(@"\{\d+(:[^}]*)?\}|\{[a-z]+\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"\p{Lu}?\p{Ll}{2,}")]
    private static partial Regex Words();
}
