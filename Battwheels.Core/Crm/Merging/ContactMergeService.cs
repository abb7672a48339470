using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;

namespace Battwheels.Core.Crm.Merging;

/// <summary>Makes two contacts one, and two again.</summary>
public sealed class ContactMergeService(IUnitOfWorkFactory units, IRecordMove move, IRecordNames names)
{
    /// <summary>What a merge of these two would do; nothing is changed.</summary>
    /// <returns>The preview; or NOT_FOUND, or CONTACT_MERGED where one of them is part of another already.</returns>
    public Task<Result<MergePreview>> PreviewAsync(long survivorId, long loserId, CancellationToken ct) =>
        units.ReadAsync(
            ContactPermissions.Merge,
            unit => MergeReading.PreviewAsync(unit, move, survivorId, loserId, ct),
            ct
        );

    /// <summary>
    /// Everything that refers to the loser and may change refers to the survivor from now on; issued documents keep what
    /// is printed on them. The loser is archived and its address leads to the survivor.
    /// </summary>
    /// <returns>
    /// The merge's id; or NOT_FOUND, MERGE_SAME, CONTACT_ARCHIVED, CONTACT_MERGED, MERGE_PAN_DIFFERS, CONCURRENCY_CONFLICT,
    /// or why the chosen fields do not go together.
    /// </returns>
    /// <exception cref="AccessDeniedException">No contacts:merge; or another credit limit without contacts:credit.</exception>
    public Task<Result<long>> MergeAsync(MergeContacts input, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            ContactPermissions.Merge,
            command,
            input,
            unit => ContactMerges.MergeAsync(unit, move, input, ct),
            ct
        );

    /// <summary>
    /// The loser and every row that moved return; what was made since stays with the survivor, and what was edited since is
    /// listed with the merge.
    /// </summary>
    /// <returns>Done; or NOT_FOUND, MERGE_UNDONE, MERGE_TOO_OLD, MERGE_FOLLOWED.</returns>
    public Task<Result<Done>> UnmergeAsync(UnmergeContacts input, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            ContactPermissions.Unmerge,
            command,
            input,
            async unit =>
                await ContactMerges.UnmergeAsync(unit, move, input.MergeId, ct) is { } refused
                    ? refused
                    : Done.Instance,
            ct
        );

    /// <summary>Merges, newest first.</summary>
    /// <param name="contactId">Only those this contact came out of; null for all.</param>
    public Task<Page<MergeRow>> ListAsync(long? contactId, string? after, CancellationToken ct) =>
        units.ReadAsync(
            ContactPermissions.Read,
            unit => MergeReading.PageAsync(unit, contactId, Cursor.Read(after), ct),
            ct
        );

    /// <returns>The merge with what it moved; or NOT_FOUND.</returns>
    public Task<Result<MergeView>> GetAsync(long id, CancellationToken ct) =>
        units.ReadAsync<Result<MergeView>>(
            ContactPermissions.Read,
            async unit => await MergeReading.ViewAsync(unit, names, id, ct) is { } view ? view : CommonErrors.NotFound,
            ct
        );
}
