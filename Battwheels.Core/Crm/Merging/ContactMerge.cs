using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;

namespace Battwheels.Core.Crm.Merging;

/// <summary>Two contacts were made one: who went on, what was written over, and until when it can be taken back.</summary>
[NotAudited("The record of an act that is audited itself, with every row it changed.")]
public sealed class ContactMerge : TenantEntity, IStaysOnMerge
{
    /// <summary>So long a merge can be taken back.</summary>
    public static readonly TimeSpan Undoable = TimeSpan.FromDays(30);

    public const int LongestSnapshot = 16_000;

    public required long SurvivorId { get; init; }

    /// <summary>The one that is archived now; its address leads to the survivor.</summary>
    public required long LoserId { get; init; }

    /// <summary>What the survivor said before, as JSON of <see cref="ContactInput"/>.</summary>
    public required string Before { get; init; }

    /// <summary>What it said after the merge: where it still says so, taking back restores what was before.</summary>
    public required string After { get; init; }

    public required DateTime AtUtc { get; init; }

    public required string ActorName { get; init; }

    public DateTime? UndoneAtUtc { get; set; }

    public string? UndoneBy { get; set; }

    /// <summary>Fields of the survivor that were changed since and therefore stayed, by name, with commas.</summary>
    public string? KeptFields { get; set; }
}

public enum MergedRowState
{
    Moved,
    Returned,

    /// <summary>Returned, and was changed while it belonged to the survivor.</summary>
    Edited,

    /// <summary>Belongs to somebody else by now.</summary>
    Stays,
}

/// <summary>A row that named the loser and names the survivor since.</summary>
[NotAudited("Which rows a merge moved; each row's change is audited.")]
public sealed class ContactMergeRow : TenantEntity
{
    public required long ContactMergeId { get; init; }

    /// <summary>Class of the row: <c>Vehicle</c>.</summary>
    public required string Entity { get; init; }

    /// <summary>The column that named the loser.</summary>
    public required string Property { get; init; }

    public required long RowId { get; init; }

    /// <summary>Right after the move: another one later says that somebody edited it.</summary>
    public int? RowVersion { get; init; }

    public MergedRowState State { get; set; }

    internal static ContactMergeRow Of(long mergeId, MovedRow row) =>
        new()
        {
            ContactMergeId = mergeId,
            Entity = row.Entity,
            Property = row.Property,
            RowId = row.RowId,
            RowVersion = row.Version,
        };
}

/// <summary>Two contacts became one.</summary>
public sealed record ContactMerged(long SurvivorId, long LoserId, long MergeId) : DomainEvent(SurvivorId)
{
    public override string Type => "CONTACT_MERGED";
}

/// <summary>They are two again.</summary>
public sealed record ContactUnmerged(long SurvivorId, long LoserId, long MergeId) : DomainEvent(SurvivorId)
{
    public override string Type => "CONTACT_UNMERGED";
}
