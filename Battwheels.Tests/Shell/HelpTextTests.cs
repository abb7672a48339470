using Battwheels.Tests.Architecture;
using Battwheels.Web.Shell;
using Battwheels.Web.Shell.Help;

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

    [Fact]
    public void Texts_All_AreShortAndHaveSomethingToDo() =>
        Faults.None(
            HelpTexts
                .All.Where(t =>
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
    [InlineData("tickets/123/history?all=1", "tickets/{id}")]
    [InlineData("tickets?f=late", "tickets")]
    [InlineData("vehicles/77/owner", "vehicles/{id}")]
    [InlineData("missing", null)]
    public void Find_AnAddress_IsThePagesOrTheOneAbove(string address, string? page) =>
        Assert.Equal(page, HelpTexts.Find(address)?.Page);
}
