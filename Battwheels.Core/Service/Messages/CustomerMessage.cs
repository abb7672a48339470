using Battwheels.Core.Common;
using Battwheels.Core.Crm;

namespace Battwheels.Core.Service.Messages;

/// <summary>
/// One message to one customer one way: what it says and what became of it. Written with the event's follower, sent later.
/// Another way, and sending again, are rows of their own that name the one before.
/// </summary>
[NotAudited("It is itself the record of what a customer was told, with every try.")]
public sealed class CustomerMessage : TenantEntity, ICustomerOwned
{
    /// <summary>Stands in <see cref="Text"/> for the address of the link, which is kept sealed.</summary>
    public const string LinkMark = "{link}";

    /// <summary>Stands there for a code, which is sealed with the link: nobody of the workshop reads it.</summary>
    public const string CodeMark = "{code}";

    public const int LongestText = 1_000;

    public required long ContactId { get; init; }

    /// <summary>The person of the customer's account it goes to; null: the customer.</summary>
    public long? FleetPersonId { get; init; }

    /// <summary>The visit it is about; null for a sale over the counter.</summary>
    public long? TicketId { get; init; }

    /// <summary>Its hours are the quiet hours.</summary>
    public required long BranchId { get; init; }

    public required MessageEvent Event { get; init; }

    public required MessageChannel Channel { get; init; }

    /// <summary>The one thing it tells of, the same for every way it is tried.</summary>
    public required string SourceKey { get; init; }

    /// <summary>0 for the first way, 1 for the next: one message for each.</summary>
    public required int Turn { get; init; }

    /// <summary>The message this one was tried after.</summary>
    public long? FollowsMessageId { get; init; }

    /// <summary>One of <see cref="MessageLanguages"/>.</summary>
    public required string Language { get; init; }

    /// <summary>Number or mail address; null where there is none.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    public string? Address { get; init; }

    /// <summary>Of an e-mail.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    public required string Subject { get; init; }

    [Personal(typeof(Contact), nameof(ContactId))]
    public required string Text { get; init; }

    /// <summary>What fills the holes of a registered template, in their order, as a JSON list.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    public required string Parameters { get; init; }

    /// <summary>End of the address behind the organization's, sealed; null without a link.</summary>
    [Secret]
    public string? LinkSealed { get; init; }

    /// <summary>Asked for by the customer this minute: goes out in quiet hours too, and needs no other consent.</summary>
    public bool IsAskedFor => Event is MessageEvent.PortalCode or MessageEvent.EstimateCode;

    /// <summary>Name of the provider's template, or its DLT number.</summary>
    public string? ProviderTemplate { get; init; }

    public MessageState State { get; init; } = MessageState.Queued;

    /// <summary>Why it was not tried.</summary>
    public ChannelHurdle? Hurdle { get; init; }

    /// <summary>When it is looked at next: due, held until, tried again at, or given up as unclear at.</summary>
    public DateTime? DueUtc { get; init; }

    /// <summary>Tries that failed.</summary>
    public int Failures { get; init; }

    /// <summary>What the provider calls it.</summary>
    public string? ProviderId { get; init; }

    public required DateTime CreatedAtUtc { get; init; }

    /// <summary>When the provider accepted it.</summary>
    public DateTime? SentAtUtc { get; init; }

    /// <summary>When the provider said it arrived.</summary>
    public DateTime? DeliveredAtUtc { get; init; }

    /// <summary>Who sent it again; null for what events send.</summary>
    public long? ByMembershipId { get; init; }

    /// <summary>Its first word to the provider and every later one: the same, so that none is shown twice.</summary>
    public string IdempotencyKey => $"bw-{OrganizationId}-{Id}";
}

/// <summary>What became of one try.</summary>
public enum TryOutcome
{
    Accepted,
    Delivered,

    /// <summary>Tried again later.</summary>
    FailedForNow,

    /// <summary>Refused for good, or the last try.</summary>
    Failed,
    Unclear,
    Kept,
    Held,
    NotSent,
}

/// <summary>One try with the provider's answer. Never changed.</summary>
[NotAudited("It is itself the record.")]
public sealed class MessageTry : TenantEntity, IAppendOnly
{
    public const int LongestAnswer = 500;

    public required long MessageId { get; init; }

    public required DateTime AtUtc { get; init; }

    public required TryOutcome Outcome { get; init; }

    /// <summary>The provider's own words, cut.</summary>
    public string? Answer { get; init; }
}

/// <summary>Something to be told later, if it is still true then.</summary>
[NotAudited("A note to the clock; the message is the record.")]
public sealed class MessagePlan : TenantEntity
{
    public required MessageEvent Event { get; init; }

    public required long TicketId { get; init; }

    /// <summary>The estimate that waits; null for others.</summary>
    public long? EstimateId { get; init; }

    public int VersionNo { get; init; }

    /// <summary>As <see cref="CustomerMessage.SourceKey"/>.</summary>
    public required string SourceKey { get; init; }

    public required DateTime DueUtc { get; init; }
}
