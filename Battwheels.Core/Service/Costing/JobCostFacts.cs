using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Gst;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Core.Service.Claims;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Sublets;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Costing;

/// <summary>What the costing of one visit is made of, read from the rows that say so.</summary>
internal static class JobCostFacts
{
    private const int Most = 1_000;

    /// <summary>Work before tax: neither place nor scheme matter.</summary>
    private static readonly OfferTerms BeforeTax = new(false, "", SupplyKind.IntraState, RoundToRupee: false);

    public static async Task<IReadOnlyList<JobCostFact>> LinesAsync(
        IReadUnit unit,
        ServiceTicket ticket,
        CancellationToken ct
    )
    {
        var lines = await unit.Set<JobLine>()
            .AsNoTracking()
            .Where(l => l.TicketId == ticket.Id)
            .OrderBy(l => l.Position)
            .ThenBy(l => l.Id)
            .Take(Most)
            .ToListAsync(ct);
        long[] ids = [0, .. lines.Select(l => l.Id)];
        var billed = await BilledAsync(unit, ids, ct);
        var parts = await PartsAsync(unit, ids, ct);
        var outside = await OutsideAsync(unit, ticket.Id, ct);
        var claims = await ClaimsAsync(unit, ids, ct);
        var amounts = OfferCalculator.Lines(lines.Select(OfferPrices.Of), BeforeTax);
        return
        [
            .. lines
                .Zip(
                    amounts,
                    (line, amount) =>
                    {
                        var (cost, isBilled) = outside.GetValueOrDefault(line.Id, (0m, true));
                        var (recovery, claimed) = claims.GetValueOrDefault(line.Id);
                        return new JobCostFact(
                            line.Id,
                            line.Description,
                            line.Kind,
                            line.Payer,
                            IsAgreed(line) && line.Payer is LinePayer.Customer ? amount.Taxable : 0m,
                            billed.Contains(line.Id),
                            parts.GetValueOrDefault(line.Id),
                            cost,
                            isBilled,
                            recovery,
                            claimed
                        );
                    }
                )
                .Zip(lines)
                .Where(l => IsAgreed(l.Second) || l.First.Parts != 0m || l.First.Outside != 0m)
                .Select(l => l.First),
        ];
    }

    /// <summary>Each at the rate of the day it began on; one that runs counts up to now.</summary>
    public static async Task<IReadOnlyList<JobCostTime>> TimeAsync(
        IReadUnit unit,
        ServiceTicket ticket,
        CancellationToken ct
    )
    {
        var entries = await unit.Set<TimeEntry>()
            .Where(t => t.TicketId == ticket.Id)
            .OrderBy(t => t.Id)
            .Take(Most)
            .Select(t => new
            {
                t.JobLineId,
                t.StartedAtUtc,
                t.EndedAtUtc,
            })
            .ToListAsync(ct);
        if (entries.Count == 0)
            return [];
        var rates = await unit.Set<LabourRate>()
            .Where(r => r.BranchId == null || r.BranchId == ticket.BranchId)
            .OrderByDescending(r => r.Id)
            .Take(Most)
            .Select(r => new LabourRateRow(r.Id, r.BranchId, r.ValidFrom, r.PerHour))
            .ToListAsync(ct);
        var zone = TimeZoneInfo.FindSystemTimeZoneById(unit.Organization.TimeZoneId);
        return entries.ConvertAll(e => new JobCostTime(
            e.JobLineId,
            (e.EndedAtUtc ?? unit.Now) - e.StartedAtUtc,
            LabourRateCalculator.PerHour(rates, ticket.BranchId, DayOf(e.StartedAtUtc, zone))
        ));
    }

    private static DateOnly DayOf(DateTime utc, TimeZoneInfo zone) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), zone));

    private static bool IsAgreed(JobLine line) =>
        line.State is JobLineState.Approved or JobLineState.Done && line.Quantity > 0m;

    /// <summary>Lines an invoice that stands has settled.</summary>
    private static async Task<HashSet<long>> BilledAsync(IReadUnit unit, long[] lines, CancellationToken ct) =>
        [
            .. await unit.Set<JobLine>()
                .Where(l => lines.Contains(l.Id) && l.Payer == LinePayer.Customer)
                .Where(l =>
                    unit.Set<InvoiceBalance>().Any(b => b.InvoiceId == l.InvoiceId && b.Status == InvoiceStatus.Issued)
                )
                .Select(l => l.Id)
                .ToListAsync(ct),
        ];

    /// <summary>Value issued less value returned, by line.</summary>
    private static Task<Dictionary<long, decimal>> PartsAsync(IReadUnit unit, long[] lines, CancellationToken ct) =>
        unit.Set<StockMovement>()
            .Where(m => m.SourceType == JobStock.Source && lines.Contains(m.SourceId))
            .GroupBy(m => m.SourceId)
            .Select(g => new { Line = g.Key, Value = g.Sum(m => m.Value) })
            .ToDictionaryAsync(g => g.Line, g => -g.Value, ct);

    /// <summary>The bill that stands, else what was agreed.</summary>
    private static async Task<Dictionary<long, (decimal Cost, bool IsBilled)>> OutsideAsync(
        IReadUnit unit,
        long ticketId,
        CancellationToken ct
    )
    {
        var standing = SubletBilling.Standing(unit);
        var orders = await unit.Set<SubletOrder>()
            .Where(o => o.TicketId == ticketId && o.LiveJobLineId != null)
            .Select(o => new
            {
                o.JobLineId,
                o.AgreedCost,
                Billed = standing.Where(b => b.SubletOrderId == o.Id).Select(b => (decimal?)b.Cost).FirstOrDefault(),
            })
            .ToListAsync(ct);
        return orders.ToDictionary(o => o.JobLineId, o => (o.Billed ?? o.AgreedCost, o.Billed is not null));
    }

    /// <summary>What the maker approved, and what it has still to decide on.</summary>
    private static async Task<Dictionary<long, (decimal Approved, decimal Open)>> ClaimsAsync(
        IReadUnit unit,
        long[] lines,
        CancellationToken ct
    )
    {
        var claims = await unit.Set<ClaimLine>()
            .Where(c => c.LiveJobLineId != null && lines.Contains(c.JobLineId))
            .Select(c => new
            {
                c.JobLineId,
                c.Approved,
                c.Claimed,
            })
            .ToListAsync(ct);
        return claims.ToDictionary(c => c.JobLineId, c => (c.Approved ?? 0m, c.Approved is null ? c.Claimed : 0m));
    }
}
