using System.Globalization;
using System.Text;
using System.Text.Json;

namespace Battwheels.Core.Common;

/// <summary>
/// Where a list goes on: the sort key and id of the last row shown. It grants nothing (the organization's filter and the
/// page's permission apply to every page), so a made-up cursor only skips rows of its own list.
/// </summary>
/// <param name="Key">The sort value as invariant text; empty when the list is sorted by id alone.</param>
public readonly record struct Cursor(string Key, long Id)
{
    public static Cursor Of(DateOnly date, long id) =>
        new(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), id);

    public static Cursor Of(DateTime utc, long id) => new(utc.Ticks.ToString(CultureInfo.InvariantCulture), id);

    /// <summary>The key as a date; null when it is none.</summary>
    public DateOnly? Date =>
        DateOnly.TryParseExact(Key, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? date
            : null;

    /// <summary>The key as an instant, UTC; null when it is none.</summary>
    public DateTime? Instant =>
        long.TryParse(Key, NumberStyles.None, CultureInfo.InvariantCulture, out var ticks)
        && ticks <= DateTime.MaxValue.Ticks
            ? new DateTime(ticks, DateTimeKind.Utc)
            : null;

    /// <summary>What stood in the address; null for nothing and for nonsense, which then shows the first page.</summary>
    public static Cursor? Read(string? text)
    {
        if (string.IsNullOrEmpty(text) || text.Length > 600)
            return null;
        try
        {
            var parts = JsonSerializer.Deserialize<string[]>(
                Convert.FromBase64String(
                    text.Replace('-', '+').Replace('_', '/').PadRight((text.Length + 3) / 4 * 4, '=')
                )
            );
            return parts is [var key, var id] && long.TryParse(id, CultureInfo.InvariantCulture, out var number)
                ? new Cursor(key, number)
                : null;
        }
        catch (Exception e) when (e is FormatException or JsonException or DecoderFallbackException)
        {
            return null;
        }
    }

    public override string ToString() =>
        Convert
            .ToBase64String(
                JsonSerializer.SerializeToUtf8Bytes((string[])[Key, Id.ToString(CultureInfo.InvariantCulture)])
            )
            .TrimEnd('=')
            .Replace('+', '-')
            .Replace('/', '_');
}

/// <summary>Sizes of lists and how a page is cut from rows read with one more than it shows.</summary>
public static class Lists
{
    public const int Default = 25;
    public const int Longest = 100;

    /// <summary>Counting and summing a list ends here: it says "10,000+", or of how many its sum is.</summary>
    public const int Counted = 10_000;

    /// <param name="rows">At most <paramref name="size"/> + 1 rows; the extra one only says that there are more.</param>
    public static Page<T> Cut<T>(IReadOnlyList<T> rows, int size, Func<T, Cursor> cursor) =>
        rows.Count > size
            ? new Page<T>([.. rows.Take(size)], cursor(rows[size - 1]).ToString())
            : new Page<T>(rows, null);
}
