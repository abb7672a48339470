using System.Globalization;
using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Estimates;

public static class EstimateErrors
{
    public static readonly Error Empty = new(
        "ESTIMATE_EMPTY",
        "The estimate has no priced line. Add labour or a part with its price."
    );

    public static readonly Error LineDecided = new(
        "LINE_DECIDED",
        "This line is being worked on already and stays as it is. Write what changes on a new line."
    );

    /// <summary>The same words for an unknown, expired, revoked or replaced link, and for another organization's.</summary>
    public static readonly Error LinkClosed = new(
        "LINK_CLOSED",
        "This link does not open an estimate any more. Ask the workshop that sent it for a new one."
    );

    public static readonly Error NotOffered = new(
        "ESTIMATE_NOT_OFFERED",
        "The customer has no version to decide on. Submit the estimate and share it first."
    );

    public static readonly Error NothingToShare = new(
        "ESTIMATE_NOT_SUBMITTED",
        "This estimate has no version to share yet. Submit it first; then share that version."
    );

    public static readonly Error Expired = new(
        "ESTIMATE_EXPIRED",
        "The time to decide has run out, so prices no longer bind. Revise the estimate and share the new version."
    );

    public static readonly Error OtherVersion = new(
        "ESTIMATE_REPLACED",
        "A newer version was made in the meantime. Open it and decide on that one."
    );

    /// <summary>The same for wrong, old, spent and tried out.</summary>
    public static readonly Error CodeWrong = new(
        "CODE_WRONG",
        "This code is wrong or too old. Type it again, or have a new one sent.",
        "Code"
    );

    public static readonly Error NoMobile = new(
        "NO_MOBILE",
        "The workshop has no mobile number of yours to send a code to. Call the workshop."
    );

    public static readonly Error NameMissing = new(
        "NAME_MISSING",
        "Enter the name of the person who decides.",
        "GivenBy"
    );

    public static readonly Error RiskNotAcknowledged = new(
        "RISK_NOT_ACKNOWLEDGED",
        "A safety-critical repair is declined. Tick that the risk is understood, or approve the repair.",
        "RiskAcknowledged"
    );

    public static readonly Error MethodNotForStaff = new(
        "METHOD_INVALID",
        "Staff record a signature on the tablet or a call. Choose one of them.",
        "Method"
    );

    public static readonly Error SignatureMissing = new(
        "SIGNATURE_MISSING",
        "Let the customer sign on the screen, then save.",
        "Signature"
    );

    public static readonly Error CallMissing = new("CALL_MISSING", "Enter the number that was called.", "CalledNumber");

    public static readonly Error WordsMissing = new(
        "WORDS_MISSING",
        "Write down what the customer said, word for word.",
        "Note"
    );

    public static readonly Error VersionMissing = new(
        "VERSION_MISSING",
        "There is no such version of this estimate. Choose one from its list."
    );

    public static readonly Error TooManyLines = new(
        "TOO_MANY_LINES",
        $"An estimate holds at most {EstimateLimits.Lines} lines. Put the rest into a second estimate of the same ticket."
    );

    /// <summary>The ticket is not where an estimate can be opened.</summary>
    public static Error CannotOpen(string ticketState) =>
        new(
            "ESTIMATE_NOT_POSSIBLE",
            $"The ticket is {ticketState}; an estimate is written before or during the work. Continue from the ticket."
        );

    /// <summary>Only a draft can be edited.</summary>
    public static Error Frozen(int versionNo) =>
        new(
            "ESTIMATE_FROZEN",
            $"Version {versionNo} is submitted and cannot be changed. Press Revise to write version {versionNo + 1}."
        );

    public static Error WrongState(string state, string next) =>
        new("ESTIMATE_WRONG_STATE", $"The estimate is {state}. {next}");

    /// <summary>Something on named lines must be put right before the estimate can be submitted.</summary>
    public static Error Lines(string code, string what, IEnumerable<int> numbers, string next)
    {
        var list = string.Join(", ", numbers.Select(n => n.ToString(CultureInfo.InvariantCulture)));
        return new Error(code, $"{what}: line {list}. {next}");
    }

    public static Error Undecided(IReadOnlyCollection<string> descriptions) =>
        new(
            "LINES_UNDECIDED",
            $"Approve or decline every line. Still open: {string.Join(", ", descriptions.Take(5))}.",
            "Choices"
        );

    /// <summary>A link alone does not bind above the organization's limit.</summary>
    public static Error AboveLinkLimit(decimal limit) =>
        new(
            "ABOVE_LINK_LIMIT",
            $"Above {IndianText.Rupees(limit)} the workshop takes your word on a call or "
                + $"your signature at the counter. Call the workshop, or approve less here."
        );

    public static Error DiscountAboveCap(decimal cap) =>
        new(
            "DISCOUNT_ABOVE_CAP",
            $"You may give up to {cap.ToString("0.##", CultureInfo.InvariantCulture)} % discount. "
                + $"Lower it, or ask a manager to enter it.",
            nameof(LineInput.DiscountPercent)
        );
}

/// <summary>Sizes and caps of estimates.</summary>
public static class EstimateLimits
{
    public const int Lines = 300;

    /// <summary>Percent; more needs <c>estimates:discount_override</c>.</summary>
    public const decimal DiscountCap = 20m;

    /// <summary>Rupees per unit; a price above it is a typing mistake.</summary>
    public const decimal Price = 1_00_00_000m;

    public const decimal Quantity = 1_00_000m;
}
