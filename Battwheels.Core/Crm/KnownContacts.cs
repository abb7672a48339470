using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm;

/// <summary>
/// Who is on record under the keys of some probes: asked for all of them at once, so that a thousand rows of a file
/// cost as many statements as one. What is added afterwards is known too.
/// </summary>
internal sealed class KnownContacts
{
    /// <summary>A sound more contacts share tells nothing and is left out.</summary>
    private const int CommonSound = 200;

    private const int Shown = 20;

    /// <summary>Ids asked for in one statement; every engine takes as many parameters.</summary>
    private const int IdsAtOnce = 500;

    private static readonly HashSet<long> Nobody = [];

    private readonly Dictionary<(ContactKeyKind Kind, string Key), HashSet<long>> _holders = [];
    private readonly HashSet<string> _common = new(StringComparer.Ordinal);
    private readonly Dictionary<long, Candidate> _contacts = [];
    private KnownVehicles _vehicles = new();

    public static async Task<KnownContacts> LoadAsync(
        IReadUnit unit,
        IReadOnlyCollection<DuplicateKeys> probes,
        CancellationToken ct
    )
    {
        KnownContacts known = new();
        foreach (var kind in probes.SelectMany(p => p.Equal()).Distinct().GroupBy(k => k.Kind, k => k.Key))
            await known.ReadHoldersAsync(unit, kind.Key, [.. kind], ct);
        await known.ReadSoundsAsync(unit, [.. probes.SelectMany(p => p.Sounds).Distinct()], ct);
        known._vehicles = await KnownVehicles.LoadAsync(unit, probes.Select(p => p.Vehicle), ct);
        HashSet<long> ids = [.. known._holders.Values.SelectMany(h => h), .. probes.SelectMany(known.OwnersOf)];
        foreach (var some in ids.Chunk(IdsAtOnce))
            await known.ReadContactsAsync(unit, some, ct);
        return known;
    }

    /// <summary>From now on this contact is known too.</summary>
    public void Add(Contact contact, IEnumerable<(ContactKeyKind Kind, string Key)> keys)
    {
        foreach (var (kind, key) in keys)
            Hold(kind, key, contact.Id);
        _contacts[contact.Id] = Candidate.Of(contact);
    }

    /// <summary>At most 20 with 40 points or more, and branches; the likeliest first.</summary>
    public IReadOnlyList<DuplicateMatch> Like(DuplicateKeys probe)
    {
        var byGstin = HoldersOf(ContactKeyKind.Gstin, probe.Gstin);
        var byPhone = HoldersOf(ContactKeyKind.Phone, probe.Phone);
        var byEmail = HoldersOf(ContactKeyKind.Email, probe.Email);
        var byPan = HoldersOf(ContactKeyKind.Pan, probe.Pan);
        HashSet<long> byVehicle = [.. OwnersOf(probe)];
        var name = Names.MatchKey(probe.Probe.Name);
        HashSet<long> ids = [.. byGstin, .. byPhone, .. byEmail, .. byPan, .. byVehicle];
        foreach (var sound in probe.Sounds)
            ids.UnionWith(SoundAlike(sound));
        if (probe.Probe.Except is { } self)
            ids.Remove(self);
        return
        [
            .. ids.Where(_contacts.ContainsKey)
                .Select(id => Judge(_contacts[id]))
                .Where(m => m.Verdict is not DuplicateVerdict.None || m.IsBranch)
                .OrderByDescending(m => m.Points)
                .ThenBy(m => m.ContactId)
                .Take(Shown),
        ];

        DuplicateMatch Judge(Candidate c)
        {
            DuplicateEvidence evidence = new(
                byGstin.Contains(c.Id),
                byPhone.Contains(c.Id),
                byPhone.Count >= DuplicateScore.SharedPhoneFrom,
                byEmail.Contains(c.Id),
                probe.Email is { } email && Emails.IsShared(email),
                byVehicle.Contains(c.Id),
                NameLikeness.JaroWinkler(name, c.MatchKey),
                probe.Pin is { } pin && pin == c.PinCode,
                probe.Pan is { } pan && c.Pan is { } other && pan != other
            );
            var points = DuplicateScore.Of(evidence);
            var (what, field) = Strongest(evidence);
            var branch =
                byPan.Contains(c.Id) && c.Gstin is not null && probe.Gstin is not null && c.Gstin != probe.Gstin;
            return new(c.Id, c.Name, c.Phone, c.City, points, DuplicateScore.Verdict(points), what, field, branch);
        }
    }

