using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Declined;

/// <summary>Keeps declined work inside the transaction of the answer.</summary>
internal static class DeclinedLines
{
    /// <summary>Declined lines the customer would have paid for are kept; what is approved now needs no follow-up.</summary>
    /// <param name="lines">Of the version, each with its answer as its state.</param>
    /// <param name="other">Lines of options that were not the one that counts: nothing to follow up.</param>
    public static async Task AnsweredAsync(
        IUnitOfWork unit,
        Estimate estimate,
        EstimateVersion version,
        IReadOnlyList<JobLine> lines,
        IReadOnlySet<long> other,
        CancellationToken ct
    )
    {
        long[] ids = [0, .. lines.Select(l => l.Id)];
        var kept = await unit.Set<DeclinedLine>()
            .Where(d => ids.Contains(d.JobLineId) || (d.TakenUpLineId != null && ids.Contains(d.TakenUpLineId.Value)))
            .ToListAsync(ct);
        var values = version.Lines.ToDictionary(l => l.JobLineId, l => l.Taxable);
        foreach (var line in lines)
            if (line.State is JobLineState.Approved)
                foreach (var won in kept.Where(d => d.JobLineId == line.Id || d.TakenUpLineId == line.Id))
                    won.State = DeclinedState.Approved;
            else if (other.Contains(line.Id))
                foreach (var before in kept.Where(d => d.JobLineId == line.Id && d.IsLive))
                    before.State = DeclinedState.NotWanted;
            else if (line is { State: JobLineState.Declined, Payer: LinePayer.Customer })
                Keep(unit, estimate, line, values[line.Id], kept.Find(d => d.JobLineId == line.Id));
    }

    private static void Keep(IUnitOfWork unit, Estimate estimate, JobLine line, decimal value, DeclinedLine? before)
    {
        if (before is null)
        {
            unit.Add(
                new DeclinedLine
                {
                    TicketId = estimate.TicketId,
                    JobLineId = line.Id,
                    VehicleId = estimate.VehicleId,
                    Description = line.Description,
                    Value = value,
                    IsSafetyCritical = line.IsSafetyCritical,
                    DeclinedAtUtc = unit.Now,
                }
            );
            return;
        }

        (before.Description, before.Value, before.IsSafetyCritical) = (line.Description, value, line.IsSafetyCritical);
        (before.DeclinedAtUtc, before.State) = (unit.Now, DeclinedState.Open);
    }

    /// <summary>A line that is taken off an estimate again was not taken up.</summary>
    public static async Task DroppedAsync(IUnitOfWork unit, long jobLineId, CancellationToken ct)
    {
        var back = await unit.Set<DeclinedLine>().Where(d => d.TakenUpLineId == jobLineId).ToListAsync(ct);
        foreach (var line in back.Where(d => d.State is DeclinedState.TakenUp))
            (line.State, line.TakenUpLineId) = (DeclinedState.Open, null);
    }
}
