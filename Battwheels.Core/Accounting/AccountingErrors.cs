using Battwheels.Core.Common;

namespace Battwheels.Core.Accounting;

public static class AccountingErrors
{
    public static readonly Error TooFewLines = new(
        "TOO_FEW_LINES",
        "An entry needs at least two lines. Add the other side."
    );

    public static readonly Error NothingToReverse = new(
        "NOT_FOUND",
        "This entry does not exist. Open it from the day book and try again."
    );

    public static readonly Error ReversalOfReversal = new(
        "REVERSAL_OF_REVERSAL",
        "This entry is itself a reversal and stays. Post a fresh document instead."
    );

    public static readonly Error ReasonTooShort = new(
        "REASON_TOO_SHORT",
        "Say why in at least 5 characters; the reason is kept with the reversal.",
        "Reason"
    );

    public static readonly Error ReversalTooEarly = new(
        "REVERSAL_TOO_EARLY",
        "A reversal cannot be dated before the entry it reverses. Choose that day or a later one.",
        "Date"
    );

    public static readonly Error PostingConflict = new(
        "POSTING_CONFLICT",
        "This document is already in the books with other amounts. Reverse that entry first, then post again."
    );

    public static Error Unbalanced(decimal difference) =>
        new(
            "UNBALANCED",
            $"Debits and credits differ by {IndianText.Rupees(difference)}. Correct a line so that both sides are equal."
        );

    public static Error LineSides(int lineNo) =>
        new(
            "LINE_SIDES",
            $"Line {lineNo} needs an amount above zero on exactly one side. Enter it as debit or as credit.",
            Field(lineNo, "Debit")
        );

    /// <summary>Of the draft's lines, counted from 1.</summary>
    internal static string Field(int lineNo, string property) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Lines.{lineNo - 1}.{property}");

    public static Error RoleMissing(string role) =>
        new(
            "ACCOUNT_ROLE_MISSING",
            $"No active account has the role {role}, so this cannot be posted. Ask your accountant to give an account of the chart that role."
        );

    public static Error NotPostable(Account account) =>
        new(
            "ACCOUNT_NOT_POSTABLE",
            account.IsGroup
                ? (Phrase)$"{account.Code} {account.Name} is a heading. Choose one of the accounts below it."
                : (Phrase)
                    $"{account.Code} {account.Name} is not active. Activate it in the chart of accounts, or choose another one."
        );

    public static Error AccountUnknown(int lineNo) =>
        new(
            "ACCOUNT_UNKNOWN",
            $"The account of line {lineNo} does not exist. Choose one from the chart of accounts.",
            Field(lineNo, "AccountId")
        );

    public static Error PartyRequired(Account account) =>
        new(
            "PARTY_REQUIRED",
            $"A line on {account.Code} {account.Name} must name a {Word(account.PartyKind)}. Choose one and post again."
        );

    public static Error AlreadyReversed(string number) =>
        new("ALREADY_REVERSED", $"This entry was reversed by {number}. Open that one, or post a fresh document.");

    /// <param name="firstOpen">First day on which posting is possible.</param>
    public static Error PeriodLocked(string month, bool soft, DateOnly firstOpen) =>
        new(
            "PERIOD_LOCKED",
            $"{Months.Words(month)} is {(soft ? T("soft-locked; only who may override posts in it") : T("locked"))}. "
                + $"Use {firstOpen} or a later date, or ask for the month to be reopened.",
            "Date"
        );

    public static readonly Error CodeInvalid = new(
        "ACCOUNT_CODE_INVALID",
        "A code has 1 to 10 letters, digits, points or dashes and begins with a letter or digit, such as 5310. Enter it again.",
        nameof(NewAccount.Code)
    );

    public static readonly Error HeadingUnknown = new(
        "ACCOUNT_HEADING_UNKNOWN",
        "Choose the heading the account stands below; it decides the type.",
        nameof(NewAccount.ParentId)
    );

    public static Error CodeTaken(string code, string name) =>
        new("ACCOUNT_CODE_TAKEN", $"{code} is the code of {name}. Choose another one.", nameof(NewAccount.Code));

    public static Error PostedToByDocuments(Account account) =>
        new(
            "ACCOUNT_IN_USE",
            $"Documents post to {account.Code} {account.Name} by themselves, so it stays in use. Rename it if the name does not fit.",
            nameof(ChangeAccount.IsActive)
        );

    public static Error ActiveBelow(Account account) =>
        new(
            "ACCOUNT_IN_USE",
            $"Accounts below {account.Code} {account.Name} are in use. Take those out of use first.",
            nameof(ChangeAccount.IsActive)
        );

    public static Error HasBalance(Account account, decimal balance) =>
        new(
            "ACCOUNT_IN_USE",
            $"{account.Code} {account.Name} has a balance of {IndianText.Rupees(Math.Abs(balance))} {(balance > 0m ? T("debit") : T("credit"))}. "
                + $"Move it to another account with a journal, then take this one out of use.",
            nameof(ChangeAccount.IsActive)
        );

    private static string Word(PartyKind? kind) =>
        kind switch
        {
            PartyKind.Customer => "customer",
            PartyKind.Vendor => "supplier",
            PartyKind.Employee => "employee",
            PartyKind.Oem => "manufacturer",
            null => "party",
        };
}
