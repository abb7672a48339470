using Battwheels.Core.Common;

namespace Battwheels.Core.Access.Tablets;

public static class TabletErrors
{
    public static readonly Error Unknown = new(
        "TABLET_UNKNOWN",
        "This tablet is not a shared tablet of this organization any more. Sign in with your password, or ask an owner to "
            + "set it up again."
    );

    /// <summary>No PIN, a role that asks for the password, or an account that asks for something first: the same words.</summary>
    public static readonly Error PinUnusable = new(
        "PIN_UNUSABLE",
        "Here only your password opens this tablet. Sign in with it; you can then choose a PIN under your name."
    );

    public static readonly Error PinBlocked = new(
        "PIN_BLOCKED",
        $"The PIN was wrong {PinRules.MostTries} times and is blocked. Sign in with your password and choose a new PIN.",
        "Pin"
    );

    public static readonly Error PinsDiffer = new(
        "PINS_DIFFER",
        "The two entries differ. Enter the same six digits twice.",
        "Again"
    );

    public static readonly Error NotForYou = new(
        "PIN_NOT_FOR_ROLE",
        "A PIN is for people who work on vehicles and have no role that needs more than a password. You sign in to shared "
            + "tablets with your password."
    );

    public static Error PinWrong(int left) =>
        left == 0
            ? PinBlocked
            : new(
                "PIN_WRONG",
                left == 1
                    ? (Phrase)"This PIN is not right. 1 try is left, then only your password helps."
                    : (Phrase)$"This PIN is not right. {left} tries are left, then only your password helps.",
                "Pin"
            );

    public static Error PinRefused(Phrase why) => new("PIN_REFUSED", why, "Pin");
}
