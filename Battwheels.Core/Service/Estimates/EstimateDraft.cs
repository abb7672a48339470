using Battwheels.Core.Common;
using Battwheels.Core.Platform.Numbering;
using Battwheels.Core.Service.Declined;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>Writing an estimate before it is frozen: opening it, its lines and their order.</summary>
internal static class EstimateDraft
{
    /// <summary>The ticket's estimate that is still under way, or a new one.</summary>
    public static async Task<Result<long>> OpenAsync(IUnitOfWork unit, long ticketId, CancellationToken ct)
    {
        if (await unit.Set<ServiceTicket>().SingleOrDefaultAsync(t => t.Id == ticketId, ct) is not { } ticket)
            return CommonErrors.NotFound;
        var latest = await unit.Set<Estimate>()
            .Where(e => e.TicketId == ticketId)
            .OrderByDescending(e => e.Sequence)
            .FirstOrDefaultAsync(ct);
        if (latest is not null && !IsFinished(latest.State))
            return latest.Id;
        if (!TakesEstimate(ticket.State))
            return EstimateErrors.CannotOpen(TicketErrors.Words(ticket.State));

        var year = FiscalYear.Of(unit.Today);
        var estimate = unit.Add(
            new Estimate
            {
                Number = $"EST-{year.Digits}-{await NumberSeries.TakeAsync(unit, "EST", year, ct):D5}",
                TicketId = ticket.Id,
                Sequence = (latest?.Sequence ?? 0) + 1,
                IsSupplement = await HasApprovedAsync(unit, ticketId, ct),
                ContactId = ticket.ContactId,
                VehicleId = ticket.VehicleId,
                CreatedAtUtc = unit.Now,
                EditedAtUtc = unit.Now,
                LastEditedByMembershipId = unit.Actor.MembershipId,
            }
        );
        await AdoptAsync(unit, estimate, ct);
        return estimate.Id;
    }

    private static Task<bool> HasApprovedAsync(IUnitOfWork unit, long ticketId, CancellationToken ct) =>
        unit.Set<Estimate>()
            .AnyAsync(
                e =>
                    e.TicketId == ticketId
                    && (
                        e.State == EstimateState.Approved
                        || e.State == EstimateState.PartiallyApproved
                        || e.State == EstimateState.Converted
                    ),
                ct
            );

    public static bool IsFinished(EstimateState state) =>
        state
            is EstimateState.Approved
                or EstimateState.PartiallyApproved
                or EstimateState.Converted
                or EstimateState.Void;

    public static bool TakesEstimate(TicketState state) =>
        state
            is TicketState.Open
                or TicketState.Assigned
                or TicketState.Reopened
                or TicketState.InDiagnosis
                or TicketState.Approved
                or TicketState.AwaitingParts
                or TicketState.InProgress;

    /// <summary>The draft to be changed now; or NOT_FOUND, ESTIMATE_FROZEN.</summary>
    public static async Task<Result<Estimate>> FindAsync(IUnitOfWork unit, long estimateId, CancellationToken ct)
    {
        if (await unit.Set<Estimate>().SingleOrDefaultAsync(e => e.Id == estimateId, ct) is not { } estimate)
            return CommonErrors.NotFound;
        if (estimate.State is not EstimateState.Draft)
            return EstimateErrors.Frozen(estimate.CurrentVersionNo);
        (estimate.EditedAtUtc, estimate.LastEditedByMembershipId) = (unit.Now, unit.Actor.MembershipId);
        return estimate;
    }

    /// <summary>A line that no version names is deleted; another one stays, withdrawn.</summary>
    public static async Task DropAsync(IUnitOfWork unit, JobLine line, CancellationToken ct)
    {
        await DeclinedLines.DroppedAsync(unit, line.Id, ct);
        if (
            await unit.Set<EstimateLine>().AnyAsync(l => l.JobLineId == line.Id, ct)
            || await Sublets.SubletGuards.WasOrderedAsync(unit, line.Id, ct)
        )
            line.State = JobLineState.Withdrawn;
        else
            unit.Remove(line);
    }

    /// <param name="steps">-1 one up, 1 one down; beyond the ends it stays there.</param>
    public static async Task<Error?> MoveAsync(IUnitOfWork unit, long lineId, int steps, CancellationToken ct)
    {
        var found = await FindLineAsync(unit, lineId, ct);
        if (found.Error is { } error)
            return error;
        var lines = await OpenLinesAsync(unit, found.Value.EstimateId!.Value, ct);
        int[] places = [.. lines.Select(l => l.Position)];
        var at = lines.FindIndex(l => l.Id == lineId);
        var line = lines[at];
        lines.RemoveAt(at);
        lines.Insert(Math.Clamp(at + steps, 0, lines.Count), line);
        for (var i = 0; i < lines.Count; i++)
            lines[i].Position = places[i];
        return null;
    }

    /// <summary>The lines being written, in order.</summary>
    public static Task<List<JobLine>> OpenLinesAsync(IUnitOfWork unit, long estimateId, CancellationToken ct) =>
        unit.Set<JobLine>()
            .Where(l => l.EstimateId == estimateId && l.State == JobLineState.Proposed)
            .OrderBy(l => l.Position)
            .ThenBy(l => l.Id)
            .ToListAsync(ct);

    /// <summary>The line to be changed now; or NOT_FOUND, ESTIMATE_FROZEN, LINE_DECIDED.</summary>
    private static async Task<Result<JobLine>> FindLineAsync(IUnitOfWork unit, long lineId, CancellationToken ct)
    {
        var line = await unit.Set<JobLine>().SingleOrDefaultAsync(l => l.Id == lineId, ct);
        if (line is not { EstimateId: { } estimateId, State: not JobLineState.Withdrawn })
            return CommonErrors.NotFound;
        var estimate = await FindAsync(unit, estimateId, ct);
        if (estimate.Error is { } error)
            return error;
        if (line.State is not JobLineState.Proposed)
            return EstimateErrors.LineDecided;
        return line;
    }

    /// <summary>What was proposed during the diagnosis for the customer to pay comes onto the estimate.</summary>
    private static async Task AdoptAsync(IUnitOfWork unit, Estimate estimate, CancellationToken ct)
    {
        var proposed = await unit.Set<JobLine>()
            .Where(l =>
                l.TicketId == estimate.TicketId
                && l.EstimateId == null
                && l.State == JobLineState.Proposed
                && l.Payer == LinePayer.Customer
            )
            .OrderBy(l => l.Position)
            .Take(EstimateLimits.Lines)
            .ToListAsync(ct);
        foreach (var line in proposed)
            line.EstimateId = estimate.Id;
    }
}
