namespace Battwheels.Core.Accounting;

/// <summary>When the books are recomputed: every night at 02:10 in India, from the first entry on.</summary>
public static class BooksChecking
{
    public const string Queue = "books-check";

    private static readonly TimeSpan India = TimeSpan.FromMinutes(330);
    private static readonly TimeSpan Night = new(2, 10, 0);

    /// <summary>The next night's moment.</summary>
    public static DateTime NextAfter(DateTime utcNow)
    {
        var local = utcNow + India;
        var tonight = local.Date + Night;
        return DateTime.SpecifyKind((tonight > local ? tonight : tonight.AddDays(1)) - India, DateTimeKind.Utc);
    }

    /// <summary>The day in India.</summary>
    public static DateOnly DayOf(DateTime utcNow) => DateOnly.FromDateTime(utcNow + India);
}
