using Battwheels.Core.Access;
using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Reports;

/// <summary>One report of the service desk.</summary>
internal interface IServiceReport
{
    ServiceReportKind Kind { get; }

    /// <summary>Asked beside the right to read reports.</summary>
    IReadOnlyList<string> Permissions { get; }

    Task<Result<ServiceReportView>> ReadAsync(
        IReadUnit unit,
        ServiceReportQuery query,
        long? key,
        string? after,
        CancellationToken ct
    );
}

/// <summary>
/// Facts of a span in a few statements, whatever their number; figures by a calculator; one page of the visits behind.
/// </summary>
internal abstract class ServiceReport<TFact> : IServiceReport
    where TFact : class, IReportFact
{
    /// <summary>A year of a large garage; more is refused.</summary>
    public const int MostFacts = 20_000;
    private const int MostRows = 200;
    private const int MostBranches = 100;

    public abstract ServiceReportKind Kind { get; }

    public abstract IReadOnlyList<string> Permissions { get; }

    /// <summary>The usual one first.</summary>
    protected abstract IReadOnlyList<ReportGroup> Groups { get; }

    protected abstract IReadOnlyList<ReportColumn> Columns { get; }

    protected abstract ReportUnit FigureUnit { get; }

    /// <summary>At most one more than <see cref="MostFacts"/>.</summary>
    protected abstract Task<IReadOnlyList<TFact>> FactsAsync(
        IReadUnit unit,
        ServiceReportQuery query,
        ReportTimes times,
        CancellationToken ct
    );

    /// <summary>One for each column.</summary>
    protected abstract IReadOnlyList<decimal?> Figures(IReadOnlyList<TFact> facts);

    /// <summary>Those a list of visits shows, in its order.</summary>
    protected virtual IEnumerable<TFact> Listed(IEnumerable<TFact> facts) =>
        facts.OrderByDescending(f => f.Figure ?? 0m).ThenByDescending(f => f.Id);

    public async Task<Result<ServiceReportView>> ReadAsync(
        IReadUnit unit,
        ServiceReportQuery query,
        long? key,
        string? after,
        CancellationToken ct
    )
    {
        if (query.From > query.To)
            return ReportErrors.Backwards;
        var by = query.By is { } wanted && Groups.Contains(wanted) ? wanted : Groups[0];
        var facts = await FactsAsync(unit, query, ReportTimes.Of(unit, query), ct);
        if (facts.Count > MostFacts)
            return ReportErrors.TooMuch(MostFacts);
        var groups = facts.GroupBy(f => f.Keys.Key(by)).ToList();
        var names = await NamesAsync(unit, by, [0, .. groups.Select(g => g.Key)], ct);
        return new ServiceReportView(
            Kind,
            by,
            Groups,
            Columns,
            [
                .. groups
                    .Select(g => new ServiceReportRow(g.Key, names(g.Key), Figures([.. g])))
                    .OrderByDescending(r => r.Figures[0])
                    .ThenBy(r => r.Name, StringComparer.Ordinal)
                    .ThenBy(r => r.Key)
                    .Take(MostRows),
            ],
            Figures(facts),
            FigureUnit,
            await VisitsAsync(unit, Listed(facts.Where(f => key is null || f.Keys.Key(by) == key)), after, ct),
            await BranchesAsync(unit, ct)
        );
    }

    /// <summary>One page, its names in two statements.</summary>
    private static async Task<Page<ReportVisit>> VisitsAsync(
        IReadUnit unit,
        IEnumerable<TFact> facts,
        string? after,
        CancellationToken ct
    )
    {
        if (!unit.May(TicketPermissions.Read))
            return new Page<ReportVisit>([], null);
        var rest = Cursor.Read(after) is { Id: var last } ? facts.SkipWhile(f => f.Id != last).Skip(1) : facts;
        TFact[] page = [.. rest.Take(Lists.Default + 1)];
        long[] ids = [0, .. page.Select(f => f.Keys.TicketId), .. page.Select(f => f.OtherTicketId).OfType<long>()];
        var tickets = await (
            from t in unit.Set<ServiceTicket>()
            where ids.Contains(t.Id)
            join v in unit.Set<Vehicle>() on t.VehicleId equals v.Id
            join c in unit.Set<Contact>() on t.ContactId equals c.Id
            select new
            {
                t.Id,
                t.Number,
                v.Registration,
                c.Name,
            }
        ).ToDictionaryAsync(t => t.Id, ct);
        var people = await NamesAsync(
            unit,
            ReportGroup.Technician,
            [0, .. page.Select(f => f.Keys.TechnicianId).OfType<long>()],
            ct
        );
        ReportVisit[] rows =
        [
            .. page.Select(f => (Fact: f, Ticket: tickets[f.Keys.TicketId]))
                .Select(r => new ReportVisit(
                    r.Fact.Id,
                    r.Ticket.Id,
                    r.Ticket.Number,
                    r.Ticket.Registration,
                    r.Ticket.Name,
                    r.Fact.Keys.TechnicianId is { } who ? people(who) : null,
                    r.Fact.AtUtc,
                    r.Fact.What,
                    r.Fact.Figure,
                    r.Fact.OtherTicketId,
                    r.Fact.OtherTicketId is { } other ? tickets[other].Number : null
                )),
        ];
        return Lists.Cut(rows, Lists.Default, r => new Cursor("", r.Id));
    }

    private static async Task<Func<long, string>> NamesAsync(
        IReadUnit unit,
        ReportGroup by,
        long[] keys,
        CancellationToken ct
    )
    {
        var named = by switch
        {
            ReportGroup.Branch => unit.Set<Branch>().Select(b => new { b.Id, b.Name }),
            ReportGroup.Technician or ReportGroup.Advisor => unit.Set<Membership>()
                .Select(m => new { m.Id, Name = m.DisplayName }),
            ReportGroup.Category or ReportGroup.Source => null,
        };
        if (named is null)
            return _ => "";
        // No row has the id 0; an empty list would leave a query without its organization.
        var names = await named.Where(n => keys.Contains(n.Id)).ToDictionaryAsync(n => n.Id, n => n.Name, ct);
        return key => names.GetValueOrDefault(key) ?? T("Nobody");
    }

    private static async Task<IReadOnlyList<BranchChoice>> BranchesAsync(IReadUnit unit, CancellationToken ct) =>
        await unit.Set<Branch>()
            .OrderBy(b => b.Name)
            .Select(b => new BranchChoice(b.Id, b.Name))
            .Take(MostBranches)
            .ToListAsync(ct);

    /// <summary>Visits of the branch that is asked for, or of all.</summary>
    protected static IQueryable<ServiceTicket> Tickets(IReadUnit unit, ServiceReportQuery query)
    {
        var branch = query.BranchId;
        return unit.Set<ServiceTicket>().Where(t => branch == null || t.BranchId == branch);
    }
}
