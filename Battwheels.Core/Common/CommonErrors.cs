namespace Battwheels.Core.Common;

/// <summary>Refusals every feature shares.</summary>
public static class CommonErrors
{
    /// <summary>Same words whether the record never existed or belongs to somebody else.</summary>
    public static readonly Error NotFound = new(
        "NOT_FOUND",
        "This record does not exist. Check the number, or search for it."
    );

    public static readonly Error ConcurrencyConflict = new(
        "CONCURRENCY_CONFLICT",
        "Someone else changed this in the meantime. Nothing was saved; reload to see their change, then try again."
    );

    public static readonly Error IdempotencyConflict = new(
        "IDEMPOTENCY_CONFLICT",
        "This form was already sent with other content. Reload the page and enter it again."
    );

    public static readonly Error AlreadyExists = new(
        "ALREADY_EXISTS",
        "Someone saved the same thing a moment ago. Reload to see it."
    );

    /// <summary>Says nothing about a half-done commit: the same command again finds out and is never saved twice.</summary>
    public static readonly Error DatabaseBusy = new(
        "DATABASE_BUSY",
        "Not saved: the database is busy or does not answer. Your entry is kept; try again in a moment, it is never saved twice."
    );

    public static readonly Error ClockSkew = new(
        "CLOCK_SKEW",
        "Not saved: the server's clock stands more than 5 minutes before the newest record, so dates and numbers would be "
            + "wrong. Your entry is kept; ask the operator to set the clock, then send it again. Reading goes on."
    );

    public static readonly Error DiskFull = new(
        "DISK_FULL",
        "Not saved: the server's disk is almost full. Your entry is kept; ask the operator to make room, then send it "
            + "again. Reading goes on."
    );

    /// <summary>Says nothing about what was asked, only about the moment: the same may be tried again later.</summary>
    public static bool IsPassing(Error? error) => error == DatabaseBusy || error == ClockSkew || error == DiskFull;

    public static Error Required(string field, Phrase label) =>
        new("REQUIRED", $"{label} is missing. Enter it and save again.", field);

    /// <summary>Null when the text, without spaces around it, fits.</summary>
    public static Error? TooLong(string field, string? text, int maximum) =>
        text?.Trim().Length is { } length && length > maximum ? TooLong(field, length, maximum) : null;

    public static Error TooLong(string field, int length, int maximum) =>
        new("TEXT_TOO_LONG", $"{field} has {length} characters; at most {maximum} fit. Shorten it.", field);

    /// <summary>A save based on an older version than the record has now.</summary>
    public static Error? Stale(IVersioned record, int version) =>
        record.Version == version ? null : ConcurrencyConflict;
}
