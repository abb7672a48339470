using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Inspections;

internal static class InspectionErrors
{
    public static readonly Error Finished = new(
        "INSPECTION_FINISHED",
        "This inspection is finished and stays as it is. Begin a new one to look again."
    );

    public static readonly Error NotNow = new(
        "INSPECTION_NOT_NOW",
        "A vehicle is inspected between the start of diagnosis and the quality check. Take the next step of the visit first."
    );

    public static readonly Error TemplateUnknown = new(
        "TEMPLATE_UNKNOWN",
        "This inspection does not fit the vehicle, or is not offered any more. Choose another one.",
        "TemplateCode"
    );

    public static readonly Error ValueInvalid = new(
        "READING_OUT_OF_RANGE",
        "A reading lies between -100,000 and 100,000 with at most three decimals. Check the comma and enter it again.",
        "Value"
    );

    public static readonly Error NotCertified = new(
        "HV_NOT_CERTIFIED",
        "Only a person with a high-voltage certificate locks out, makes live and works on high voltage. Ask one of them; the certificate is entered under Users & roles."
    )
    {
        IsDenial = true,
    };

    public static readonly Error LockOutMissing = new(
        "HV_LOCKOUT_MISSING",
        "This is high-voltage work: lock the vehicle out first. A certified person fills in the lock-out on the Inspection tab."
    );

    public static readonly Error StillLockedOut = new(
        "HV_LOCKED_OUT",
        "The vehicle is still locked out. Make it live again on the Inspection tab, then complete the work."
    );

    public static readonly Error NotLockedOut = new(
        "HV_NOT_LOCKED_OUT",
        "The vehicle is not locked out, so there is nothing to make live."
    );

    /// <param name="open">Labels of the points.</param>
    public static Error Incomplete(IReadOnlyList<string> open) =>
        new(
            "INSPECTION_INCOMPLETE",
            $"Not answered yet: {string.Join(", ", open.Take(5))}. Answer them, or press Not there where the vehicle has none."
        );

    /// <param name="unsafePoints">Labels of the points.</param>
    public static Error NotSafe(IReadOnlyList<string> unsafePoints) =>
        new(
            "HV_NOT_SAFE",
            $"Not safe: {string.Join(", ", unsafePoints.Take(5))}. Do not touch the high-voltage parts. Put it right and answer again."
        );
}
