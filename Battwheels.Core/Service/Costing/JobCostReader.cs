using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Costing;

/// <summary>What a visit earned: reckoned anew while it is open, as it was kept once it is closed.</summary>
internal static class JobCostReader
{
    public static async Task<JobCostView?> ReadAsync(IReadUnit unit, long ticketId, CancellationToken ct)
    {
        if (await unit.Set<ServiceTicket>().SingleOrDefaultAsync(t => t.Id == ticketId, ct) is not { } ticket)
            return null;
        if (ticket.State is TicketState.Closed && await KeptAsync(unit, ticketId, ct) is { } kept)
            return new JobCostView(Of(kept), kept.AtUtc);
        return new JobCostView(await ReckonAsync(unit, ticket, ct), null);
    }

    /// <summary>Keeps what the visit has earned, in the transaction that closes it.</summary>
    public static async Task FreezeAsync(IUnitOfWork unit, ServiceTicket ticket, CancellationToken ct)
    {
        var cost = await ReckonAsync(unit, ticket, ct);
        JobCosting kept = new()
        {
            TicketId = ticket.Id,
            BranchId = ticket.BranchId,
            AtUtc = unit.Now,
            Revenue = cost.Revenue,
            Parts = cost.Parts,
            Hours = cost.Hours,
            Labour = cost.Labour,
            Outside = cost.Outside,
            Recovery = cost.Recovery,
            Earned = cost.Earned,
        };
        foreach (var (index, line) in cost.Lines.Index())
            kept.Add(Row(index + 1, line));
        unit.Add(kept);
    }

    private static async Task<JobCost> ReckonAsync(IReadUnit unit, ServiceTicket ticket, CancellationToken ct) =>
        JobCostCalculator.Compute(
            await JobCostFacts.LinesAsync(unit, ticket, ct),
            await JobCostFacts.TimeAsync(unit, ticket, ct),
            ""
        );

    private static Task<JobCosting?> KeptAsync(IReadUnit unit, long ticketId, CancellationToken ct) =>
        unit.Set<JobCosting>()
            .AsNoTracking()
            .Include(c => c.Lines)
            .Where(c => c.TicketId == ticketId)
            .OrderByDescending(c => c.Id)
            .FirstOrDefaultAsync(ct);

    private static JobCost Of(JobCosting kept) =>
        new([
            .. kept
                .Lines.OrderBy(l => l.LineNo)
                .Select(l => new JobCostLine(
                    new JobCostFact(
                        l.JobLineId,
                        l.Description,
                        l.Kind,
                        l.Payer,
                        l.Revenue,
                        l.IsBilled,
                        l.Parts,
                        l.Outside,
                        l.OutsideIsBilled,
                        l.Recovery,
                        l.Claimed
                    ),
                    l.Hours,
                    l.Labour
                )),
        ]);

    private static JobCostingLine Row(int lineNo, JobCostLine line) =>
        new()
        {
            LineNo = lineNo,
            JobLineId = line.Fact.JobLineId,
            Description = line.Fact.Description,
            Kind = line.Fact.Kind,
            Payer = line.Fact.Payer,
            Revenue = line.Fact.Revenue,
            IsBilled = line.Fact.IsBilled,
            Parts = line.Fact.Parts,
            Hours = line.Hours,
            Labour = line.Labour,
            Outside = line.Fact.Outside,
            OutsideIsBilled = line.Fact.OutsideIsBilled,
            Recovery = line.Fact.Recovery,
            Claimed = line.Fact.Claimed,
        };
}
