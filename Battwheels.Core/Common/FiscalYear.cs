namespace Battwheels.Core.Common;

/// <summary>An Indian financial year, 1 April to 31 March.</summary>
/// <param name="StartYear">The calendar year of its 1 April: 2026 for FY 2026-27.</param>
public readonly record struct FiscalYear(int StartYear)
{
    public DateOnly Start => new(StartYear, 4, 1);

    public DateOnly End => new(StartYear + 1, 3, 31);

    /// <summary>As printed: <c>2026-27</c>.</summary>
    public string Label => $"{StartYear:D4}-{(StartYear + 1) % 100:D2}";

    /// <summary>As used inside document numbers: <c>2627</c>.</summary>
    public string Digits => $"{StartYear % 100:D2}{(StartYear + 1) % 100:D2}";

    public static FiscalYear Of(DateOnly date) => new(date.Month >= 4 ? date.Year : date.Year - 1);

    public override string ToString() => $"FY {Label}";
}
