using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>What must be true before somebody works on a vehicle.</summary>
internal static class IntakeGuards
{
    public static async Task<Error?> TechnicianIsActive(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    )
    {
        if (ticket.PrimaryTechnicianId is not { } technician)
            return new Error("TECHNICIAN_MISSING", "Choose the technician who takes the job.", "TechnicianId");
        return await unit.Set<Membership>().AnyAsync(m => m.Id == technician && m.Status == MembershipStatus.Active, ct)
            ? null
            : new Error(
                "TECHNICIAN_NOT_ACTIVE",
                "This person is not an active member any more. Choose another technician.",
                "TechnicianId"
            );
    }

    public static Task<Error?> TechnicianChosen(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    ) =>
        Task.FromResult(
            ticket.PrimaryTechnicianId is null
                ? new Error("TECHNICIAN_MISSING", "Assign a technician first.", "TechnicianId")
                : null
        );

    public static async Task<Error?> ChecklistComplete(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    )
    {
        var missing = await unit.Set<IntakeItem>()
            .Where(i => i.TicketId == ticket.Id && i.IsMandatory && !i.IsDone && i.WaivedReason == null)
            .OrderBy(i => i.Position)
            .Select(i => i.Label)
            .Take(20)
            .ToListAsync(ct);
        return missing.Count == 0
            ? null
            : new Error(
                "INTAKE_INCOMPLETE",
                $"The intake is not complete: {string.Join(", ", missing)}. Open the intake and fill it in, or waive it with a reason."
            );
    }
}
