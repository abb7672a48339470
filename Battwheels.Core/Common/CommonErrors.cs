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

    public static Error Required(string field, string label) =>
        new("REQUIRED", $"{label} is missing. Enter it and save again.", field);

    public static Error TooLong(string field, int length, int maximum) =>
        new("TEXT_TOO_LONG", $"{field} has {length} characters; at most {maximum} fit. Shorten it.", field);

    /// <summary>A save based on an older version than the record has now.</summary>
    public static Error? Stale(IVersioned record, int version) =>
        record.Version == version ? null : ConcurrencyConflict;
}