    private static (string What, string Field) Strongest(DuplicateEvidence evidence) =>
        evidence switch
        {
            { SameGstin: true } => ("GSTIN", nameof(ContactInput.Gstin)),
            { SamePhone: true, PhoneShared: false } => (T("phone number"), nameof(ContactInput.Phone)),
            { SameEmail: true, EmailShared: false } => (T("email address"), nameof(ContactInput.Email)),
            { SameVehicle: true } => ("vehicle", nameof(VehicleInput.Registration)),
            { SamePhone: true } => (T("phone number"), nameof(ContactInput.Phone)),
            { SameEmail: true } => (T("email address"), nameof(ContactInput.Email)),
            _ => ("name", nameof(ContactInput.Name)),
        };

    private HashSet<long> HoldersOf(ContactKeyKind kind, string? key) =>
        key is null ? Nobody : _holders.GetValueOrDefault((kind, key), Nobody);

    private HashSet<long> SoundAlike(string sound) =>
        !_common.Contains(sound) && HoldersOf(ContactKeyKind.Sound, sound) is { Count: <= CommonSound } alike
            ? alike
            : Nobody;

    private IEnumerable<long> OwnersOf(DuplicateKeys probe) =>
        ((VehicleOwner?[])[_vehicles.ByPlate(probe.Vehicle.Plate), _vehicles.ByVin(probe.Vehicle.Vin)])
            .OfType<VehicleOwner>()
            .Select(o => o.ContactId);

    private void Hold(ContactKeyKind kind, string key, long contactId)
    {
        if (!_holders.TryGetValue((kind, key), out var holders))
            _holders[(kind, key)] = holders = [];
        holders.Add(contactId);
    }

    private async Task ReadHoldersAsync(IReadUnit unit, ContactKeyKind kind, string[] keys, CancellationToken ct)
    {
        var found = await unit.Set<ContactKey>()
            .Where(k => k.Kind == kind && keys.Contains(k.Key))
            .Select(k => new { k.Key, k.ContactId })
            .ToListAsync(ct);
        foreach (var held in found)
            Hold(kind, held.Key, held.ContactId);
    }

    private async Task ReadSoundsAsync(IReadUnit unit, string[] sounds, CancellationToken ct)
    {
        if (sounds.Length == 0)
            return;
        var shared = await unit.Set<ContactKey>()
            .Where(k => k.Kind == ContactKeyKind.Sound && sounds.Contains(k.Key))
            .GroupBy(k => k.Key)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToListAsync(ct);
        _common.UnionWith(shared.Where(s => s.Count > CommonSound).Select(s => s.Key));
        string[] telling = [.. shared.Where(s => s.Count <= CommonSound).Select(s => s.Key)];
        if (telling.Length > 0)
            await ReadHoldersAsync(unit, ContactKeyKind.Sound, telling, ct);
    }

    private async Task ReadContactsAsync(IReadUnit unit, long[] ids, CancellationToken ct)
    {
        var found = await unit.Set<Contact>()
            .Where(c => ids.Contains(c.Id))
            .Select(c => new Candidate(c.Id, c.Name, c.Phone, c.City, c.PinCode, c.Gstin, c.Pan))
            .ToListAsync(ct);
        foreach (var contact in found)
            _contacts[contact.Id] = contact;
    }

    private sealed record Candidate(
        long Id,
        string Name,
        string? Phone,
        string City,
        string PinCode,
        string? Gstin,
        string? Pan
    )
    {
        public string MatchKey { get; } = Names.MatchKey(Name);

        public static Candidate Of(Contact c) => new(c.Id, c.Name, c.Phone, c.City, c.PinCode, c.Gstin, c.Pan);
    }
}
