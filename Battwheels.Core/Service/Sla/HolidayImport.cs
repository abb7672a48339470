using Battwheels.Core.Common;
using Battwheels.Core.Platform.Import;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Sla;

/// <summary>A year's holidays from a file. The same file again brings nothing twice.</summary>
public sealed class HolidayImport : IImportKind
{
    private const string Date = "Date";
    private const string Name = "Name";
    private const string Hours = "Hours";
    private const string BranchCode = "Branch";

    public string Code => "holidays";

    public string Title => "Holidays";

    public string Permission => SlaPermissions.Update;

    public IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new(Date, "Date", true, "26/01/2027", "Day", "Holiday date"),
        new(Name, "Name", true, "Republic Day", "Holiday", "Occasion", "Festival"),
        new(Hours, "Closed hours", false, "13:00-18:00", "Closed", "Time", "Hours"),
        new(BranchCode, "Branch code", false, "MAIN", "Branch", "Location"),
    ];

    public IEnumerable<ImportKey> Keys(ImportCells cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        yield return new ImportKey(
            Date,
            $"{cells.Date(Date)}|{cells.Text(Hours)}|{cells.Text(BranchCode)}".ToUpperInvariant(),
            cells.Text(Name)
        );
    }

    public IReadOnlyList<string> TakeBackPermissions { get; } = [SlaPermissions.Update];

    /// <summary>As when they are removed by hand: promises not decided yet are reckoned anew, what was decided stays.</summary>
    public async Task<IReadOnlyList<Error?>> TakeBackAsync(
        IUnitOfWork unit,
        IReadOnlyList<ImportMade> made,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(made);
        long[] ids = [.. made.Select(m => m.Id)];
        var holidays = await unit.Set<SlaHoliday>().Where(h => ids.Contains(h.Id)).ToListAsync(ct);
        foreach (var holiday in holidays)
            unit.Remove(holiday);
        foreach (var calendarId in holidays.Select(h => h.CalendarId).Distinct())
            await SlaCalendars.ChangedAsync(
                unit,
                await unit.Set<SlaCalendar>().SingleAsync(c => c.Id == calendarId, ct),
                ct
            );
        return new Error?[made.Count];
    }

    public async Task<IReadOnlyList<Result<ImportMade>>> ApplyAsync(
        IUnitOfWork unit,
        IReadOnlyList<ImportCells> rows,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(rows);
        var places = await (
            from c in unit.Set<SlaCalendar>()
            join b in unit.Set<Branch>() on c.BranchId equals b.Id
            select new { Calendar = c, Branch = b }
        )
            .Take(SlaRules.MostPolicies)
            .ToListAsync(ct);
        List<Result<ImportMade>> results = [];
        HashSet<SlaCalendar> changed = [];
        foreach (var cells in rows)
        {
            var code = cells.Text(BranchCode).ToUpperInvariant();
            var calendar = places.Find(p => code.Length == 0 ? p.Branch.IsDefault : p.Branch.Code == code)?.Calendar;
            var added = await AddAsync(unit, cells, calendar, ct);
            results.Add(added);
            if (added.Error is null)
                changed.Add(calendar!);
        }

        foreach (var calendar in changed)
            await SlaCalendars.ChangedAsync(unit, calendar, ct);
        return results;
    }

    private static async Task<Result<ImportMade>> AddAsync(
        IUnitOfWork unit,
        ImportCells cells,
        SlaCalendar? calendar,
        CancellationToken ct
    )
    {
        var date = cells.Date(Date);
        if (cells.Faults is [{ } fault, ..])
            return fault;
        if (calendar is null)
            return new Error(
                "BRANCH_UNKNOWN",
                $"No branch with hours of its own has the code {cells.Text(BranchCode)}. Correct it, or leave it empty for the default branch.",
                BranchCode
            );
        AddHoliday input = new(date, cells.Text(Name), cells.TextOrNull(Hours));
        var added = await SlaCalendarService.AddAsync(unit, calendar, input, ct);
        return added.Error is { } refused ? refused : new ImportMade(added.Value.Id);
    }
}
