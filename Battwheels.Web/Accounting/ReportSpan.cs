using Battwheels.Core.Common;
using Battwheels.Web.Common;

namespace Battwheels.Web.Accounting;

/// <summary>A span the address asks for, and the ready-made ones.</summary>
public sealed record ReportSpan(string Label, DateOnly From, DateOnly To)
{
    /// <summary>Today where the workshops are.</summary>
    public static DateOnly Today(TimeProvider clock) =>
        DateOnly.FromDateTime(Show.Local(clock.GetUtcNow().UtcDateTime));

    public static ReportSpan ThisMonth(DateOnly today)
    {
        DateOnly first = new(today.Year, today.Month, 1);
        return new(T("This month"), first, first.AddMonths(1).AddDays(-1));
    }

    public static ReportSpan ThisYear(DateOnly today)
    {
        var year = FiscalYear.Of(today);
        return new($"{year}", year.Start, year.End);
    }

    /// <summary>This month, the one before, this fiscal year, the one before.</summary>
    public static IReadOnlyList<ReportSpan> Presets(DateOnly today)
    {
        var month = ThisMonth(today);
        var year = ThisYear(today);
        return
        [
            month,
            new(T("Last month"), month.From.AddMonths(-1), month.From.AddDays(-1)),
            year,
            ThisYear(year.From.AddDays(-1)),
        ];
    }

    /// <summary>What stands in the address; what is missing comes from the usual span.</summary>
    public static ReportSpan Of(string? from, string? to, ReportSpan usual)
    {
        var (first, last) = (AddressText.Date(from), AddressText.Date(to));
        if (first is null && last is null)
            return usual;
        var begin = first ?? (last < usual.From ? FiscalYear.Of(last!.Value).Start : usual.From);
        var end = last ?? (begin > usual.To ? FiscalYear.Of(begin).End : usual.To);
        return new("", Days.Nearest(begin), Days.Nearest(end));
    }

    public string Query => $"from={AddressText.Of(From)}&to={AddressText.Of(To)}";
}
