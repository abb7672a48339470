using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Messages;

/// <summary>A way to a customer outside the application.</summary>
public enum MessageChannel
{
    WhatsApp,
    Sms,
    Email,
}

/// <summary>What customers are told of.</summary>
public enum MessageEvent
{
    Received,
    Assigned,
    Estimate,
    EstimateReminder,
    Approved,
    PartsDelay,
    Ready,
    Invoice,
    Paid,
    Delivered,
    Feedback,

    /// <summary>Code and link to sign in to the portal, asked for by the customer this minute.</summary>
    PortalCode,
    PortalInvite,

    /// <summary>Work began that the service contract pays.</summary>
    AmcUsed,

    /// <summary>The service contract ends in 30, 15 or 3 days.</summary>
    AmcExpiring,

    /// <summary>Code to approve an estimate, asked for by the customer this minute.</summary>
    EstimateCode,

    /// <summary>Somebody of an account approved above their limit: another person is asked.</summary>
    FleetSecond,
}

/// <summary>How a message stands. It is called sent only when the provider said so.</summary>
public enum MessageState
{
    /// <summary>Goes out with the next round, or waits for its next try.</summary>
    Queued,

    /// <summary>Waits for the end of the quiet hours.</summary>
    Held,

    /// <summary>Handed to the provider, which has not answered yet.</summary>
    Sending,

    /// <summary>The provider has accepted it.</summary>
    Sent,

    /// <summary>The provider says it arrived.</summary>
    Delivered,

    /// <summary>The provider refused it, or every try failed.</summary>
    Failed,

    /// <summary>Not tried: see <see cref="CustomerMessage.Hurdle"/>.</summary>
    NotSent,

    /// <summary>On-screen outbox: recorded and shown, sent nowhere.</summary>
    Kept,

    /// <summary>Handed over, and nobody knows what became of it. Never sent again by itself.</summary>
    Unclear,
}

/// <summary>Why a way to the customer is closed.</summary>
public enum ChannelHurdle
{
    /// <summary>The workshop does not send this event this way.</summary>
    SwitchedOff,

    /// <summary>The customer does not want it.</summary>
    NoConsent,

    /// <summary>The contact has no number or address for it.</summary>
    NoAddress,

    /// <summary>No provider is set up.</summary>
    NotSetUp,

    /// <summary>The provider wants a registered template, and none is entered.</summary>
    NoTemplate,
}

/// <summary>Languages messages are written in.</summary>
public static class MessageLanguages
{
    public const string English = "en";
    public const string Hindi = "hi";

    public static readonly IReadOnlyList<string> All = [English, Hindi];

    public static bool IsKnown(string? language) => language is English or Hindi;
}

/// <summary>Words for what customers are told and how it stands.</summary>
public static class MessageWords
{
    public static Phrase Of(MessageEvent what) =>
        what switch
        {
            MessageEvent.Received => T("Vehicle received"),
            MessageEvent.Assigned => T("Technician assigned"),
            MessageEvent.Estimate => T("Estimate shared"),
            MessageEvent.EstimateReminder => T("Estimate unanswered for 24 hours"),
            MessageEvent.Approved => T("Estimate approved"),
            MessageEvent.PartsDelay => T("Waiting for parts"),
            MessageEvent.Ready => T("Vehicle ready"),
            MessageEvent.Invoice => T("Invoice issued"),
            MessageEvent.Paid => T("Invoice paid"),
            MessageEvent.Delivered => T("Vehicle delivered"),
            MessageEvent.Feedback => T("Feedback asked for"),
            MessageEvent.PortalCode => T("Code to sign in to the portal"),
            MessageEvent.PortalInvite => T("Invitation to the portal"),
            MessageEvent.AmcUsed => T("Service contract used"),
            MessageEvent.AmcExpiring => T("Service contract ends soon"),
            MessageEvent.EstimateCode => T("Code to approve an estimate"),
            MessageEvent.FleetSecond => T("Second approval of an estimate"),
        };

    public static Phrase Of(MessageChannel channel) =>
        channel switch
        {
            MessageChannel.WhatsApp => "WhatsApp",
            MessageChannel.Sms => "SMS",
            MessageChannel.Email => T("E-mail"),
        };

    public static Phrase Of(MessageState state) =>
        state switch
        {
            MessageState.Queued => T("Queued"),
            MessageState.Held => T("Held for quiet hours"),
            MessageState.Sending => T("Sending"),
            MessageState.Sent => T("Sent"),
            MessageState.Delivered => T("Delivered to the customer"),
            MessageState.Failed => T("Failed"),
            MessageState.NotSent => T("Not sent"),
            MessageState.Kept => T("Kept here, not sent"),
            MessageState.Unclear => T("Unclear"),
        };

    public static Phrase Of(ChannelHurdle hurdle) =>
        hurdle switch
        {
            ChannelHurdle.SwitchedOff => T("Switched off for this event"),
            ChannelHurdle.NoConsent => T("The customer does not want messages this way"),
            ChannelHurdle.NoAddress => T("The contact has no number or address for it"),
            ChannelHurdle.NotSetUp => T("No provider is set up"),
            ChannelHurdle.NoTemplate => T("No registered template is entered for it"),
        };
}
