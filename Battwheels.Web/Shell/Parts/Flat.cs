using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.RenderTree;

namespace Battwheels.Web.Shell.Parts;

#pragma warning disable BL0006 // frames are read here and nowhere else; a test shows that what they hold is drawn the same

/// <summary>
/// Draws what only shows something as one piece of markup: a circuit then keeps one frame instead of dozens, twice. Every
/// word and value is encoded here as the framework would.
/// </summary>
/// <example><c>@Flat.Of(@&lt;td&gt;@row.Name&lt;/td&gt;)</c></example>
public static class Flat
{
    private static readonly HashSet<string> Void = ["br", "col", "hr", "img", "input", "wbr"];

    /// <returns>Null where it holds something alive: a component, a handler, a reference.</returns>
    public static MarkupString? Of(RenderFragment fragment)
    {
        ArgumentNullException.ThrowIfNull(fragment);
        using RenderTreeBuilder builder = new();
        fragment(builder);
        var frames = builder.GetFrames();
        StringBuilder text = new();
        return Write(text, frames.Array.AsSpan(0, frames.Count)) ? new MarkupString(text.ToString()) : null;
    }

    private static bool Write(StringBuilder text, ReadOnlySpan<RenderTreeFrame> frames)
    {
        for (var at = 0; at < frames.Length; )
        {
            ref readonly var frame = ref frames[at];
            var length = 1;
            switch (frame.FrameType)
            {
                case RenderTreeFrameType.Text:
                    text.Append(WebUtility.HtmlEncode(frame.TextContent));
                    break;
                case RenderTreeFrameType.Markup:
                    text.Append(frame.MarkupContent);
                    break;
                case RenderTreeFrameType.Region:
                    length = frame.RegionSubtreeLength;
                    if (!Write(text, frames[(at + 1)..(at + length)]))
                        return false;
                    break;
                case RenderTreeFrameType.Element:
                    length = frame.ElementSubtreeLength;
                    if (!WriteElement(text, frame.ElementName, frames[(at + 1)..(at + length)]))
                        return false;
                    break;
                default:
                    return false;
            }

            at += length;
        }

        return true;
    }

    private static bool WriteElement(StringBuilder text, string name, ReadOnlySpan<RenderTreeFrame> inside)
    {
        text.Append('<').Append(name);
        var at = 0;
        for (; at < inside.Length && inside[at].FrameType is RenderTreeFrameType.Attribute; at++)
            if (!WriteAttribute(text, inside[at]))
                return false;
        text.Append('>');
        if (Void.Contains(name))
            return at == inside.Length;
        if (!Write(text, inside[at..]))
            return false;
        text.Append("</").Append(name).Append('>');
        return true;
    }

    private static bool WriteAttribute(StringBuilder text, in RenderTreeFrame attribute)
    {
        switch (attribute.AttributeValue)
        {
            case Delegate or EventCallback:
                return false;
            case true:
                text.Append(' ').Append(attribute.AttributeName);
                return true;
            case null or false:
                return true;
            case var value:
                text.Append(' ').Append(attribute.AttributeName).Append("=\"");
                text.Append(WebUtility.HtmlEncode(Convert.ToString(value, CultureInfo.InvariantCulture))).Append('"');
                return true;
        }
    }
}
