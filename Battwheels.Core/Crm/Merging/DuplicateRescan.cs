using Battwheels.Core.Common;
using Battwheels.Core.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm.Merging;

/// <summary>
/// Compares all contacts, a piece per transaction: goes through the stored keys in their order and compares the holders of
/// each, never all with all. A sound more than 200 contacts share is left out and counted; an exact key never is.
/// </summary>
internal sealed class DuplicateRescan(IUnitOfWorkFactory units, WorkNotices notices)
{
    /// <summary>A sound more contacts share tells nothing.</summary>
    public const int Common = 200;

    private const int Piece = 2_000;
    private const int IdsAtOnce = 500;

    public static readonly IReadOnlyList<ContactKeyKind> Kinds =
    [
        ContactKeyKind.Gstin,
        ContactKeyKind.Phone,
        ContactKeyKind.Email,
        ContactKeyKind.Sound,
    ];

    /// <summary>The next piece of the comparison that is under way.</summary>
    /// <returns>False when none is, or it has ended.</returns>
    public async Task<bool> StepAsync(CancellationToken ct)
    {
        WorkNotice? notice = null;
        var stepped = await units.RunAsync<bool>(
            ContactPermissions.SystemDuplicates,
            CommandId.New(),
            new { duplicates = "all" },
            async unit =>
            {
                notice = null;
                var open = await (
                    from found in unit.Set<DuplicateScan>()
                    join work in unit.Set<WorkRun>() on found.WorkRunId equals work.Id
                    where work.State == WorkState.Waiting || work.State == WorkState.Running
                    orderby found.Id
                    select new { Scan = found, Work = work }
                ).FirstOrDefaultAsync(ct);
                if (open is null)
                    return false;
                var (scan, run) = (open.Scan, open.Work);
                notice = new(run.OrganizationId, run.StartedByMembershipId, run.SubjectId, Turned: false);
                return await StepAsync(unit, scan, run, ct);
            },
            ct
        );
        if (notice is not null)
            notices.Tell(notice with { Turned = !stepped.Value });
        return stepped.Value;
    }

    private static async Task<bool> StepAsync(IUnitOfWork unit, DuplicateScan scan, WorkRun run, CancellationToken ct)
    {
        if (run.CancelRequested)
        {
            await WorkRuns.EndAsync(unit, run.Id, WorkState.Cancelled, RescanNotes.Cancelled, ct);
            return false;
        }

        if (!await WorkRuns.BeginAsync(unit, run.Id, ct))
        {
            await WorkRuns.EndAsync(unit, run.Id, WorkState.Failed, RescanNotes.GivenUp, ct);
            return false;
        }

        var keys = await KeysAsync(unit, scan, ct);
        await CompareAsync(unit, scan, keys, ct);
        await WorkRuns.AdvanceAsync(unit, run.Id, keys.Count, 0, ct);
        if (keys.Count > 0)
            scan.Key = keys[^1].Key;
        else if (Kinds.SkipWhile(k => k != scan.Kind).Skip(1).Cast<ContactKeyKind?>().FirstOrDefault() is { } next)
            (scan.Kind, scan.Key) = (next, "");
        else
        {
            await WorkRuns.EndAsync(unit, run.Id, WorkState.Done, RescanNotes.Done(scan), ct);
            return false;
        }

        return true;
    }

    /// <summary>The next keys with all their holders; a key's holders are never cut in two.</summary>
    private static async Task<List<HeldKey>> KeysAsync(IUnitOfWork unit, DuplicateScan scan, CancellationToken ct)
    {
        var behind = unit.Set<ContactKey>().Where(k => k.Kind == scan.Kind && k.Key.CompareTo(scan.Key) > 0);
        var read = await behind
            .OrderBy(k => k.Key)
            .ThenBy(k => k.ContactId)
            .Take(Piece)
            .Select(k => new HeldKey(k.Key, k.ContactId))
            .ToListAsync(ct);
        if (read.Count < Piece)
            return read;
        var last = read[^1].Key;
        if (read[0].Key != last)
            return [.. read.TakeWhile(k => k.Key != last)];
        return await unit.Set<ContactKey>()
            .Where(k => k.Kind == scan.Kind && k.Key == last)
            .OrderBy(k => k.ContactId)
            .Select(k => new HeldKey(k.Key, k.ContactId))
            .ToListAsync(ct);
    }

