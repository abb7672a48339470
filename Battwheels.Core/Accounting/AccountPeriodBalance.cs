using System.Globalization;
using Battwheels.Core.Common;

namespace Battwheels.Core.Accounting;

/// <summary>
/// Sums of an account's lines in one month and branch, kept by the posting transaction itself, so that reports need not
/// read lines. Verified against the lines.
/// </summary>
[NotAudited("Sums of journal lines; the entries are audited.")]
public sealed class AccountPeriodBalance : TenantEntity
{
    /// <summary><c>2026-11</c>.</summary>
    public required string Period { get; init; }

    public required long AccountId { get; init; }

    public required long BranchId { get; init; }

    /// <summary>Year-end closing entries, apart, because profit and loss leave them out.</summary>
    public required bool IsClosing { get; init; }

    /// <summary>Rupees.</summary>
    public required decimal Debit { get; init; }

    /// <summary>Rupees.</summary>
    public required decimal Credit { get; init; }
}

/// <summary>Accounting months as <c>2026-11</c>; as text they sort like dates.</summary>
public static class Months
{
    public static string Of(DateOnly date) => date.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    public static DateOnly First(DateOnly date) => new(date.Year, date.Month, 1);

    public static DateOnly Last(DateOnly date) => First(date).AddMonths(1).AddDays(-1);

    /// <summary>As the reader says it: "July 2026".</summary>
    public static string Words(string month) =>
        Read(month) is { } first ? first.ToString("MMMM yyyy", SpokenDates.Names) : month;

    /// <summary>The month's first day; null when the text is no month.</summary>
    public static DateOnly? Read(string? month) =>
        DateOnly.TryParseExact(
            $"{month}-01",
            "yyyy-MM-dd",
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var day
        )
            ? day
            : null;
}
