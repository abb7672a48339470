using Battwheels.Core.Common;

namespace Battwheels.Core.Crm;

/// <summary>A probe as the keys others are found by; null where it says nothing.</summary>
internal sealed record DuplicateKeys(
    DuplicateProbe Probe,
    string? Gstin,
    string? Phone,
    string? Email,
    string? Pan,
    string? Pin,
    VehicleKeys Vehicle,
    IReadOnlyList<string> Sounds
)
{
    public static DuplicateKeys Of(DuplicateProbe probe, DateOnly today)
    {
        var gstin = Common.Gstin.Normalize(probe.Gstin) is { Length: 15 } number ? number : null;
        var pan = gstin is null ? null : Common.Gstin.PanOf(gstin);
        var pin = (probe.PinCode ?? "").Trim() is { Length: 6 } code ? code : null;
        return new DuplicateKeys(
            probe,
            gstin,
            Phones.Read(probe.Phone)?.Key,
            Emails.Key(probe.Email),
            pan ?? (Common.Pan.Normalize(probe.Pan) is { Length: 10 } typed ? typed : null),
            pin,
            VehicleKeys.Of(probe.Registration, probe.Vin, today),
            pin is null ? [] : SoundsOf(probe.Name, pin)
        );
    }

    /// <summary>The keys equal ones are asked for; sounds apart, because common ones count for nothing.</summary>
    public IEnumerable<(ContactKeyKind Kind, string Key)> Equal()
    {
        if (Gstin is { } gstin)
            yield return (ContactKeyKind.Gstin, gstin);
        if (Phone is { } phone)
            yield return (ContactKeyKind.Phone, phone);
        if (Email is { } email)
            yield return (ContactKeyKind.Email, email);
        if (Pan is { } pan)
            yield return (ContactKeyKind.Pan, pan);
    }

    private static string[] SoundsOf(string name, string pin) =>
        [.. Names.Words(name).Select(NameSound.Of).Where(s => s.Length > 0).Distinct().Select(s => $"{s} {pin[..3]}")];
}
