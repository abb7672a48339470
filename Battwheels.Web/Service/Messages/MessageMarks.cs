using System.Globalization;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Messages;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Service.Messages;

/// <summary>How messages look and read.</summary>
public static class MessageMarks
{
    public static IReadOnlyList<Choice<string>> States =>
        [.. Enum.GetValues<MessageState>().Select(s => new Choice<string>(Key(s), MessageWords.Of(s)))];

    public static IReadOnlyList<Choice<string>> Channels =>
        [.. Enum.GetValues<MessageChannel>().Select(c => new Choice<string>(Key(c), MessageWords.Of(c)))];

    public static IReadOnlyList<Choice<string>> Events =>
        [.. Enum.GetValues<MessageEvent>().Select(e => new Choice<string>(Key(e), MessageWords.Of(e)))];

    public static IReadOnlyList<Choice<MessageChannel>> Ways =>
        [.. Enum.GetValues<MessageChannel>().Select(c => new Choice<MessageChannel>(c, MessageWords.Of(c)))];

    /// <summary>As in an address: <c>messages?state=notsent</c>.</summary>
    public static string Key(Enum value) => value.ToString().ToLowerInvariant();

    public static MarkupString Mark(MessageState state) => Status.Mark(ToneOf(state), MessageWords.Of(state));

    /// <summary>Why it stands so, or when it goes on; null where the state says all.</summary>
    public static string? Note(MessageRow row)
    {
        ArgumentNullException.ThrowIfNull(row);
        return row.State switch
        {
            MessageState.NotSent when row.Hurdle is { } hurdle => MessageWords.Of(hurdle),
            MessageState.Held when row.DueUtc is { } until => T($"Goes out {Show.Time(until)}"),
            MessageState.Queued when row is { Failures: > 0, DueUtc: { } due } => T(
                $"Failed {row.Failures} times, tried again {Show.Time(due)}"
            ),
            MessageState.Kept => T("No provider is set up"),
            MessageState.Unclear => T("Ask the customer before you send it again"),
            _ => null,
        };
    }

    public static Phrase Of(TryOutcome outcome) =>
        outcome switch
        {
            TryOutcome.Accepted => T("The provider accepted it"),
            TryOutcome.Delivered => T("The provider says it arrived"),
            TryOutcome.FailedForNow => T("Failed, tried again later"),
            TryOutcome.Failed => T("Failed for good"),
            TryOutcome.Unclear => T("Handed over, the answer is missing"),
            TryOutcome.Kept => T("Kept here, not sent: no provider is set up"),
            TryOutcome.Held => T("Held for quiet hours"),
            TryOutcome.NotSent => T("Not sent"),
        };

    public static MarkupString Mark(ProviderVerdict verdict) =>
        verdict switch
        {
            ProviderVerdict.Accepted => Status.Mark(Tone.Done, "The provider accepted it"),
            ProviderVerdict.NotNow => Status.Mark(Tone.Attention, "Not taken now"),
            ProviderVerdict.Refused => Status.Mark(Tone.Problem, "Refused"),
            ProviderVerdict.Unclear => Status.Mark(Tone.Attention, "Handed over, the answer is missing"),
        };

    public static string Of(ConsentSource source) =>
        source switch
        {
            ConsentSource.Counter => T("At the counter"),
            ConsentSource.Phone => T("On the phone"),
            ConsentSource.Written => T("In writing"),
            ConsentSource.Message => T("By a message"),
            ConsentSource.Form => T("On the public form"),
            ConsentSource.Portal => T("In the portal"),
        };

    /// <summary>What a provider calls who sends.</summary>
    public static string Account(MessageChannel channel) =>
        channel switch
        {
            MessageChannel.Email => T("User name"),
            MessageChannel.WhatsApp => T("Phone number id"),
            MessageChannel.Sms => T("DLT entity id"),
        };

    public static string Language(string code) => code == MessageLanguages.Hindi ? T("Hindi") : T("English");

    public static T? Read<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: true, out var value)
        && !int.TryParse(text, CultureInfo.InvariantCulture, out _)
            ? value
            : null;

    private static Tone ToneOf(MessageState state) =>
        state switch
        {
            MessageState.Queued or MessageState.Sending => Tone.Active,
            MessageState.Held => Tone.Waiting,
            MessageState.Sent or MessageState.Delivered => Tone.Done,
            MessageState.Failed or MessageState.NotSent => Tone.Problem,
            MessageState.Unclear => Tone.Attention,
            MessageState.Kept => Tone.Neutral,
        };
}
