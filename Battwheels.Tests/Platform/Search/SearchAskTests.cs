using Battwheels.Core.Platform.Search;

namespace Battwheels.Tests.Platform.Search;

[Trait("Category", "Unit")]
public sealed class SearchAskTests
{
    private static readonly DateOnly Today = new(2026, 11, 4);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  42  ")]
    public void Of_UnderThreeCharacters_AsksNothing(string? text) => Assert.Null(SearchAsk.Of(text, Today));

    [Theory]
    [InlineData("EST-2627-00042", "EST-2627-00042")]
    [InlineData("est 2627 42", "EST-2627-00042")]
    [InlineData("262742", "EST-2627-00042")]
    [InlineData("  est-26 2700042 ", "EST-2627-00042")]
    public void NumbersOf_WithItsYear_IsThatNumber(string typed, string number) =>
        Assert.Contains(number, SearchAsk.Of(typed, Today)!.NumbersOf("EST"));

    [Fact]
    public void NumbersOf_WithoutYear_IsOfTheLastFiveYears() =>
        Assert.Equal(
            ["EST-2627-00042", "EST-2526-00042", "EST-2425-00042", "EST-2324-00042", "EST-2223-00042"],
            SearchAsk.Of("est 42", Today)!.NumbersOf("EST")
        );

    [Theory]
    [InlineData("inv 42")]
    [InlineData("MH 12 QK 0427")]
    [InlineData("98220 00077")]
    [InlineData("Kulkarni")]
    public void NumbersOf_SomethingElse_IsNone(string typed) =>
        Assert.Empty(SearchAsk.Of(typed, Today)!.NumbersOf("EST"));

    [Theory]
    [InlineData("00318", true)]
    [InlineData("tkt 318", true)]
    [InlineData("TKT-PUN-2627-00318", true)]
    [InlineData("pun 318", true)]
    [InlineData("inv 318", false)]
    [InlineData("2526 00318", false)]
    public void IsIn_TicketsNumber_ByItsEndAndLetters(string typed, bool expected) =>
        Assert.Equal(expected, SearchAsk.Of(typed, Today)!.IsIn("TKT-PUN-2627-00318"));

    [Theory]
    [InlineData("mh-12 qk 0427", "MH12QK0427", true)]
    [InlineData("mh12qk042", "MH12QK0427", false)]
    [InlineData("mh12qk042", null, false)]
    public void Is_WithoutBlanksHyphensAndCase_ComparesWhole(string typed, string? code, bool expected) =>
        Assert.Equal(expected, SearchAsk.Of(typed, Today)!.Is(code));

    [Fact]
    public async Task OnceAsync_TwoSources_ReadsOnce()
    {
        var ask = SearchAsk.Of("abc", Today)!;
        var reads = 0;
        for (var i = 0; i < 2; i++)
            await ask.OnceAsync("vehicles", () => Task.FromResult($"{++reads}"));
        Assert.Equal(1, reads);
    }
}
