using System.Globalization;
using Battwheels.Core.Common;
using Spoken = Battwheels.Core.Common.Language;

namespace Battwheels.Tests.Language;

public sealed class PhraseTests
{
    private static readonly Error Short = Refusal("Main store");

    /// <summary>The same error, made once, is said to each reader in their own language; the holes move.</summary>
    [Fact]
    public void Error_MadeOnce_IsSaidInTheReadersLanguage()
    {
        Assert.Equal("Undone: 1,20,500 of Main store", Short.Message);
        Assert.Equal("वापस लिया: Main store में से 1,20,500", Reader.Of(Spoken.Hindi, () => Short.Message));
        Assert.Equal("Undone: 1,20,500 of Main store", Reader.Of(Spoken.Hindi, () => Short.Said.English));
    }

    [Fact]
    public void Text_UnknownOrData_StaysAsItIs() =>
        Assert.Equal("Aarti {0}", Reader.Of(Spoken.Hindi, () => Spoken.T("Aarti {0}")));

    /// <summary>A day within a sentence takes the month of its language.</summary>
    [Fact]
    public void Phrase_Day_IsSaidInTheSameLanguage()
    {
        Phrase phrase = $"Undo: {new DateOnly(2026, 3, 4)}";

        Assert.Equal("Undo: 04 Mar 2026", phrase.English);
        Assert.Equal("04 मार्च 2026", Reader.Of(Spoken.Hindi, phrase.ToString)[^13..]);
    }

    [Fact]
    public void Phrase_Braces_StayBraces()
    {
        Phrase phrase = $"{{as typed}} {"x"}";

        Assert.Equal("{as typed} x", phrase.English);
    }

    [Fact]
    public void Phrase_WithinAPhrase_IsSaidInTheSameLanguage()
    {
        Phrase phrase = $"Undo: {(Phrase)"Save"}";

        Assert.Equal("वापस लें: सहेजें", Reader.Of(Spoken.Hindi, phrase.ToString));
    }

    /// <summary>Of 15 characters ("{0} rows of {1}") two fifths are six; holes stay.</summary>
    [Fact]
    public void Pseudo_MarksTheTextAndLengthensIt()
    {
        Phrase phrase = $"{7} rows of {"all"}";

        Assert.Equal("[7 róws óf all~~~~~~]", Reader.Of(CultureInfo.GetCultureInfo(Spoken.Pseudo), phrase.ToString));
    }

    [Theory]
    [InlineData("hi", "hi-IN")]
    [InlineData("hi-IN", "hi-IN")]
    [InlineData("ta-IN", "en-IN")]
    [InlineData(null, "en-IN")]
    public void Of_WhatIsAskedFor_IsOneOfTwo(string? asked, string spoken) =>
        Assert.Equal(spoken, Spoken.Of(asked).Name);

    private static Error Refusal(string store) => new("SHORT", $"Undone: {IndianText.Number(120500m)} of {store}");
}
