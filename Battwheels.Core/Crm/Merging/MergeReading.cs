using System.Linq.Expressions;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm.Merging;

/// <summary>What screens show of merges.</summary>
internal static class MergeReading
{
    private const int MostAttention = 100;

    public static async Task<Result<MergePreview>> PreviewAsync(
        IReadUnit unit,
        IRecordMove move,
        long survivorId,
        long loserId,
        CancellationToken ct
    )
    {
        var both = await unit.Set<Contact>()
            .Where(c => c.Id == survivorId || c.Id == loserId)
            .ToDictionaryAsync(c => c.Id, ct);
        if (both.GetValueOrDefault(survivorId) is not { } survivor || both.GetValueOrDefault(loserId) is not { } loser)
            return CommonErrors.NotFound;
        if ((survivor.MergedIntoId ?? loser.MergedIntoId) is { } into)
            return MergeErrors.Merged(
                await unit.Set<Contact>().Where(c => c.Id == into).Select(c => c.Name).SingleAsync(ct)
            );
        var view = ContactView.Of.Compile();
        return new MergePreview(
            view(survivor),
            view(loser),
            MergeFields.Suggested(MergeFields.Of(survivor), MergeFields.Of(loser)),
            await move.CountAsync<Contact>(unit, loser.Id, ct),
            ContactMerges.Refusal(survivor, loser)
        );
    }

    public static async Task<Page<MergeRow>> PageAsync(
        IReadUnit unit,
        long? contactId,
        Cursor? after,
        CancellationToken ct
    )
    {
        var before = after?.Id;
        var rows = await RowsAsync(
            unit,
            m =>
                (contactId == null || m.SurvivorId == contactId || m.LoserId == contactId)
                && (before == null || m.Id < before),
            Lists.Default + 1,
            ct
        );
        return Lists.Cut(rows, Lists.Default, r => new Cursor("", r.Id));
    }

    public static async Task<MergeView?> ViewAsync(IReadUnit unit, IRecordNames names, long id, CancellationToken ct)
    {
        if (await RowsAsync(unit, m => m.Id == id, 1, ct) is not [var merge])
            return null;
        var kinds = await unit.Set<ContactMergeRow>()
            .Where(r => r.ContactMergeId == id)
            .GroupBy(r => new { r.Entity, r.Property })
            .OrderBy(g => g.Key.Entity)
            .ThenBy(g => g.Key.Property)
            .Select(g => new MergeRows(
                g.Key.Entity,
                g.Key.Property,
                g.Count(),
                g.Count(r => r.State == MergedRowState.Edited || r.State == MergedRowState.Stays)
            ))
            .Take(Lists.Longest)
            .ToListAsync(ct);
        var changed = await unit.Set<ContactMergeRow>()
            .Where(r => r.ContactMergeId == id && (r.State == MergedRowState.Edited || r.State == MergedRowState.Stays))
            .OrderBy(r => r.Id)
            .Take(MostAttention)
            .ToListAsync(ct);
        var called = await names.FindAsync(
            unit,
            [.. changed.Select(r => new RecordReference(r.Entity, r.RowId)).Distinct()],
            ct
        );
        var kept = await unit.Set<ContactMerge>().Where(m => m.Id == id).Select(m => m.KeptFields).SingleAsync(ct);
        return new MergeView(
            merge,
            kinds,
            changed.ConvertAll(r => new MergedRowView(r.Entity, r.RowId, called.GetValueOrDefault(r.RowId), r.State)),
            [.. (kept ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Enum.Parse<MergeField>)]
        );
    }

    private static async Task<List<MergeRow>> RowsAsync(
        IReadUnit unit,
        Expression<Func<ContactMerge, bool>> which,
        int most,
        CancellationToken ct
    )
    {
        var since = unit.Now - ContactMerge.Undoable;
        var rows = await (
            from merge in unit.Set<ContactMerge>().Where(which).OrderByDescending(m => m.Id).Take(most)
            join survivor in unit.Set<Contact>() on merge.SurvivorId equals survivor.Id
            join loser in unit.Set<Contact>() on merge.LoserId equals loser.Id
            select new MergeRow(
                merge.Id,
                survivor.Id,
                survivor.Name,
                loser.Id,
                loser.Name,
                merge.AtUtc,
                merge.ActorName,
                unit.Set<ContactMergeRow>().Count(r => r.ContactMergeId == merge.Id),
                merge.UndoneAtUtc,
                merge.UndoneBy,
                merge.UndoneAtUtc == null && merge.AtUtc >= since
            )
        ).ToListAsync(ct);
        return [.. rows.OrderByDescending(r => r.Id)];
    }
}
