using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Sla;

public enum SlaGroup
{
    Clock,
    Priority,
    Branch,
    Technician,
    Customer,
}

/// <param name="From">Promises due from this day on, in the organization's time zone.</param>
/// <param name="To">Up to and with this day.</param>
public sealed record SlaReportQuery(DateOnly From, DateOnly To, SlaGroup By = SlaGroup.Clock);

/// <summary>How promises that fell due were kept.</summary>
/// <param name="Rows">The most broken promises first.</param>
/// <param name="Overrides">Exceptions made in these days.</param>
public sealed record SlaReport(SlaFigures All, IReadOnlyList<SlaReportRow> Rows, int Overrides);

/// <param name="Key">Of the group, for the list behind it; 0: nobody.</param>
public sealed record SlaReportRow(long Key, string Name, SlaFigures Figures);

/// <param name="Median">Open minutes until it happened, of those that have.</param>
/// <param name="PausedPercent">Share of the open time in which the clocks stood still.</param>
public sealed record SlaFigures(int Met, int Breached, int? Median, int? P90, decimal PausedPercent)
{
    /// <summary>Percent, one decimal; null when nothing was due.</summary>
    public decimal? Compliance => Met + Breached == 0 ? null : Money.RoundTo(Met * 100m / (Met + Breached), 1);
}

/// <summary>A promise that was not kept.</summary>
public sealed record MissedPromise(
    long ClockId,
    long TicketId,
    string Number,
    string CustomerName,
    string? Technician,
    TicketPriority Priority,
    SlaClockKind Kind,
    DateTime DueUtc,
    DateTime? EndedAtUtc,
    int LateMinutes
);

/// <summary>How promises were kept, by clock, priority, branch, technician or customer.</summary>
public sealed class SlaReportService(IUnitOfWorkFactory units)
{
    public const int MostGroups = 500;
    private const int Portion = 5_000;

    /// <returns>The report; or SPAN_INVALID.</returns>
    public Task<Result<SlaReport>> ReadAsync(SlaReportQuery query, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        return units.ReadAsync<Result<SlaReport>>(
            SlaPermissions.Read,
            async unit =>
            {
                if (query.From > query.To)
                    return new Error(
                        "SPAN_INVALID",
                        "The first day is after the last. Choose them the other way round.",
                        "From"
                    );
                var due = await DueAsync(unit, query, ct);
                var (from, to) = Span(unit, query);
                var overrides = await unit.Set<SlaTerms>()
                    .CountAsync(t => t.Cause == SlaCause.Override && t.AtUtc >= from && t.AtUtc < to, ct);
                var groups = due.GroupBy(d => d.Key(query.By)).ToList();
                var names = await NamesAsync(unit, query.By, [.. groups.Select(g => g.Key)], ct);
                return new SlaReport(
                    SlaFiguresCalculator.Of(due),
                    [
                        .. groups
                            .Select(g => new SlaReportRow(g.Key, names(g.Key), SlaFiguresCalculator.Of([.. g])))
                            .OrderByDescending(r => r.Figures.Breached)
                            .ThenBy(r => r.Name, StringComparer.Ordinal)
                            .Take(MostGroups),
                    ],
                    overrides
                );
            },
            ct
        );
    }

    /// <summary>The promises of a group that were not kept, the latest due first.</summary>
    /// <param name="key">Null: of all groups.</param>
    public Task<Page<MissedPromise>> MissedAsync(SlaReportQuery query, long? key, string? after, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(query);
        return units.ReadAsync(
            SlaPermissions.Read,
            async unit =>
            {
                unit.Demand(TicketPermissions.Read);
                var clocks = Within(unit, query).Where(c => c.Verdict == SlaVerdict.Breached);
                if (Cursor.Read(after) is { Id: var last })
                    clocks = clocks.Where(c => c.Id < last);
                var rows = await Missed(unit, clocks, query.By, key).Take(Lists.Default + 1).ToListAsync(ct);
                return Lists.Cut(rows, Lists.Default, r => new Cursor("", r.ClockId));
            },
            ct
        );
    }

