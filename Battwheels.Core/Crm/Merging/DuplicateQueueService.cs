using System.Globalization;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Platform.Work;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm.Merging;

/// <param name="Decision">Different: never asked again; Later: put off; Open: back into the list.</param>
public sealed record DecidePair(long PairId, PairState Decision);

/// <summary>One of a pair.</summary>
public sealed record PairContact(
    long Id,
    string Name,
    string? Phone,
    string? Email,
    string? Gstin,
    string City,
    string PinCode,
    DateTime CreatedAtUtc
);

/// <summary>Two contacts that may be one, with what they have in common.</summary>
/// <param name="NamePercent">How alike the names are, 0 to 100.</param>
public sealed record PairRow(
    long Id,
    int Points,
    PairState State,
    PairContact One,
    PairContact Other,
    bool SameGstin,
    bool SamePhone,
    bool SameEmail,
    bool SamePin,
    int NamePercent,
    DateTime FoundAtUtc,
    string? DecidedBy
);

/// <summary>Pairs that look alike, and what somebody says about them.</summary>
public sealed class DuplicateQueueService(IUnitOfWorkFactory units)
{
    /// <summary>Pairs in a state, the likeliest first.</summary>
    public Task<Page<PairRow>> ListAsync(PairState state, string? after, CancellationToken ct) =>
        units.ReadAsync(
            ContactPermissions.Merge,
            async unit =>
            {
                var pairs = unit.Set<DuplicatePair>().Where(p => p.State == state);
                if (
                    Cursor.Read(after) is { Key: var key, Id: var id }
                    && int.TryParse(key, CultureInfo.InvariantCulture, out var points)
                )
                    pairs = pairs.Where(p => p.Points < points || (p.Points == points && p.Id > id));
                var rows = await (
                    from pair in pairs.OrderByDescending(p => p.Points).ThenBy(p => p.Id).Take(Lists.Default + 1)
                    join low in unit.Set<Contact>() on pair.LowId equals low.Id
                    join high in unit.Set<Contact>() on pair.HighId equals high.Id
                    orderby pair.Points descending, pair.Id
                    select new
                    {
                        Pair = pair,
                        Low = low,
                        High = high,
                    }
                ).ToListAsync(ct);
                return Lists.Cut(
                    rows.ConvertAll(r => Row(r.Pair, r.Low, r.High)),
                    Lists.Default,
                    r => new Cursor(r.Points.ToString(CultureInfo.InvariantCulture), r.Id)
                );
            },
            ct
        );

    /// <summary>How many wait, were put off, and are said to be different.</summary>
    [Bounded(3)]
    public Task<IReadOnlyList<int>> CountsAsync(CancellationToken ct) =>
        units.ReadAsync(
            ContactPermissions.Merge,
            unit =>
                ManyCounts.OfAsync(
                    unit.Set<Branch>(),
                    ((PairState[])[PairState.Open, PairState.Later, PairState.Different])
                        .Select(s => unit.Set<DuplicatePair>().Where(p => p.State == s).Take(ManyCounts.Counted))
                        .ToList(),
                    ct
                ),
            ct
        );

    /// <returns>Done; or NOT_FOUND, PAIR_DECIDED where they were merged or look alike no more.</returns>
    public Task<Result<Done>> DecideAsync(DecidePair input, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            ContactPermissions.Merge,
            command,
            input,
            async unit =>
            {
                if (await unit.Set<DuplicatePair>().SingleOrDefaultAsync(p => p.Id == input.PairId, ct) is not { } pair)
                    return CommonErrors.NotFound;
                if (
                    pair.State is PairState.Merged or PairState.Gone
                    || input.Decision is PairState.Merged or PairState.Gone
                )
                    return MergeErrors.PairGone;
                if (pair.State == input.Decision)
                    return Done.Instance;
                (pair.State, pair.DecidedAtUtc, pair.DecidedBy) = (input.Decision, unit.Now, unit.Actor.Name);
                unit.Audit(
                    "DUPLICATE_DECIDED",
                    nameof(Contact),
                    pair.LowId,
                    new { other = pair.HighId, decision = input.Decision.ToString() }
                );
                return Done.Instance;
            },
            ct
        );

    /// <summary>Compares all contacts in the background; how far it is stands in the tray.</summary>
    /// <returns>The work's id; or RESCAN_RUNS.</returns>
    public Task<Result<long>> RescanAsync(CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            ContactPermissions.Merge,
            command,
            new { rescan = true },
            async unit =>
            {
                if (
                    await unit.Set<WorkRun>()
                        .AnyAsync(r => r.Kind == DuplicateRescanWork.Kind && r.EndedAtUtc == null, ct)
                )
                    return MergeErrors.RescanRuns;
                var kinds = DuplicateRescan.Kinds;
                var total = await unit.Set<ContactKey>().CountAsync(k => kinds.Contains(k.Kind), ct);
                var run = WorkRuns.Queue(
                    unit,
                    new NewWork(DuplicateRescanWork.Kind, T("Duplicates"), 0, "duplicates", total)
                );
                unit.Add(new DuplicateScan { WorkRunId = run.Id, Kind = kinds[0] });
                unit.WorkDue(DuplicatePairs.Queue, unit.Now);
                unit.Audit("DUPLICATES_RESCANNED", nameof(Contact), 0, new { keys = total });
                return run.Id;
            },
            ct
        );

    private static PairRow Row(DuplicatePair pair, Contact low, Contact high) =>
        new(
            pair.Id,
            pair.Points,
            pair.State,
            Of(low),
            Of(high),
            low.Gstin is not null && low.Gstin == high.Gstin,
            low.PhoneKey is not null && low.PhoneKey == high.PhoneKey,
            Emails.Key(low.Email) is { } email && email == Emails.Key(high.Email),
            low.PinCode.Length == 6 && low.PinCode == high.PinCode,
            (int)Math.Floor(NameLikeness.Of(low.Name, high.Name) * 100),
            pair.FoundAtUtc,
            pair.DecidedBy
        );

    private static PairContact Of(Contact contact) =>
        new(
            contact.Id,
            contact.Name,
            contact.Phone,
            contact.Email,
            contact.Gstin,
            contact.City,
            contact.PinCode,
            contact.CreatedAtUtc
        );
}
