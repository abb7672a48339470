using Battwheels.Web.Common;
using Battwheels.Web.Shell.Parts;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Tests.Shell;

[Trait("Category", "Component")]
public sealed class DateTests : ShellTestBase
{
    [Theory]
    [InlineData("04/03/2026")]
    [InlineData("4/3/2026")]
    [InlineData("4/3/26")]
    [InlineData("4-3-2026")]
    [InlineData("04-03-2026")]
    [InlineData("4.3.2026")]
    [InlineData("04032026")]
    [InlineData(" 4 Mar 2026 ")]
    [InlineData("4 March 2026")]
    [InlineData("2026-03-04")]
    [InlineData("०४/०३/२०२६")]
    public void TryRead_AsPeopleTypeIt_IsTheFourthOfMarch(string text)
    {
        Assert.True(DateText.TryRead(text, out var date));
        Assert.Equal(new DateOnly(2026, 3, 4), date);
    }

    [Theory]
    [InlineData("today", "27/02/2026")]
    [InlineData(" Tomorrow", "28/02/2026")]
    [InlineData("yesterday", "26/02/2026")]
    [InlineData("+7", "06/03/2026")] // February 2026 has 28 days
    [InlineData("-27", "31/01/2026")]
    [InlineData("4/3/2026", "04/03/2026")]
    public void TryRead_WordsAndSteps_CountFromToday(string text, string expected)
    {
        Assert.True(DateText.TryRead(text, new DateOnly(2026, 2, 27), out var date));
        Assert.Equal(expected, DateText.Of(date));
    }

    [Theory]
    [InlineData("some day")]
    [InlineData("+")]
    [InlineData("+1.5")]
    [InlineData("+99999")]
    public void TryRead_NeitherDayNorStep_IsRefused(string text) =>
        Assert.False(DateText.TryRead(text, new DateOnly(2026, 2, 27), out _));

    [Theory]
    [InlineData("13/13/2026")]
    [InlineData("31/02/2026")]
    [InlineData("03/25/2026")] // month first is not how it is written here
    [InlineData("tomorrow")]
    [InlineData("")]
    public void TryRead_NoDay_IsRefused(string text) => Assert.False(DateText.TryRead(text, out _));

    [Fact]
    public async Task DateInput_Typed_ShowsTheIndianFormAndGivesTheDay()
    {
        DateOnly? day = new(2026, 11, 4);
        var input = Input(day, v => day = v);

        Assert.Equal("04/11/2026", input.Find("#f-Date").GetAttribute("value"));
        await input.Find("#f-Date").ChangeAsync("5/11/26");

        Assert.Equal(new DateOnly(2026, 11, 5), day);
    }

    [Fact]
    public async Task DateInput_NoDayTyped_SaysSoAndKeepsWhatWasTypedOnly()
    {
        DateOnly? day = new(2026, 11, 4);
        var input = Input(day, v => day = v);

        await input.Find("#f-Date").ChangeAsync("11/25/2026");

        Assert.Contains("dd/mm/yyyy", input.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Equal("11/25/2026", input.Find("#f-Date").GetAttribute("value"));
        Assert.Equal("true", input.Find("#f-Date").GetAttribute("aria-invalid"));
        Assert.Null(day); // never the day that stood there before
    }

    [Fact]
    public async Task DateInput_PickedFromTheCalendarOrEmptied_Follows()
    {
        DateOnly? day = new(2026, 11, 4);
        var input = Input(day, v => day = v);

        await input.Find("input[type=date]").ChangeAsync("2026-11-20");
        Assert.Equal(new DateOnly(2026, 11, 20), day);
        await input.Find("#f-Date").ChangeAsync("");
        Assert.Null(day);
    }

    private IRenderedComponent<DateInput> Input(DateOnly? day, Action<DateOnly?> keep) =>
        Render<DateInput>(p =>
            p.Add(x => x.Name, "Date")
                .Add(x => x.Label, "Date")
                .Add(x => x.Value, day)
                .Add(x => x.ValueChanged, EventCallback.Factory.Create(this, keep))
        );
}
