namespace Battwheels.Core.Crm.Merging;

/// <summary>A contact as a comparison of all needs it.</summary>
internal sealed record ScanContact(
    long Id,
    string Name,
    string? Phone,
    string? EmailTyped,
    string? Gstin,
    string? Pan,
    string PinCode
)
{
    private readonly HashSet<string> _sounds = [.. Names.Words(Name).Select(NameSound.Of).Where(s => s.Length > 0)];

    public string MatchKey { get; } = Names.MatchKey(Name);

    public string? Email { get; } = Emails.Key(EmailTyped);

    public string? Pin { get; } = PinCode.Trim() is { Length: 6 } pin ? pin : null;

    public bool SoundsLike(ScanContact other) => _sounds.Overlaps(other._sounds);
}

/// <summary>What two contacts on record have in common.</summary>
internal static class ScanPairs
{
    /// <summary>Alone, name and PIN code reach 40 points only together.</summary>
    private const double NameNeeded = 0.95;

    /// <summary>The pairs among the holders of one key that are worth a look.</summary>
    /// <param name="fuzzy">They share a sound and the beginning of a PIN code, nothing that is theirs alone.</param>
    /// <param name="isShared">Do five or more contacts have this phone?</param>
    public static IEnumerable<AlikePair> Among(
        IReadOnlyList<ScanContact> holders,
        bool fuzzy,
        Func<string, bool> isShared
    )
    {
        for (var i = 0; i < holders.Count; i++)
        for (var j = i + 1; j < holders.Count; j++)
        {
            var (one, other) = (holders[i], holders[j]);
            if (fuzzy ? !MayBe(one, other) : holders.Count > DuplicateRescan.Common && !one.SoundsLike(other))
                continue;
            var points = Points(one, other, isShared);
            if (DuplicateScore.Verdict(points) is not DuplicateVerdict.None)
                yield return AlikePair.Of(one.Id, other.Id, points);
        }
    }

    public static int Points(ScanContact one, ScanContact other, Func<string, bool> isShared)
    {
        var samePhone = one.Phone is not null && one.Phone == other.Phone;
        var sameEmail = one.Email is not null && one.Email == other.Email;
        return DuplicateScore.Of(
            new DuplicateEvidence(
                one.Gstin is not null && one.Gstin == other.Gstin,
                samePhone,
                samePhone && isShared(one.Phone!),
                sameEmail,
                sameEmail && Emails.IsShared(one.Email!),
                SameVehicle: false, // a live plate is of one contact
                NameLikeness.JaroWinkler(one.MatchKey, other.MatchKey),
                one.Pin is not null && one.Pin == other.Pin,
                one.Pan is not null && other.Pan is not null && one.Pan != other.Pan
            )
        );
    }

    /// <summary>Cheap to say of most that they are not: another PIN code, a much longer name.</summary>
    private static bool MayBe(ScanContact one, ScanContact other) =>
        one.Pin is not null
        && one.Pin == other.Pin
        && NameLikeness.AtMost(one.MatchKey.Length, other.MatchKey.Length) >= NameNeeded;
}
