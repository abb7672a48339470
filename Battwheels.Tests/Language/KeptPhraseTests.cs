using Battwheels.Core.Common;
using Spoken = Battwheels.Core.Common.Language;

namespace Battwheels.Tests.Language;

/// <summary>A sentence that is stored is said to each reader in their own language.</summary>
public sealed class KeptPhraseTests
{
    [Fact]
    public void Read_SentenceWithHoles_IsSaidInBothLanguages()
    {
        Phrase said = $"Undone: {IndianText.Number(120500m)} of {"Main store"}";

        var kept = KeptPhrase.Write(said);

        Assert.Equal("""["Undone: {0} of {1}","1,20,500","Main store"]""", kept);
        Assert.Equal("Undone: 1,20,500 of Main store", KeptPhrase.Read(kept).English);
        Assert.Equal(
            "वापस लिया: Main store में से 1,20,500",
            Reader.Of(Spoken.Hindi, () => KeptPhrase.Read(kept).ToString())
        );
    }

    [Fact]
    public void Read_DayAndPhraseWithin_AreSaidInTheSameLanguage()
    {
        Phrase said = $"Undo: {(Phrase)$"Undo: {new DateOnly(2026, 3, 4)}"}";

        var kept = KeptPhrase.Write(said);

        Assert.Equal("""["Undo: {0}",["Undo: {0}",{"day":"2026-03-04"}]]""", kept);
        Assert.Equal("Undo: Undo: 04 Mar 2026", KeptPhrase.Read(kept).English);
        Assert.EndsWith(
            "04 मार्च 2026",
            Reader.Of(Spoken.Hindi, () => KeptPhrase.Read(kept).ToString()),
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData("Save")]
    [InlineData("{as typed}")]
    [InlineData("[\"no phrase")]
    public void Read_PlainText_StaysAsItIs(string text) =>
        Assert.Equal(text, KeptPhrase.Read(KeptPhrase.Write(text)).English);

    [Fact]
    public void Read_PlainSentence_IsSaidInTheReadersLanguage() =>
        Assert.Equal("सहेजें", Reader.Of(Spoken.Hindi, () => KeptPhrase.Read(KeptPhrase.Write("Save")).ToString()));

    [Fact]
    public void Write_LongText_FitsItsColumn()
    {
        Phrase said = $"Undo: {new string('a', 5000)} {new string('b', 5000)}";

        var kept = KeptPhrase.Write(said);

        Assert.InRange(kept.Length, 100, KeptPhrase.Longest);
        Assert.InRange(KeptPhrase.Write(new string('c', 5000)).Length, 100, KeptPhrase.Longest);
    }
}
