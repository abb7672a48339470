using Battwheels.Tests.Architecture;
using Battwheels.Tests.Language;
using Battwheels.Web.Shell;
using Battwheels.Web.Shell.Help;
using Spoken = Battwheels.Core.Common.Language;

namespace Battwheels.Tests.Shell;

/// <summary>Every place of the navigation says what to do there, briefly (ux.md 12).</summary>
[Trait("Category", "Component")]
public sealed class HelpTextTests
{
    private const int MostWords = 120;

    [Fact]
    public void Find_EveryPlaceOfTheNavigation_HasATextOfItsOwn() =>
        Faults.None(
            Navigation.Entries.Select(e => e.Href).Append("").Where(href => HelpTexts.Find(href)?.Page != href)
        );

    /// <summary>Pages outside the frame with its ? say themselves what to do, in a sentence. Reviewed.</summary>
    private static readonly string[] WithoutHelp =
    [
        "/answer/{Code:int}",
        "/change-password",
        "/d/{Token}",
        "/e/{Token}",
        "/error",
        "/f/{Token}",
        "/forbidden",
        "/join/{Token}",
        "/intake",
        "/intake/{Code}",
        "/portal",
        "/portal/estimates/{Id:long}",
        "/portal/fleet",
        "/portal/fleet/pay",
        "/portal/fleet/people",
        "/portal/in/{Token}",
        "/portal/invoices",
        "/portal/invoices/{Id:long}",
        "/portal/pay/{Id:long}",
        "/portal/profile",
        "/portal/sign-in",
        "/portal/tell",
        "/portal/vehicles/{Id:long}",
        "/portal/visits/{Id:long}",
        "/track",
        "/lock",
        "/missing",
        "/not-found",
        "/offline",
        "/organizations",
        "/parts",
        "/sign-in",
        "/sign-up",
        "/start",
        "/tablets/new",
    ];

    [Fact]
    public void Pages_All_HaveATextOfTheirOwn() =>
        Faults.None(
            PageAccessTests
                .Routes.Select(r => r.Address)
                .Except(WithoutHelp)
                .Where(address =>
                    HelpTexts.Find(address.Replace("{Id:long}", "7", StringComparison.Ordinal))?.Page
                    != address.Trim('/').Replace("{Id:long}", "{id}", StringComparison.Ordinal)
                )
        );

    [Fact]
    public void Glossary_Terms_StandByTheAlphabetOnceWithTheTradesWords()
    {
        var words = Glossary.Terms.Select(t => t.Word).ToList();

        Assert.Equal(words.Order(StringComparer.OrdinalIgnoreCase), words);
        Assert.Equal(words.Count, Glossary.Terms.Select(t => t.Anchor).Distinct().Count());
        Assert.All(["HSN", "SAC", "SoH", "SoC", "RCM", "GSTIN", "TDS"], word => Assert.Contains(word, words));
        Assert.All(Glossary.Terms, t => Assert.InRange(t.Meaning.Split(' ').Length, 4, 40));
    }

    [Fact]
    public void Changes_OfTheChangeLog_AreWholeEntriesTheNewestFirst() =>
        Assert.Equal(
            ["Second, which goes on here.", "First bold."],
            Glossary
                .Entries(["# Changes", "", "For people.", "- First **bold**.", "- Second, which", "  goes on `here`."])
                .Reverse()
        );

    /// <summary>Every page that helps in English helps in Hindi too, and in no other place.</summary>
    [Fact]
    public void Texts_InHindi_AreOfTheSamePagesAndInHindi()
    {
        var hindi = Reader.Of(Spoken.Hindi, () => HelpTexts.All);

        Assert.Equal(HelpTexts.All.Select(t => t.Page).Order(), hindi.Select(t => t.Page).Order());
        Faults.None(hindi.Where(t => !t.Lines.All(IsHindi)).Select(t => t.Page));
        Assert.Equal("पेमेंट", Reader.Of(Spoken.Hindi, () => HelpTexts.Find("payments")?.Title));
    }

    /// <summary>Links to a word lead to the same word in both languages; what the trade writes in Latin stays so.</summary>
    [Fact]
    public void Glossary_InHindi_HasTheSameAnchors()
    {
        var hindi = Reader.Of(Spoken.Hindi, () => Glossary.Terms);

        Assert.Equal(Glossary.Terms.Select(t => t.Anchor), hindi.Select(t => t.Anchor));
        Assert.All(["HSN", "SoH", "RCM"], word => Assert.Contains(hindi, t => t.Word == word));
        Faults.None(hindi.Where(t => !IsHindi(t.Meaning)).Select(t => t.Word));
    }

    private static bool IsHindi(string line) => line.Any(c => c is >= '\u0900' and <= '\u097F');

    [Fact]
    public void Texts_All_AreShortAndHaveSomethingToDo() =>
        Faults.None(
            HelpTexts
                .All.Concat(Reader.Of(Spoken.Hindi, () => HelpTexts.All))
                .Where(t =>
                    t.Lines.Sum(l => l.Split(' ').Length) > MostWords || t.Lines.Count < 2 || t.Title.Length == 0
                )
                .Select(t => $"{t.Page}: {t.Lines.Sum(l => l.Split(' ').Length)} words, {t.Lines.Count} lines")
        );

    [Fact]
    public void Texts_All_AreOfPagesThatExist() =>
        Faults.None(
            HelpTexts
                .All.Select(t => $"/{t.Page.Replace("{id}", "{Id:long}", StringComparison.Ordinal)}")
                .Except(PageAccessTests.Routes.Select(r => r.Address))
        );

    [Theory]
    [InlineData("tickets/123", "tickets/{id}")]
    [InlineData("tickets/123/history?all=1", "tickets/{id}/history")]
    [InlineData("tickets?f=late", "tickets")]
    [InlineData("tickets/123/anything/4", "tickets/{id}")]
    [InlineData("missing", null)]
    public void Find_AnAddress_IsThePagesOrTheOneAbove(string address, string? page) =>
        Assert.Equal(page, HelpTexts.Find(address)?.Page);
}