    private static async Task CompareAsync(
        IUnitOfWork unit,
        DuplicateScan scan,
        List<HeldKey> keys,
        CancellationToken ct
    )
    {
        var fuzzy = scan.Kind is ContactKeyKind.Sound;
        var groups = keys.GroupBy(k => k.Key, k => k.ContactId)
            .Select(g => g.ToList())
            .Where(g => g.Count > 1)
            .ToList();
        if (fuzzy)
            scan.Skipped += groups.RemoveAll(g => g.Count > Common);
        var contacts = await ContactsAsync(unit, [.. groups.SelectMany(g => g).Distinct()], ct);
        var shared = await SharedPhonesAsync(unit, contacts.Values, ct);
        HashSet<AlikePair> pairs = [];
        foreach (var holders in groups)
            pairs.UnionWith(
                ScanPairs.Among(
                    [.. holders.Select(contacts.GetValueOrDefault).OfType<ScanContact>()],
                    fuzzy,
                    shared.Contains
                )
            );
        scan.Found += await DuplicatePairs.WriteAsync(unit, pairs, ct);
    }

    private static async Task<Dictionary<long, ScanContact>> ContactsAsync(
        IUnitOfWork unit,
        long[] ids,
        CancellationToken ct
    )
    {
        Dictionary<long, ScanContact> contacts = [];
        foreach (var some in ids.Chunk(IdsAtOnce))
        foreach (
            var found in await unit.Set<Contact>()
                .Where(c => some.Contains(c.Id) && !c.IsArchived)
                .Select(c => new ScanContact(c.Id, c.Name, c.PhoneKey, c.Email, c.Gstin, c.Pan, c.PinCode))
                .ToListAsync(ct)
        )
            contacts[found.Id] = found;
        return contacts;
    }

    /// <summary>Of the phones that several of these have, those five or more contacts have.</summary>
    private static async Task<HashSet<string>> SharedPhonesAsync(
        IUnitOfWork unit,
        IEnumerable<ScanContact> contacts,
        CancellationToken ct
    )
    {
        HashSet<string> shared = new(StringComparer.Ordinal);
        var twice = contacts.Select(c => c.Phone).OfType<string>().CountBy(p => p).Where(p => p.Value > 1);
        foreach (var some in twice.Select(p => p.Key).Chunk(IdsAtOnce))
            shared.UnionWith(
                await unit.Set<ContactKey>()
                    .Where(k => k.Kind == ContactKeyKind.Phone && some.Contains(k.Key))
                    .GroupBy(k => k.Key)
                    .Where(g => g.Count() >= DuplicateScore.SharedPhoneFrom)
                    .Select(g => g.Key)
                    .ToListAsync(ct)
            );
        return shared;
    }

    private sealed record HeldKey(string Key, long ContactId);
}

/// <summary>How a comparison ended, in a sentence for the tray.</summary>
internal static class RescanNotes
{
    public static Phrase Cancelled => "Cancelled. The pairs found until then are in the list.";

    public static Phrase GivenUp =>
        "Stopped: it broke several times at the same place. The pairs found until then are in the list.";

    public static Phrase Done(DuplicateScan scan) =>
        scan.Skipped == 0
            ? (Phrase)$"{IndianText.Number(scan.Found)} new pairs to look at."
            : $"{IndianText.Number(scan.Found)} new pairs to look at. Left out: {IndianText.Number(scan.Skipped)} name sounds that more than 200 contacts share.";
}

/// <summary>Comparing all contacts, in the tray.</summary>
public sealed class DuplicateRescanWork : IWorkKind
{
    public const string Kind = "duplicates";

    public string Code => Kind;

    public string Title => T("Compare all contacts");

    public string Permission => ContactPermissions.Merge;

    public async Task<Error?> ResumeAsync(IUnitOfWork unit, WorkRun run, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(run);
        if (!await unit.Set<DuplicateScan>().AnyAsync(s => s.WorkRunId == run.Id, ct))
            return WorkErrors.NothingLeft;
        unit.WorkDue(DuplicatePairs.Queue, unit.Now);
        return null;
    }
}
