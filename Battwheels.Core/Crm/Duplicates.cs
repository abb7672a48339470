using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm;

/// <summary>What is known of someone who may be on record already.</summary>
/// <param name="Registration">Of the vehicle at hand, as typed.</param>
/// <param name="Except">The contact itself, when it is being changed.</param>
public sealed record DuplicateProbe(
    string Name,
    string? Phone = null,
    string? Email = null,
    string? Gstin = null,
    string? Pan = null,
    string? PinCode = null,
    string? Registration = null,
    string? Vin = null,
    long? Except = null
)
{
    public static DuplicateProbe Of(ContactInput input, long? except = null) =>
        new(input.Name, input.Phone, input.Email, input.Gstin, input.Pan, input.PinCode, Except: except);
}

/// <summary>A contact that may be the same.</summary>
/// <param name="SameWhat">The strongest thing in common: "GSTIN", "phone number".</param>
/// <param name="Field">The input it was typed into.</param>
/// <param name="IsBranch">Same PAN under another GSTIN: a branch, not a duplicate.</param>
public sealed record DuplicateMatch(
    long ContactId,
    string Name,
    string? Phone,
    string City,
    int Points,
    DuplicateVerdict Verdict,
    string SameWhat,
    string Field,
    bool IsBranch
);

/// <summary>Finds contacts that may be the same: candidates by equal keys only, never all pairs.</summary>
public static class Duplicates
{
    /// <summary>A sound more contacts share tells nothing and is left out.</summary>
    private const int CommonSound = 200;

    private const int Shown = 20;

    /// <summary>At most 20 with 40 points or more, and branches; the likeliest first.</summary>
    public static async Task<IReadOnlyList<DuplicateMatch>> FindAsync(
        IReadUnit unit,
        DuplicateProbe probe,
        CancellationToken ct
    )
    {
        var keys = Keys.Of(probe);
        var byGstin = await HoldersAsync(unit, ContactKeyKind.Gstin, keys.Gstin, ct);
        var byPhone = await HoldersAsync(unit, ContactKeyKind.Phone, keys.Phone, ct);
        var byEmail = await HoldersAsync(unit, ContactKeyKind.Email, keys.Email, ct);
        var byPan = await HoldersAsync(unit, ContactKeyKind.Pan, keys.Pan, ct);
        var byVehicle = await OwnersAsync(unit, probe, ct);
        HashSet<long> ids = [.. byGstin, .. byPhone, .. byEmail, .. byPan, .. byVehicle];
        foreach (var sound in keys.Sounds)
            ids.UnionWith(await SoundAlikeAsync(unit, sound, ct));
        if (probe.Except is { } self)
            ids.Remove(self);
        if (ids.Count == 0)
            return [];

        var found = ids.ToArray();
        var candidates = await unit.Set<Contact>()
            .Where(c => found.Contains(c.Id))
            .Select(c => new Candidate(c.Id, c.Name, c.Phone, c.City, c.PinCode, c.Gstin, c.Pan))
            .ToListAsync(ct);
        return
        [
            .. candidates
                .Select(Judge)
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
                keys.Email is { } email && Emails.IsShared(email),
                byVehicle.Contains(c.Id),
                NameLikeness.Of(probe.Name, c.Name),
                keys.Pin is { } pin && pin == c.PinCode,
                keys.Pan is { } pan && c.Pan is { } other && pan != other
            );
            var points = DuplicateScore.Of(evidence);
            var (what, field) = Strongest(evidence);
            var branch = byPan.Contains(c.Id) && c.Gstin is not null && keys.Gstin is not null && c.Gstin != keys.Gstin;
            return new(c.Id, c.Name, c.Phone, c.City, points, DuplicateScore.Verdict(points), what, field, branch);
        }
    }

    private static (string What, string Field) Strongest(DuplicateEvidence evidence) =>
        evidence switch
        {
            { SameGstin: true } => ("GSTIN", nameof(ContactInput.Gstin)),
            { SamePhone: true, PhoneShared: false } => ("phone number", nameof(ContactInput.Phone)),
            { SameEmail: true, EmailShared: false } => ("email address", nameof(ContactInput.Email)),
            { SameVehicle: true } => ("vehicle", nameof(VehicleInput.Registration)),
            { SamePhone: true } => ("phone number", nameof(ContactInput.Phone)),
            { SameEmail: true } => ("email address", nameof(ContactInput.Email)),
            _ => ("name", nameof(ContactInput.Name)),
        };

    private static async Task<HashSet<long>> HoldersAsync(
        IReadUnit unit,
        ContactKeyKind kind,
        string? key,
        CancellationToken ct
    ) =>
        key is null
            ? []
            :
            [
                .. await unit.Set<ContactKey>()
                    .Where(k => k.Kind == kind && k.Key == key)
                    .Select(k => k.ContactId)
                    .ToListAsync(ct),
            ];

    private static async Task<IReadOnlyList<long>> SoundAlikeAsync(IReadUnit unit, string sound, CancellationToken ct)
    {
        var ids = await unit.Set<ContactKey>()
            .Where(k => k.Kind == ContactKeyKind.Sound && k.Key == sound)
            .Select(k => k.ContactId)
            .Take(CommonSound + 1)
            .ToListAsync(ct);
        return ids.Count > CommonSound ? [] : ids;
    }

    private static async Task<HashSet<long>> OwnersAsync(IReadUnit unit, DuplicateProbe probe, CancellationToken ct)
    {
        var registration = Registrations.Read(probe.Registration, unit.Today).Compact;
        var vin = Vins.Normalize(probe.Vin);
        if (registration.Length == 0 && vin is null)
            return [];
        return
        [
            .. await unit.Set<Vehicle>()
                .Where(v => v.RegistrationKey == registration || (vin != null && v.VinKey == vin))
                .Select(v => v.ContactId)
                .ToListAsync(ct),
        ];
    }

    private sealed record Candidate(
        long Id,
        string Name,
        string? Phone,
        string City,
        string PinCode,
        string? Gstin,
        string? Pan
    );

    /// <summary>The probe as keys; null where it says nothing.</summary>
    private sealed record Keys(
        string? Gstin,
        string? Phone,
        string? Email,
        string? Pan,
        string? Pin,
        IReadOnlyList<string> Sounds
    )
    {
        public static Keys Of(DuplicateProbe probe)
        {
            var gstin = Core.Common.Gstin.Normalize(probe.Gstin) is { Length: 15 } number ? number : null;
            var pan = gstin is null ? null : Core.Common.Gstin.PanOf(gstin);
            var pin = (probe.PinCode ?? "").Trim() is { Length: 6 } code ? code : null;
            return new Keys(
                gstin,
                Phones.Read(probe.Phone)?.Key,
                Emails.Key(probe.Email),
                pan ?? (Core.Common.Pan.Normalize(probe.Pan) is { Length: 10 } typed ? typed : null),
                pin,
                pin is null
                    ? []
                    :
                    [
                        .. Names
                            .Words(probe.Name)
                            .Select(NameSound.Of)
                            .Where(s => s.Length > 0)
                            .Distinct()
                            .Select(s => $"{s} {pin[..3]}"),
                    ]
            );
        }
    }
}
