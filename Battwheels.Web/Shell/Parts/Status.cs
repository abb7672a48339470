using System.Net;
using Battwheels.Core.Common;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Shell.Parts;

/// <summary>The six meanings a status can have; nothing else on a screen is coloured.</summary>
public enum Tone
{
    /// <summary>Draft, cancelled, void.</summary>
    Neutral,

    /// <summary>Open, in progress, sent, issued.</summary>
    Active,

    /// <summary>Waiting for someone or something.</summary>
    Waiting,

    /// <summary>Due soon, partly paid, low stock.</summary>
    Attention,

    /// <summary>Overdue, declined, failed.</summary>
    Problem,

    /// <summary>Paid, closed, completed, filed.</summary>
    Done,
}

/// <summary>A status as icon, word and colour: one frame, so it may stand in every row.</summary>
/// <example><c>@Status.Mark(Tone.Waiting, "Awaiting parts")</c></example>
public static class Status
{
    public static MarkupString Mark(Tone tone, Phrase text)
    {
        var name = CssName(tone);
        return new($"<span class=\"status {name}\">{Svg.Markup($"status-{name}")}{WebUtility.HtmlEncode(text)}</span>");
    }

    /// <summary>Text alone, where another row has a mark.</summary>
    public static MarkupString Plain(string text) => new(WebUtility.HtmlEncode(text));

    /// <summary>InProgress becomes "In progress".</summary>
    public static string Words<TEnum>(TEnum value)
        where TEnum : struct, Enum => Choices.Words(value);

    public static string CssName(Tone tone) =>
        tone switch
        {
            Tone.Neutral => "neutral",
            Tone.Active => "active",
            Tone.Waiting => "waiting",
            Tone.Attention => "attention",
            Tone.Problem => "problem",
            Tone.Done => "done",
        };
}
