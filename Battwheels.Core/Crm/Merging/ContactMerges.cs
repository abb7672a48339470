using System.Text.Encodings.Web;
using System.Text.Json;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Undo;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm.Merging;

/// <summary>Merging inside the caller's transaction.</summary>
internal static class ContactMerges
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Why these two cannot become one, whatever is chosen.</summary>
    public static Error? Refusal(Contact survivor, Contact loser) =>
        survivor.Id == loser.Id ? MergeErrors.Same
        : survivor.IsArchived || loser.IsArchived ? ContactErrors.Archived
        : survivor.Pan is { } one && loser.Pan is { } other && one != other ? MergeErrors.PansDiffer
        : null;

    public static async Task<Result<long>> MergeAsync(
        IUnitOfWork unit,
        IRecordMove move,
        MergeContacts input,
        CancellationToken ct
    )
    {
        var both = await HoldAsync(unit, [input.SurvivorId, input.LoserId], ct);
        if (
            both.GetValueOrDefault(input.SurvivorId) is not { } survivor
            || both.GetValueOrDefault(input.LoserId) is not { } loser
        )
            return CommonErrors.NotFound;
        if ((await WhereToAsync(unit, survivor, ct) ?? await WhereToAsync(unit, loser, ct)) is { } gone)
            return gone;
        if (Refusal(survivor, loser) is { } refusal)
            return refusal;
        var stale =
            CommonErrors.Stale(survivor, input.SurvivorVersion) ?? CommonErrors.Stale(loser, input.LoserVersion);
        if (stale is not null)
            return stale;

        var before = MergeFields.Of(survivor);
        var after = MergeFields.Compose(before, MergeFields.Of(loser), input.FromLoser);
        if (ContactRules.Refusal(after) is { } wrong)
            return wrong;
        if (after.CreditLimit != before.CreditLimit)
            unit.Demand(ContactPermissions.Credit);
        (loser.IsArchived, loser.MergedIntoId) = (true, survivor.Id);
        ContactRules.Apply(survivor, after);
        await Contacts.RewriteKeysAsync(unit, loser, ct);
        await Contacts.RewriteKeysAsync(unit, survivor, ct);
        var moved = await move.MoveAsync<Contact>(unit, loser.Id, survivor.Id, ct);
        await DuplicatePairs.SetAsync(unit, survivor.Id, loser.Id, PairState.Merged, ct);
        await DuplicatePairs.ForgetAsync(unit, loser.Id, null, ct);
        var merge = Write(unit, survivor, loser, before, moved);
        await ReversibleActs.KeepAsync(unit, unit.May(ContactPermissions.Unmerge) ? CrmUndo.Merged(merge) : null, ct);
        return merge.Id;
    }

    public static async Task<Error?> UnmergeAsync(
        IUnitOfWork unit,
        IRecordMove move,
        long mergeId,
        CancellationToken ct
    )
    {
        if (await unit.Set<ContactMerge>().SingleOrDefaultAsync(m => m.Id == mergeId, ct) is not { } merge)
            return CommonErrors.NotFound;
        var both = await HoldAsync(unit, [merge.SurvivorId, merge.LoserId], ct);
        var (survivor, loser) = (both[merge.SurvivorId], both[merge.LoserId]);
        if (merge.UndoneAtUtc is not null || loser.MergedIntoId is null)
            return MergeErrors.Undone;
        if (merge.AtUtc < unit.Now - ContactMerge.Undoable)
            return MergeErrors.TooOld;
        if (survivor.MergedIntoId is { } further)
            return MergeErrors.Followed(await NameAsync(unit, further, ct));

        var kept = Restore(survivor, merge);
        (loser.IsArchived, loser.MergedIntoId) = (false, null);
        await Contacts.RewriteKeysAsync(unit, loser, ct);
        await Contacts.RewriteKeysAsync(unit, survivor, ct);
        await ReturnAsync(unit, move, merge, ct);
        await DuplicatePairs.SetAsync(unit, survivor.Id, loser.Id, PairState.Open, ct);
        (merge.UndoneAtUtc, merge.UndoneBy) = (unit.Now, unit.Actor.Name);
        merge.KeptFields = kept.Count == 0 ? null : string.Join(',', kept);
        unit.Audit("CONTACT_UNMERGED", nameof(Contact), survivor.Id, new { merge.LoserId, mergeId });
        unit.Raise(new ContactUnmerged(survivor.Id, loser.Id, merge.Id));
        await ReversibleActs.KeepAsync(unit, null, ct);
        return null;
    }

    /// <summary>What was saved for the loser at the very moment of the merge moves after it.</summary>
    public static async Task MoveLateAsync(IUnitOfWork unit, IRecordMove move, ContactMerge merge, CancellationToken ct)
    {
        var into = await unit.Set<Contact>()
            .Where(c => c.Id == merge.LoserId)
            .Select(c => c.MergedIntoId)
            .SingleAsync(ct);
        if (into is { } survivor)
            foreach (var row in await move.MoveAsync<Contact>(unit, merge.LoserId, survivor, ct))
                unit.Add(ContactMergeRow.Of(merge.Id, row));
    }

    private static ContactMerge Write(
        IUnitOfWork unit,
        Contact survivor,
        Contact loser,
        ContactInput before,
        IReadOnlyList<MovedRow> moved
    )
    {
        var merge = unit.Add(
            new ContactMerge
            {
                SurvivorId = survivor.Id,
                LoserId = loser.Id,
                Before = JsonSerializer.Serialize(before, Plain),
                After = JsonSerializer.Serialize(MergeFields.Of(survivor), Plain),
                AtUtc = unit.Now,
                ActorName = unit.Actor.Name,
            }
        );
        foreach (var row in moved)
            unit.Add(ContactMergeRow.Of(merge.Id, row));
        unit.Audit(
            "CONTACT_MERGED",
            nameof(Contact),
            survivor.Id,
            new
            {
                loserId = loser.Id,
                mergeId = merge.Id,
                moved = moved.CountBy(m => $"{m.Entity}.{m.Property}").ToDictionary(),
            }
        );
        unit.Raise(new ContactMerged(survivor.Id, loser.Id, merge.Id));
        return merge;
    }

    /// <summary>Puts back what the survivor still says as the merge left it.</summary>
    /// <returns>What was changed since and stays.</returns>
    private static List<MergeField> Restore(Contact survivor, ContactMerge merge)
    {
        var before = JsonSerializer.Deserialize<ContactInput>(merge.Before)!;
        var after = JsonSerializer.Deserialize<ContactInput>(merge.After)!;
        var now = MergeFields.Of(survivor);
        var changed = MergeFields.All.Where(f => !MergeFields.IsSame(before, after, f)).ToList();
        var kept = changed.FindAll(f => !MergeFields.IsSame(now, after, f));
        var restored = changed.Except(kept).Aggregate(now, (into, field) => MergeFields.Take(into, before, field));
        ContactRules.Apply(survivor, restored);
        return kept;
    }

    private static async Task ReturnAsync(IUnitOfWork unit, IRecordMove move, ContactMerge merge, CancellationToken ct)
    {
        var rows = await unit.Set<ContactMergeRow>()
            .Where(r => r.ContactMergeId == merge.Id)
            .OrderBy(r => r.Id)
            .ToListAsync(ct);
        var outcome = await move.ReturnAsync<Contact>(
            unit,
            rows.ConvertAll(r => new MovedRow(r.Entity, r.Property, r.RowId, r.RowVersion)),
            merge.SurvivorId,
            merge.LoserId,
            ct
        );
        foreach (var (row, became) in rows.Zip(outcome))
            row.State = became switch
            {
                ReturnedRow.Returned => MergedRowState.Returned,
                ReturnedRow.Edited => MergedRowState.Edited,
                ReturnedRow.Stays => MergedRowState.Stays,
            };
    }

    private static async Task<Dictionary<long, Contact>> HoldAsync(IUnitOfWork unit, long[] ids, CancellationToken ct)
    {
        await unit.HoldAsync(unit.Set<Contact>().Where(c => ids.Contains(c.Id)).OrderBy(c => c.Id), ct);
        return await unit.Set<Contact>().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, ct);
    }

    private static async Task<Error?> WhereToAsync(IUnitOfWork unit, Contact contact, CancellationToken ct) =>
        contact.MergedIntoId is { } into ? MergeErrors.Merged(await NameAsync(unit, into, ct)) : null;

    private static Task<string> NameAsync(IUnitOfWork unit, long id, CancellationToken ct) =>
        unit.Set<Contact>().Where(c => c.Id == id).Select(c => c.Name).SingleAsync(ct);
}
