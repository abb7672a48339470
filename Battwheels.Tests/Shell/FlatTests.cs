using Battwheels.Web.Shell.Parts;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Battwheels.Tests.Shell;

/// <summary>What is drawn as one piece says exactly what it would say as a tree, and no word in it is markup.</summary>
[Trait("Category", "Component")]
public sealed class FlatTests : ShellTestBase
{
    public static TheoryData<string> Hostile =>
        [
            "<script>alert(1)</script>",
            "<img src=x onerror=alert(1)>",
            "\" onmouseover=\"alert(1)",
            "' onfocus='alert(1)' autofocus='",
            "</td></tr></table><iframe src=//evil.example>",
            "&lt;b&gt; &amp; &#60;",
            "javascript:alert(1)",
            "हिन्दी ₹ 👍 \u2028 \u0000",
        ];

    [Theory]
    [MemberData(nameof(Hostile))]
    public void Of_HostileWords_IsTheSameTreeAsTheFrameworkBuilds(string words)
    {
        var tree = Cell(words);

        var flat = Flat.Of(tree)!.Value;

        var expected = Render(tree).Find("td");
        var drawn = Render(b => b.AddMarkupContent(0, flat.Value)).Find("td");
        Assert.Equal(expected.OuterHtml, drawn.OuterHtml);
        Assert.Equal(
            (words.Replace("\u0000", "\uFFFD", StringComparison.Ordinal), 1),
            (drawn.GetAttribute("title")!.Replace("\u0000", "\uFFFD", StringComparison.Ordinal), drawn.Children.Length)
        );
        Assert.Empty(drawn.QuerySelectorAll("script, img, iframe, [onerror], [onmouseover], [onfocus]"));
    }

    [Fact]
    public void Of_Elements_KeepsTheirShape()
    {
        RenderFragment fragment = b =>
        {
            b.OpenElement(0, "label");
            b.OpenElement(1, "input");
            b.AddAttribute(2, "type", "checkbox");
            b.AddAttribute(3, "disabled", true);
            b.AddAttribute(4, "checked", false);
            b.AddAttribute(5, "max", 7);
            b.CloseElement();
            b.AddContent(6, Svg.Of("plus"));
            b.AddContent(7, inner => inner.AddContent(0, "1 < 2"));
            b.CloseElement();
        };

        Assert.Equal(
            $"<label><input type=\"checkbox\" disabled max=\"7\">{Svg.Of("plus")}1 &lt; 2</label>",
            Flat.Of(fragment)!.Value.Value
        );
    }

    [Fact]
    public void Of_SomethingAlive_IsLeftToTheFramework()
    {
        Assert.Null(Flat.Of(b => Alive(b, "onclick", EventCallback.Factory.Create(this, () => { }))));
        Assert.Null(Flat.Of(b => Alive(b, "onclick", (Action)(() => { }))));
        Assert.Null(
            Flat.Of(b =>
            {
                b.OpenComponent<KeepBox>(0);
                b.CloseComponent();
            })
        );
    }

    private static void Alive(RenderTreeBuilder builder, string name, object handler)
    {
        builder.OpenElement(0, "button");
        if (handler is EventCallback callback)
            builder.AddAttribute(1, name, callback);
        else
            builder.AddAttribute(1, name, (MulticastDelegate)handler);
        builder.CloseElement();
    }

    private static RenderFragment Cell(string words) =>
        b =>
        {
            b.OpenElement(0, "td");
            b.AddAttribute(1, "title", words);
            b.OpenElement(2, "a");
            b.AddAttribute(3, "href", $"tickets?q={Uri.EscapeDataString(words)}");
            b.AddContent(4, words);
            b.CloseElement();
            b.AddContent(5, words);
            b.CloseElement();
        };
}
