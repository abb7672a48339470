using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Notifications;

/// <summary>Something that happened and concerns one member. Names numbers and files, no people.</summary>
[NotAudited("A hint to what is on record elsewhere.")]
public sealed class Notification : TenantEntity
{
    /// <summary>Older ones are not shown any more and go by themselves.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);

    /// <summary>What happened longer ago is not told any more.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromDays(2);

    /// <summary>Whom it concerns.</summary>
    public required long MembershipId { get; init; }

    /// <summary>Code of a <see cref="NotificationKind"/>.</summary>
    public required string Kind { get; init; }

    public required Phrase Text { get; init; }

    /// <summary>The record, below the organization's address; its page asks whether the reader may see it.</summary>
    public required string Link { get; init; }

    /// <summary>The event it tells of: nobody is told of one twice.</summary>
    public required long SourceEventId { get; init; }

    public required DateTime AtUtc { get; init; }

    public DateTime? ReadAtUtc { get; set; }
}

/// <summary>A kind somebody does not want to be told of.</summary>
[NotAudited("A personal choice without effect on records.")]
public sealed class NotificationMute : TenantEntity
{
    public required long MembershipId { get; init; }

    public required string Kind { get; init; }
}

/// <param name="Code">Stable.</param>
/// <param name="Label">As the choice of it reads.</param>
public sealed record NotificationKind(string Code, Phrase Label)
{
    public static readonly NotificationKind TicketAssigned = new("ticket-assigned", "A visit is assigned to me");
    public static readonly NotificationKind EstimateDecided = new(
        "estimate-decided",
        "A customer approves or declines an estimate of my visits"
    );
    public static readonly NotificationKind PartRequested = new(
        "part-requested",
        "A technician asks the store for a part"
    );
    public static readonly NotificationKind PartsArrived = new("parts-arrived", "Parts my visits wait for have come");
    public static readonly NotificationKind ApprovalWaits = new(
        "approval-waits",
        "A repair waits for my approval inside the workshop"
    );
    public static readonly NotificationKind ApprovalDecided = new(
        "approval-decided",
        "An approval I asked for is decided or runs out"
    );
    public static readonly NotificationKind WorkEnded = new("work-ended", "Long work I started is done or failed");

    public static readonly NotificationKind Promises = new("sla", "A promise of my visits is at risk or broken");

    public static readonly NotificationKind Feedback = new(
        "feedback",
        "An unhappy customer of my visits is to be called"
    );

    public static readonly IReadOnlyList<NotificationKind> All =
    [
        TicketAssigned,
        EstimateDecided,
        PartRequested,
        PartsArrived,
        Promises,
        ApprovalWaits,
        ApprovalDecided,
        Feedback,
        WorkEnded,
    ];
}
