using Battwheels.Core.Common;
using Battwheels.Core.Crm.Merging;

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
    /// <summary>
    /// At most 20 with 40 points or more, and branches; the likeliest first. Whom a contact was said not to be is left out.
    /// </summary>
    public static async Task<IReadOnlyList<DuplicateMatch>> FindAsync(
        IReadUnit unit,
        DuplicateProbe probe,
        CancellationToken ct
    )
    {
        DuplicateKeys keys = DuplicateKeys.Of(probe, unit.Today);
        var alike = (await KnownContacts.LoadAsync(unit, [keys], ct)).Like(keys);
        if (alike.Count == 0 || probe.Except is not { } self)
            return alike;
        var different = await DuplicatePairs.DifferentAsync(unit, self, ct);
        return different.Count == 0 ? alike : [.. alike.Where(m => !different.Contains(m.ContactId))];
    }
}
