using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Drafts;

/// <summary>
/// What one member has typed into one form and not saved, so that another browser can go on with it. Nobody else reads
/// it; it goes when the form is saved or the draft discarded, and after <see cref="FormDrafts.Kept"/> by itself.
/// </summary>
[NotAudited("Not yet entered: what is saved of it is audited where it is saved.")]
public sealed class FormDraft : TenantEntity
{
    /// <summary>Whose it is.</summary>
    public required long MembershipId { get; init; }

    /// <summary>Address of the form without numbers, and its button: <c>contacts/{n}/edit|Save contact</c>.</summary>
    public required string Form { get; init; }

    /// <summary>Numbers of the records its address names, empty for something new. Text: browsers cannot count so far.</summary>
    public required string Record { get; init; }

    /// <summary>The values as JSON, sealed: they may speak of people.</summary>
    [Secret]
    public required string Content { get; set; }

    public required DateTime SavedAtUtc { get; set; }
}

/// <summary>How much is kept, and how long.</summary>
public static class FormDrafts
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(14);

    /// <summary>Characters of one draft.</summary>
    public const int MostText = 64_000;

    /// <summary>Of one member: the oldest gives way.</summary>
    public const int MostOfOne = 50;

    public const int MostForm = 200;

    public const int MostRecord = 120;
}
