using Battwheels.Data.Common.Documents;
using CsCheck;

namespace Battwheels.Tests.Common.Documents;

[Trait("Category", "Unit")]
public class TextShaperTests
{
    private static readonly TextStyle Body = new(9);

    private static readonly string[] Parts =
    [
        "Brake pad",
        "डिलीवरी पार्टनर",
        "x",
        "DC-DC",
        "क्षमता",
        "₹9,99,999.00",
        "\n",
        "  ",
        " ",
    ];

    [Theory]
    [InlineData("क्ष")] // k + virama + ssha join into one letter
    [InlineData("त्र")]
    [InlineData("श्री")]
    public void Shape_DevanagariConjunct_JoinsTheLetters(string conjunct)
    {
        var run = Assert.Single(TextShaper.Shape(conjunct, Body).Runs);

        Assert.NotEqual(Unshaped(run.Face, conjunct), run.Glyphs);
        Assert.True(run.Glyphs.Length < conjunct.Length);
        Assert.DoesNotContain((ushort)0, run.Glyphs);
    }

    [Fact]
    public void Shape_VowelSignI_StandsBeforeItsConsonant()
    {
        var run = Assert.Single(TextShaper.Shape("कि", Body).Runs);

        Assert.Equal(Unshaped(run.Face, "क")[0], run.Glyphs[1]);
    }

    [Fact]
    public void Shape_LatinDevanagariAndRupee_TakesEachFromItsFont()
    {
        var shaped = TextShaper.Shape("Ramesh जी, ₹1,250.00", Body);

        Assert.Equal(3, shaped.Runs.Count);
        Assert.Same(shaped.Runs[0].Face, shaped.Runs[2].Face);
        Assert.NotSame(shaped.Runs[0].Face, shaped.Runs[1].Face);
        Assert.All(shaped.Runs, run => Assert.DoesNotContain((ushort)0, run.Glyphs));
    }

    [Fact]
    public void Shape_LetterNoFontHas_BecomesAQuestionMark()
    {
        var run = Assert.Single(TextShaper.Shape("ok 🛵", Body).Runs);

        Assert.Equal("ok ?"u8.ToArray(), run.Utf8);
        Assert.DoesNotContain((ushort)0, run.Glyphs);
    }

    [Fact]
    public void Shape_Digits_AreAllOfOneWidth() =>
        Assert.Single("0123456789".Select(d => TextShaper.Width(d.ToString(), Body)).Distinct());

    [Fact]
    public void Break_AnyText_KeepsEveryLetterWithinTheWidth() =>
        Gen.Select(Gen.Int[0, Parts.Length - 1].Select(i => Parts[i]).Array[0, 30], Gen.Float[30, 300])
            .Sample(
                (parts, width) =>
                {
                    var text = string.Concat(parts);
                    var lines = LineBreaker.Break([new TextSpan(text, Body)], width);

                    Assert.All(lines, line => Assert.True(line.Width <= width + 0.1f));
                    Assert.Equal(text.Replace("\n", ""), string.Concat(lines.Select(l => l.Text)));
                },
                iter: 200
            );

    private static ushort[] Unshaped(DocumentFace face, string text) => face.Typeface.GetGlyphs(text);
}
