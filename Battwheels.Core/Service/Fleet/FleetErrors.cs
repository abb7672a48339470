using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Fleet;

/// <summary>Why an account's people are refused something.</summary>
public static class FleetErrors
{
    /// <summary>Who holds a link, or the account's own number, is nobody in particular.</summary>
    public static readonly Error SignIn = new(
        "FLEET_SIGN_IN",
        "This customer decides through named people. Sign in with your own mobile number to answer."
    );

    public static readonly Error NotAPerson = new(
        "FLEET_NOT_A_PERSON",
        "This customer decides through named people, and you are not one of them. Ask your manager or the workshop to add you."
    );

    public static readonly Error Unreachable = new(
        "FLEET_UNREACHABLE",
        "Enter a mobile number or an e-mail address: the code to sign in goes there.",
        nameof(FleetPersonInput.Mobile)
    );

    public static readonly Error MobileUnclear = new(
        "PHONE_UNCLEAR",
        "Type a mobile number of ten digits.",
        nameof(FleetPersonInput.Mobile)
    );

    public static readonly Error MailUnclear = new(
        "EMAIL_UNCLEAR",
        "Type an e-mail address such as name@example.in.",
        nameof(FleetPersonInput.Email)
    );

    public static readonly Error Taken = new(
        "FLEET_NUMBER_TAKEN",
        "Somebody of this customer signs in with this number or address already. Each person needs their own.",
        nameof(FleetPersonInput.Mobile)
    );

    public static readonly Error LimitInvalid = new(
        "AMOUNT_INVALID",
        "Enter a limit in rupees, 0 or more; empty means any amount.",
        nameof(FleetPersonInput.Limit)
    );

    public static readonly Error TooMany = new(
        "FLEET_FULL",
        $"A customer has at most {FleetPerson.Most} people here. Switch off somebody who left."
    );

    public static readonly Error OwnLimit = new(
        "FLEET_OWN_LIMIT",
        "Nobody changes their own role or limit. Ask another manager, or the workshop.",
        nameof(FleetPersonInput.Limit)
    );

    public static readonly Error AboveOwn = new(
        "FLEET_ABOVE_OWN",
        "This is above your own limit. Ask a manager with a higher limit, or the workshop.",
        nameof(FleetPersonInput.Limit)
    );

    public static readonly Error LastManager = new(
        "FLEET_LAST_MANAGER",
        "This is the last manager. Make somebody else a manager first, or ask the workshop."
    );

    public static readonly Error NotADriver = new(
        "FLEET_NOT_A_DRIVER",
        "Only a driver of this customer can be given a vehicle. Choose one.",
        nameof(NewFleetAssignment.PersonId)
    );

    public static readonly Error AssignedAlready = new(
        "FLEET_ASSIGNED",
        "This driver has this vehicle already.",
        nameof(NewFleetAssignment.VehicleId)
    );

    public static readonly Error DayInvalid = new(
        "DATES_INVALID",
        "Choose a first day within the last year, or up to 90 days from now.",
        nameof(NewFleetAssignment.From)
    );

    public static readonly Error ReasonMissing = new(
        "REASON_MISSING",
        "Say why, so that the first approver knows what to change.",
        "Reason"
    );

    /// <summary>What was waiting is answered, replaced or too old.</summary>
    public static readonly Error Over = new(
        "FLEET_APPROVAL_OVER",
        "This does not wait any more: it was answered, or the workshop made a new version. Reload to see how it stands."
    );

    public static readonly Error NotTheSecond = new(
        "FLEET_NOT_THE_SECOND",
        "The second approval is given by somebody else, whose limit reaches this amount."
    );

    /// <summary>Somebody approved already.</summary>
    public static Error Waiting(string first) =>
        new(
            "FLEET_WAITING",
            $"{first} has approved already. It waits for a second approval: confirm it or send it back."
        );

    /// <summary>Nobody could confirm it.</summary>
    public static Error NobodyMay(decimal total) =>
        new(
            "FLEET_NOBODY_MAY",
            $"{IndianText.Rupees(total)} is above your limit, and nobody else of your company may approve so much. "
                + $"Approve less, or ask the workshop to set a higher limit."
        );
}
