using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Amc;

/// <summary>One taking of an entitlement, or one given back.</summary>
public sealed record AmcTaken(DateOnly Day, int Quantity);

/// <summary>What is promised of one entitlement.</summary>
/// <param name="Quantity">Null: without limit.</param>
public sealed record AmcAllowance(int? Quantity, AmcPer Per = AmcPer.Contract, bool CarriesOver = false);

/// <param name="Allowed">Null: without limit.</param>
/// <param name="Left">Null: without limit; never below zero.</param>
public sealed record AmcBalance(int? Allowed, int Used, int? Left);

/// <summary>Income of one calendar month of a contract.</summary>
/// <param name="To">Last day it is earned for.</param>
public sealed record AmcIncome(DateOnly To, decimal Amount);

/// <summary>Days, balances and income of service contracts.</summary>
public static class AmcCalculator
{
    /// <summary>Days before the end on which the customer is told, the earliest first.</summary>
    public static IReadOnlyList<int> NoticeDays { get; } = [30, 15, 3];

    /// <summary>Start and calendar months less a day: 31 January and one month end on 27 February.</summary>
    public static DateOnly End(DateOnly start, int months) => start.AddMonths(months).AddDays(-1);

    public static AmcStanding Standing(AmcState state, DateOnly start, DateOnly end, DateOnly today) =>
        state switch
        {
            AmcState.Draft => AmcStanding.Draft,
            AmcState.Cancelled => AmcStanding.Cancelled,
            AmcState.Active => today < start ? AmcStanding.Upcoming
            : today > end ? AmcStanding.Expired
            : AmcStanding.Active,
        };

    /// <summary>Months of the contract that began up to a day, counted from its start: 0 in the first.</summary>
    public static int Month(DateOnly start, DateOnly day)
    {
        var months = (day.Year - start.Year) * 12 + day.Month - start.Month;
        return day < start.AddMonths(months) ? months - 1 : months;
    }

    /// <summary>What is left of an entitlement on a day.</summary>
    public static AmcBalance Balance(
        DateOnly start,
        AmcAllowance allowance,
        DateOnly day,
        IReadOnlyCollection<AmcTaken> taken
    )
    {
        ArgumentNullException.ThrowIfNull(allowance);
        ArgumentNullException.ThrowIfNull(taken);
        var month = Month(start, day);
        var counted = allowance is { Per: AmcPer.Month, CarriesOver: false }
            ? taken.Where(t => Month(start, t.Day) == month)
            : taken;
        var used = counted.Sum(t => t.Quantity);
        if (allowance.Quantity is not { } quantity)
            return new AmcBalance(null, used, null);
        var allowed = allowance is { Per: AmcPer.Month, CarriesOver: true }
            ? quantity * Math.Max(0, month + 1)
            : quantity;
        return new AmcBalance(allowed, used, Math.Max(0, allowed - used));
    }

    /// <summary>
    /// Income by calendar month: the days of the month over the days of the term; the last month takes what rounding left.
    /// </summary>
    public static IReadOnlyList<AmcIncome> Income(DateOnly start, DateOnly end, decimal sold)
    {
        List<AmcIncome> parts = [];
        var term = end.DayNumber - start.DayNumber + 1;
        var rest = sold;
        for (var from = start; from <= end; )
        {
            var to = MonthEnd(from);
            if (to >= end)
                to = end;
            var days = to.DayNumber - from.DayNumber + 1;
            var amount = to == end ? rest : Money.Round(sold * days / term);
            parts.Add(new AmcIncome(to, amount));
            (rest, from) = (rest - amount, to.AddDays(1));
        }

        return parts;
    }

    /// <summary>The nearest notice that is due and was not given; one after an outage, not several.</summary>
    public static int? Notice(DateOnly end, DateOnly today, int? told)
    {
        var left = end.DayNumber - today.DayNumber;
        if (left < 0)
            return null;
        int? due = null;
        foreach (var days in NoticeDays)
            if (left <= days && (told is null || days < told))
                due = days;
        return due;
    }

    /// <summary>The next day a notice falls due after what was told; null: none is left.</summary>
    public static DateOnly? NextNotice(DateOnly end, DateOnly today, int? told)
    {
        foreach (var days in NoticeDays)
        {
            var on = end.DayNumber - days;
            if (on > today.DayNumber && (told is null || days < told))
                return DateOnly.FromDayNumber(on);
        }

        return null;
    }

    public static DateOnly MonthEnd(DateOnly day) =>
        new(day.Year, day.Month, DateTime.DaysInMonth(day.Year, day.Month));
}
