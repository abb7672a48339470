using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Undo;

/// <summary>
/// Something a member did that has a way back, kept for a day. It names the way back and what that needs; the way back
/// itself is an ordinary command of the same service.
/// </summary>
[NotAudited("The act is audited where it happens, and so is its way back.")]
public sealed class ReversibleAct : TenantEntity
{
    /// <summary>So long the way back is offered.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromHours(24);

    public const int LongestKind = 40;
    public const int LongestDetail = 160;
    public const int LongestBefore = 8_000;

    /// <summary>Who did it, and who alone may take it back.</summary>
    public required long MembershipId { get; init; }

    /// <summary>What was done, by the code of an <see cref="IReversible"/>: <c>contact.archive</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>The kind of record it was done to, which has a page: <c>Contact</c>.</summary>
    public required string Record { get; init; }

    public required long RecordId { get; init; }

    /// <summary>What the way back must still find: of the record, or of the part of it that was changed.</summary>
    public int? SeenVersion { get; init; }

    /// <summary>What the way back needs to know, as JSON.</summary>
    public string? Before { get; init; }

    /// <summary>What part of the record, where it has several: a line's text.</summary>
    public string? Detail { get; init; }

    public required DateTime AtUtc { get; init; }

    /// <summary>The command that did it.</summary>
    public required Guid CommandId { get; init; }

    /// <summary>The command that takes it back: one, however often it is asked for.</summary>
    public required Guid UndoCommandId { get; init; }

    public DateTime? UndoneAtUtc { get; set; }
}
