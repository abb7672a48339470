using Battwheels.Core.Common;

namespace Battwheels.Core.Accounting;

public static class PeriodErrors
{
    public static readonly Error MonthInvalid = new(
        "MONTH_INVALID",
        "This is not a month. Choose one from the list of periods.",
        "Month"
    );

    public static readonly Error ReasonTooShort = new(
        "REASON_TOO_SHORT",
        "Say why in at least 10 characters; the reason is kept with the month.",
        "Reason"
    );

    public static readonly Error LockedByYourself = new(
        "SEPARATION_OF_DUTIES",
        "You locked this month yourself, and whoever closes a period does not reopen it alone (SOD-10). Ask another owner or administrator."
    )
    {
        IsDenial = true,
    };

    public static readonly Error NoMoreExtension = new(
        "NO_MORE_EXTENSION",
        "A reopened month can be extended twice, to 7 days in all. Let it lock, then reopen it again with a reason."
    );

    public static Error AlreadyLocked(string month) =>
        new("ALREADY_LOCKED", $"{Months.Words(month)} is locked like this already. Reload to see it.");

    public static Error MonthAhead(string month) =>
        new(
            "MONTH_AHEAD",
            $"{Months.Words(month)} has not begun, and locking it would lock every month before it. Choose a month that is over.",
            "Month"
        );

    public static Error LockedForGood(string month) =>
        new(
            "LOCKED_FOR_GOOD",
            $"{Months.Words(month)} has been locked for good and cannot be locked softly. Reopen it instead, with a reason, or lock it for good again."
        );

    public static Error NotLocked(string month) =>
        new("NOT_LOCKED", $"{Months.Words(month)} is open. Reload to see it; nothing needs to be done.");

    public static Error NotReopened(string month) =>
        new("NOT_REOPENED", $"{Months.Words(month)} is not open for a limited time. Reopen it first, with a reason.");

    public static Error EarlierOpen(string month) =>
        new(
            "EARLIER_MONTH_OPEN",
            $"Months are locked in order and {Months.Words(month)} is still open. Lock that one first."
        );

    public static Error Suspense(decimal balance) =>
        new(
            "SUSPENSE_NOT_ZERO",
            $"The suspense account still holds {IndianText.Rupees(balance)} at the end of the month. Move it to the right accounts, then lock."
        );

    public static Error TieOut(string month) =>
        new(
            "TIE_OUT_FAILED",
            $"The monthly sums of {Months.Words(month)} differ from its entries. Ask your administrator to verify the ledger before locking."
        );
}
