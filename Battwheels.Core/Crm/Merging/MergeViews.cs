using Battwheels.Core.Platform.Audit;

namespace Battwheels.Core.Crm.Merging;

/// <param name="SurvivorVersion">Of the contact that stays, as the preview showed it.</param>
/// <param name="LoserVersion">Of the one that goes into it.</param>
/// <param name="FromLoser">What the survivor takes over; everything else stays its own.</param>
public sealed record MergeContacts(
    long SurvivorId,
    int SurvivorVersion,
    long LoserId,
    int LoserVersion,
    IReadOnlyList<MergeField> FromLoser
);

public sealed record UnmergeContacts(long MergeId);

/// <summary>What a merge would do.</summary>
/// <param name="Suggested">What the survivor does not say and the loser does.</param>
/// <param name="Refers">What refers to the loser: what moves, and documents that stay as they were printed.</param>
/// <param name="Refusal">Why these two cannot be merged at all.</param>
public sealed record MergePreview(
    ContactView Survivor,
    ContactView Loser,
    IReadOnlyList<MergeField> Suggested,
    IReadOnlyList<RecordReferences> Refers,
    Common.Error? Refusal
);

/// <summary>One line of the list of merges.</summary>
/// <param name="Moved">How many rows moved with it.</param>
/// <param name="MayUndo">Young enough, and not taken back yet.</param>
public sealed record MergeRow(
    long Id,
    long SurvivorId,
    string Survivor,
    long LoserId,
    string Loser,
    DateTime AtUtc,
    string By,
    int Moved,
    DateTime? UndoneAtUtc,
    string? UndoneBy,
    bool MayUndo
);

/// <summary>Rows of one kind that moved.</summary>
/// <param name="Changed">Came back changed, or did not come back: somebody should look at them.</param>
public sealed record MergeRows(string Entity, string Property, int Count, int Changed);

/// <summary>One merge with what it moved.</summary>
/// <param name="Attention">Rows that were edited since or belong to somebody else, at most 100.</param>
/// <param name="KeptFields">What the survivor kept because it was changed since.</param>
public sealed record MergeView(
    MergeRow Merge,
    IReadOnlyList<MergeRows> Rows,
    IReadOnlyList<MergedRowView> Attention,
    IReadOnlyList<MergeField> KeptFields
);

/// <param name="Name">What the record is called; null where it has no name or is gone.</param>
public sealed record MergedRowView(string Entity, long RowId, string? Name, MergedRowState State);
