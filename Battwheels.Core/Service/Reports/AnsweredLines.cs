using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Reports;

/// <summary>Lines the customer pays for, with the word on each.</summary>
internal static class AnsweredLines
{
    /// <summary>One row of the join; a class, so that conditions can be put on it.</summary>
    public sealed class Row
    {
        public required long Id { get; init; }
        public required DateTime AtUtc { get; init; }
        public required long VehicleId { get; init; }
        public required long? AdvisorId { get; init; }
        public required ServiceTicket Ticket { get; init; }
        public required EstimateLine Line { get; init; }
    }

    public static IQueryable<Row> Of(IReadUnit unit, IQueryable<ServiceTicket> tickets, bool approved) =>
        from word in unit.Set<EstimateDecisionLine>()
        where word.IsApproved == approved && !word.IsOtherOption
        join decision in unit.Set<EstimateDecision>() on word.EstimateDecisionId equals decision.Id
        join line in unit.Set<EstimateLine>() on word.EstimateLineId equals line.Id
        where line.Payer == LinePayer.Customer
        join version in unit.Set<EstimateVersion>() on decision.EstimateVersionId equals version.Id
        join estimate in unit.Set<Estimate>() on decision.EstimateId equals estimate.Id
        join ticket in tickets on estimate.TicketId equals ticket.Id
        select new Row
        {
            Id = word.Id,
            AtUtc = decision.AtUtc,
            VehicleId = estimate.VehicleId,
            AdvisorId = version.SubmittedByMembershipId,
            Ticket = ticket,
            Line = line,
        };

    public static Task<List<AnsweredLine>> ListAsync(IQueryable<Row> rows, int most, CancellationToken ct) =>
        rows.OrderBy(r => r.Id)
            .Take(most)
            .Select(r => new AnsweredLine(
                r.Id,
                new ReportKeys(
                    r.Ticket.Id,
                    r.Ticket.Category,
                    r.Ticket.PrimaryTechnicianId,
                    r.AdvisorId,
                    r.Ticket.BranchId,
                    r.Ticket.Source
                ),
                r.AtUtc,
                r.Line.JobLineId,
                r.VehicleId,
                r.Line.ItemId,
                r.Line.Description,
                r.Line.Taxable,
                r.Line.IsSafetyCritical
            ))
            .ToListAsync(ct);
}
