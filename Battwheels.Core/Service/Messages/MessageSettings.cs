using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Messages;

/// <summary>When and in which order customers are told. One row each; without one, the values here.</summary>
public sealed class MessageSettings : TenantEntity, IVersioned
{
    /// <summary>Names of channels, first tried first, separated by commas.</summary>
    public string Order { get; set; } = "WhatsApp,Sms,Email";

    /// <summary>Messages wait from this minute of the day ...</summary>
    public int QuietFromMinute { get; set; } = 21 * 60;

    /// <summary>... to this one, of the next day where it is smaller. The same: no quiet hours.</summary>
    public int QuietToMinute { get; set; } = 8 * 60;

    /// <summary>For contacts without a choice of their own.</summary>
    public string Language { get; set; } = MessageLanguages.English;

    /// <summary>Pairs of event and channel that are switched off: <c>Received:Sms Paid:Email</c>.</summary>
    public string Off { get; set; } = "";

    public int Version { get; private set; }

    /// <summary>Every channel once, in the order of the setting; what it does not name comes last.</summary>
    public IReadOnlyList<MessageChannel> Channels() =>
        [
            .. Order
                .Split(',', StringSplitOptions.RemoveEmptyEntries)
                .Where(n => Enum.TryParse<MessageChannel>(n, out _))
                .Select(Enum.Parse<MessageChannel>)
                .Concat(Enum.GetValues<MessageChannel>())
                .Distinct(),
        ];

    public bool IsOn(MessageEvent what, MessageChannel channel) => !Off.Split(' ').Contains($"{what}:{channel}");
}

/// <summary>The provider of one channel. Without one that is on, messages stay in the on-screen outbox.</summary>
public sealed class MessageChannelSetup : TenantEntity, IVersioned
{
    public required MessageChannel Channel { get; init; }

    public bool IsOn { get; set; }

    /// <summary>Mail server, or the https address of the provider.</summary>
    public required string Host { get; set; }

    /// <summary>Of the mail server.</summary>
    public int Port { get; set; }

    /// <summary>User of the mail server, phone number id of WhatsApp, DLT entity id of SMS.</summary>
    public string Account { get; set; } = "";

    /// <summary>From-address of mails, DLT sender of SMS.</summary>
    public string Sender { get; set; } = "";

    /// <summary>Password, access token or key: sealed under the installation's master key, never shown again.</summary>
    [Secret]
    public string? SecretSealed { get; set; }

    /// <summary>What delivery reports are signed with, sealed; null: none are taken.</summary>
    [Secret]
    public string? NoticeSecretSealed { get; set; }

    /// <summary>Last part of the address delivery reports come to; nobody can guess it.</summary>
    public required string NoticeToken { get; init; }

    public int Version { get; private set; }
}

/// <summary>Words of an organization's own for one event in one language; without a row, those that come along.</summary>
public sealed class MessageTemplate : TenantEntity, IVersioned
{
    public const int LongestSubject = 150;

    /// <summary>With room for what fills the holes.</summary>
    public const int LongestText = 700;

    public required MessageEvent Event { get; init; }

    public required string Language { get; init; }

    public required string Subject { get; set; }

    public required string Text { get; set; }

    /// <summary>Name of the template approved for WhatsApp.</summary>
    public string? WhatsAppTemplate { get; set; }

    /// <summary>Number of the content template registered for SMS (TRAI TCCCPR 2018).</summary>
    public string? DltTemplateId { get; set; }

    public int Version { get; private set; }
}

/// <summary>What a message is for.</summary>
public enum MessagePurpose
{
    /// <summary>About a visit or a bill: goes out unless the customer said no.</summary>
    Transactional,

    /// <summary>Offers and reminders to come: only if the customer said yes.</summary>
    Promotional,
}

/// <summary>How the workshop learnt it.</summary>
public enum ConsentSource
{
    Counter,
    Phone,
    Written,
    Message,

    /// <summary>They filled in the public form.</summary>
    Form,

    /// <summary>They said it themselves in the portal.</summary>
    Portal,
}

/// <summary>A contact said yes or no to one way and purpose. The newest row holds; none is changed.</summary>
public sealed class MessageConsent : TenantEntity, IAppendOnly, ICustomerOwned
{
    public required long ContactId { get; init; }

    public required MessageChannel Channel { get; init; }

    public required MessagePurpose Purpose { get; init; }

    public required bool IsGiven { get; init; }

    public required ConsentSource Source { get; init; }

    public required DateTime AtUtc { get; init; }

    public long? ByMembershipId { get; init; }

    public required string ByName { get; init; }

    /// <summary>Where nobody was asked: yes for what concerns a visit, no for everything else.</summary>
    public static bool WithoutWord(MessagePurpose purpose) => purpose is MessagePurpose.Transactional;
}

/// <summary>The language a contact is written to in.</summary>
public sealed class MessageLanguageChoice : TenantEntity, ICustomerOwned
{
    public required long ContactId { get; init; }

    public required string Language { get; set; }
}
