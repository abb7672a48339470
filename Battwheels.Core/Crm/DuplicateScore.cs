namespace Battwheels.Core.Crm;

/// <summary>What two contacts have in common.</summary>
/// <param name="PhoneShared">Five or more contacts have the phone: a family or a fleet desk.</param>
/// <param name="EmailShared">The address is read by several people: info@, accounts@.</param>
/// <param name="SameVehicle">The vehicle (live registration or VIN) at hand is on record for the other contact.</param>
/// <param name="NameLikeness">0 to 1, see <see cref="Crm.NameLikeness"/>.</param>
public sealed record DuplicateEvidence(
    bool SameGstin = false,
    bool SamePhone = false,
    bool PhoneShared = false,
    bool SameEmail = false,
    bool EmailShared = false,
    bool SameVehicle = false,
    double NameLikeness = 0,
    bool SamePin = false,
    bool PanDiffers = false
);

public enum DuplicateVerdict
{
    None,

    /// <summary>40 to 59: worth a look later.</summary>
    Review,

    /// <summary>60 to 89: shown before the save.</summary>
    Likely,

    /// <summary>90 and more: saved only with a reason.</summary>
    Certain,
}

/// <summary>Points for evidence that two contacts are one.</summary>
public static class DuplicateScore
{
    public const int SharedPhoneFrom = 5;

    public static int Of(DuplicateEvidence evidence) =>
        (evidence.SameGstin ? 100 : 0)
        + (
            evidence.SamePhone
                ? evidence.PhoneShared
                    ? 15
                    : 60
                : 0
        )
        + (
            evidence.SameEmail
                ? evidence.EmailShared
                    ? 20
                    : 55
                : 0
        )
        + (evidence.SameVehicle ? 40 : 0)
        + NamePoints(evidence.NameLikeness)
        + (evidence.SamePin ? 10 : 0)
        + (evidence.PanDiffers ? -60 : 0);

    public static DuplicateVerdict Verdict(int points) =>
        points switch
        {
            >= 90 => DuplicateVerdict.Certain,
            >= 60 => DuplicateVerdict.Likely,
            >= 40 => DuplicateVerdict.Review,
            _ => DuplicateVerdict.None,
        };

    private static int NamePoints(double likeness) =>
        likeness switch
        {
            >= 0.95 => 30,
            >= 0.90 => 20,
            >= 0.85 => 10,
            < 0.60 => -15,
            _ => 0,
        };
}
