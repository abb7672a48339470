using Battwheels.Core.Common;

namespace Battwheels.Web.Shell.Home;

/// <summary>The days the figures of a home count.</summary>
/// <param name="Code">As in the address; empty for the usual one.</param>
public sealed record HomeSpan(string Code, Phrase Label, DateOnly From, DateOnly To)
{
    /// <summary>In the address of a list: <c>from=2026-10-06&amp;to=2026-11-04</c>.</summary>
    public string Query => $"from={From:yyyy-MM-dd}&to={To:yyyy-MM-dd}";

    /// <summary>Today, a week, 30 days (unless chosen otherwise) and the financial year, each up to today.</summary>
    public static IReadOnlyList<HomeSpan> All(DateOnly today) =>
        [
            new("today", "Today", today, today),
            new("7", "7 days", today.AddDays(-6), today),
            new("", "30 days", today.AddDays(-29), today),
            new("fy", FiscalYear.Of(today).ToString(), FiscalYear.Of(today).Start, today),
        ];

    /// <summary>What is not among them is the usual one.</summary>
    public static HomeSpan Of(string? code, DateOnly today) =>
        All(today).FirstOrDefault(s => s.Code == code) ?? All(today).Single(s => s.Code.Length == 0);
}
