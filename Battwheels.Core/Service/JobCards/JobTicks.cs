using Battwheels.Core.Common;
using Battwheels.Core.Service.Inspections;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.JobCards;

/// <summary>Ticks of approved lines.</summary>
internal static class JobTicks
{
    /// <returns>The line; or NOT_FOUND, JOB_NOT_OPEN, LINE_NOT_APPROVED.</returns>
    public static async Task<Result<JobLine>> SetAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        long lineId,
        bool isDone,
        DateTime atUtc,
        CancellationToken ct
    )
    {
        if (!ticket.IsAtWork)
            return JobErrors.WrongState(ticket);
        var line = await unit.Set<JobLine>().SingleOrDefaultAsync(l => l.Id == lineId && l.TicketId == ticket.Id, ct);
        if (line is null)
            return CommonErrors.NotFound;
        if (line.State is not (JobLineState.Approved or JobLineState.Done))
            return JobErrors.LineNotApproved;
        if (isDone && await HvIsolation.LineRefusalAsync(unit, ticket, line, ct) is { } unsafeWork)
            return unsafeWork;
        line.State = isDone ? JobLineState.Done : JobLineState.Approved;
        line.DoneAtUtc = isDone ? atUtc : null;
        return line;
    }
}
