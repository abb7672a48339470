using System.Diagnostics;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm.Merging;

/// <summary>
/// Compares contacts after they were saved: what was for the queue only, what two people saved at the same moment, what a
/// file or a form brought. Moves what was saved for a contact in the moment it was merged. Goes on with a comparison of all.
/// </summary>
/// <remarks>Safe to repeat: a pair stands once, a row moves once.</remarks>
public sealed class DuplicateWatch(IUnitOfWorkFactory units, IRecordMove move, WorkNotices notices) : IQueueWorker
{
    private readonly DuplicateRescan _rescan = new(units, notices);

    private const int Batch = 200;

    /// <summary>So long after a merge somebody may still be saving for the contact that went.</summary>
    private static readonly TimeSpan Late = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan Slice = TimeSpan.FromSeconds(45);

    public string Queue => DuplicatePairs.Queue;

    public string Permission => ContactPermissions.SystemDuplicates;

    public async Task<DateTime?> WorkAsync(long organizationId, CancellationToken ct)
    {
        var watch = Stopwatch.StartNew();
        var next = await MoveLateAsync(ct);
        while (await CheckAsync(ct) == Batch)
            if (watch.Elapsed > Slice)
                return DateTime.UnixEpoch;
        while (await _rescan.StepAsync(ct))
            if (watch.Elapsed > Slice)
                return DateTime.UnixEpoch;
        return next;
    }

    /// <returns>When to look again; null where no merge is young.</returns>
    private async Task<DateTime?> MoveLateAsync(CancellationToken ct)
    {
        var young = await units.ReadAsync(
            Permission,
            async unit =>
            {
                var since = unit.Now - Late;
                var ids = await unit.Set<ContactMerge>()
                    .Where(m => m.AtUtc >= since && m.UndoneAtUtc == null)
                    .OrderBy(m => m.Id)
                    .Select(m => m.Id)
                    .Take(Batch)
                    .ToListAsync(ct);
                return (Ids: ids, Next: unit.Now.AddMinutes(1));
            },
            ct
        );
        foreach (var id in young.Ids)
            _ = (
                await units.RunAsync<Done>(
                    Permission,
                    CommandId.New(),
                    new { late = id },
                    async unit =>
                    {
                        var merge = await unit.Set<ContactMerge>().SingleAsync(m => m.Id == id, ct);
                        if (merge.UndoneAtUtc is null)
                            await ContactMerges.MoveLateAsync(unit, move, merge, ct);
                        return Done.Instance;
                    },
                    ct
                )
            ).Value; // refused, it throws: it is logged, and the queue claims the work again
        return young.Ids.Count == 0 ? null : young.Next;
    }

    /// <returns>How many marks were dealt with.</returns>
    private async Task<int> CheckAsync(CancellationToken ct)
    {
        var done = await units.RunAsync<int>(
            Permission,
            CommandId.New(),
            new { duplicates = "saved" },
            async unit =>
            {
                var marks = await unit.Set<DuplicateCheck>().OrderBy(c => c.Id).Take(Batch).ToListAsync(ct);
                long[] ids = [0, .. marks.Select(m => m.ContactId).Distinct()];
                var contacts = await unit.Set<Contact>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(ct);
                await CompareAsync(unit, contacts, ct);
                foreach (var mark in marks)
                    unit.Remove(mark);
                return marks.Count;
            },
            ct
        );
        return done.Value;
    }

    private static async Task CompareAsync(IUnitOfWork unit, List<Contact> contacts, CancellationToken ct)
    {
        foreach (var gone in contacts.Where(c => c.IsArchived))
            await DuplicatePairs.ForgetAsync(unit, gone.Id, null, ct);
        var probes = contacts
            .Where(c => !c.IsArchived)
            .Select(c => DuplicateKeys.Of(DuplicateProbe.Of(MergeFields.Of(c), c.Id), unit.Today))
            .ToList();
        if (probes.Count == 0)
            return;
        var known = await KnownContacts.LoadAsync(unit, probes, ct);
        List<AlikePair> pairs = [];
        foreach (var probe in probes)
        {
            var self = probe.Probe.Except!.Value;
            var alike = known.Like(probe).Where(m => m.Verdict is not DuplicateVerdict.None).ToList();
            await DuplicatePairs.ForgetAsync(unit, self, alike.Select(m => m.ContactId).ToHashSet(), ct);
            pairs.AddRange(alike.Select(m => AlikePair.Of(self, m.ContactId, m.Points)));
        }

        await DuplicatePairs.WriteAsync(unit, pairs, ct);
    }
}
