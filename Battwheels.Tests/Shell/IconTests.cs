using System.Net;
using System.Xml.Linq;
using Battwheels.Tests.Browser;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Tests.Shell;

/// <summary>Icons are short references into one file that a browser asks for once.</summary>
[Trait("Category", "Browser")]
[Collection(BrowserTests.Name)]
public sealed class IconTests(BrowserFixture browser)
{
    private static readonly XNamespace SvgSpace = "http://www.w3.org/2000/svg";

    [Fact]
    public void Of_AnyName_IsALineThatPointsIntoTheSheet()
    {
        var icon = Svg.Of("plus", small: true).Value;

        Assert.Equal($"<svg class=\"i s\" aria-hidden=\"true\"><use href=\"{IconSheet.Address}#plus\"/></svg>", icon);
        Assert.True(icon.Length < 100, icon);
        Assert.Same(icon, Svg.Of("plus", small: true).Value); // nobody keeps a copy of their own
        Assert.Throws<KeyNotFoundException>(() => Svg.Of("no-such-icon"));
    }

    [Fact]
    public async Task Sheet_AskedByAStranger_HoldsEveryIconAndIsKeptForever()
    {
        using HttpClient client = new(new SocketsHttpHandler { AutomaticDecompression = DecompressionMethods.All })
        {
            BaseAddress = browser.App.Address,
        };

        using var answer = await client.GetAsync(IconSheet.Address);

        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal("public, max-age=31536000, immutable", $"{answer.Headers.CacheControl}");
        var symbols = XDocument.Parse(await answer.Content.ReadAsStringAsync()).Root!.Elements(SvgSpace + "symbol");
        Assert.Equal(Svg.Names.Order(), symbols.Select(s => (string)s.Attribute("id")!).Order());
        using var other = await client.GetAsync("/img/icons.00000000.svg");
        Assert.Equal(HttpStatusCode.NotFound, other.StatusCode);
    }

    /// <summary>Drawn in the colour of the words beside it, where the page's policy lets only our own host be asked.</summary>
    [Fact]
    public async Task Page_WithAnIcon_DrawsItInTheColourOfItsWords()
    {
        var page = await browser.PageAsync(BrowserFixture.Desktop, dark: true);
        await page.GotoAsync("not-found");
        var icon = page.Locator(".answer svg.i");

        var box = await icon.EvaluateAsync<float[]>("i => { const b = i.getBBox(); return [b.width, b.height]; }");

        Assert.All(box, side => Assert.InRange(side, 10f, 40f)); // an empty drawing has no size
        Assert.Equal(
            await icon.EvaluateAsync<string>("i => getComputedStyle(i).color"),
            await icon.EvaluateAsync<string>("i => getComputedStyle(i.querySelector('use')).color")
        );
        await page.Context.CloseAsync();
    }
}