    /// <summary>Puts a download of the report on record.</summary>
    public Task<Result<Done>> RecordExportAsync(SlaReportQuery query, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            SlaPermissions.Export,
            command,
            query,
            unit =>
            {
                unit.Demand(SlaPermissions.Read);
                unit.Audit("SLA_REPORT_EXPORTED", nameof(SlaClock), 0, query);
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );

    private static IQueryable<SlaClock> Within(IReadUnit unit, SlaReportQuery query)
    {
        var (from, to) = Span(unit, query);
        return unit.Set<SlaClock>()
            .Where(c => c.DueUtc >= from && c.DueUtc < to)
            .Where(c => c.Verdict == SlaVerdict.Met || c.Verdict == SlaVerdict.Breached);
    }

    private static (DateTime From, DateTime To) Span(IReadUnit unit, SlaReportQuery query)
    {
        var zone = TimeZoneInfo.FindSystemTimeZoneById(unit.Organization.TimeZoneId);
        return (Start(query.From), Start(query.To.AddDays(1)));

        DateTime Start(DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), zone);
    }

    /// <summary>All of them, however many: in portions, each a few numbers.</summary>
    private static async Task<List<DuePromise>> DueAsync(IReadUnit unit, SlaReportQuery query, CancellationToken ct)
    {
        List<DuePromise> all = [];
        for (var last = 0L; ; last = all[^1].Id)
        {
            var portion = await (
                from c in Within(unit, query)
                where c.Id > last
                join t in unit.Set<ServiceTicket>() on c.TicketId equals t.Id
                orderby c.Id
                select new DuePromise(
                    c.Id,
                    c.Kind,
                    c.Verdict,
                    c.EndedAtUtc != null,
                    c.UsedMinutes,
                    c.PausedMinutes,
                    t.Priority,
                    t.BranchId,
                    t.PrimaryTechnicianId ?? 0,
                    t.ContactId
                )
            )
                .Take(Portion)
                .ToListAsync(ct);
            all.AddRange(portion);
            if (portion.Count < Portion)
                return all;
        }
    }

    private static async Task<Func<long, string>> NamesAsync(
        IReadUnit unit,
        SlaGroup by,
        long[] keys,
        CancellationToken ct
    )
    {
        var named = by switch
        {
            SlaGroup.Branch => unit.Set<Branch>().Select(b => new { b.Id, b.Name }),
            SlaGroup.Technician => unit.Set<Membership>().Select(m => new { m.Id, Name = m.DisplayName }),
            SlaGroup.Customer => unit.Set<Contact>().Select(c => new { c.Id, c.Name }),
            SlaGroup.Clock or SlaGroup.Priority => null,
        };
        if (named is null)
            return key => by is SlaGroup.Clock ? $"{(SlaClockKind)key}" : $"{(TicketPriority)key}";
        var names = await named.Where(n => keys.Contains(n.Id)).ToDictionaryAsync(n => n.Id, n => n.Name, ct);
        return key => names.GetValueOrDefault(key) ?? T("Nobody");
    }

    private static IQueryable<MissedPromise> Missed(IReadUnit unit, IQueryable<SlaClock> clocks, SlaGroup by, long? key)
    {
        var tickets = unit.Set<ServiceTicket>();
        if (key is { } group)
            (clocks, tickets) = by switch
            {
                SlaGroup.Clock => (clocks.Where(c => c.Kind == (SlaClockKind)group), tickets),
                SlaGroup.Priority => (clocks, tickets.Where(t => t.Priority == (TicketPriority)group)),
                SlaGroup.Branch => (clocks, tickets.Where(t => t.BranchId == group)),
                SlaGroup.Technician => (clocks, tickets.Where(t => (t.PrimaryTechnicianId ?? 0) == group)),
                SlaGroup.Customer => (clocks, tickets.Where(t => t.ContactId == group)),
            };
        return from c in clocks
            join t in tickets on c.TicketId equals t.Id
            join k in unit.Set<Contact>() on t.ContactId equals k.Id
            join m in unit.Set<Membership>() on t.PrimaryTechnicianId equals m.Id into given
            from technician in given.DefaultIfEmpty()
            orderby c.Id descending
            select new MissedPromise(
                c.Id,
                t.Id,
                t.Number,
                k.Name,
                technician.DisplayName,
                t.Priority,
                c.Kind,
                c.DueUtc,
                c.EndedAtUtc,
                c.LateMinutes
            );
    }
}
