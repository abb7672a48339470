using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Tickets;

/// <summary>What must be true before somebody works on a vehicle.</summary>
internal static class IntakeGuards
{
    public static async Task<Error?> TechnicianCanWork(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    )
    {
        if (ticket.PrimaryTechnicianId is not { } primary)
            return new Error("TECHNICIAN_MISSING", "Choose the technician who takes the job.", "TechnicianId");
        if (await NotAvailable(unit, primary, "TechnicianId", ct) is { } refusal)
            return refusal;
        return ticket.SecondTechnicianId is { } second
            ? await NotAvailable(unit, second, "SecondTechnicianId", ct)
            : null;
    }

    /// <remarks>Work on a pack or its circuits is for certified people; tickets:override lets somebody else, with a reason.</remarks>
    public static async Task<Error?> HighVoltageCertified(
        IUnitOfWork unit,
        ServiceTicket ticket,
        TransitionNote note,
        CancellationToken ct
    )
    {
        if (!ticket.IsHighVoltage || ticket.PrimaryTechnicianId is not { } technician)
            return null;
        if ((await TechnicianList.FindAsync(unit, technician, ct)).IsHvCertified)
            return null;
        if (!unit.May(TicketPermissions.Override))
            return new Error(
                "HV_NOT_CERTIFIED",
                "This is high-voltage work and the technician holds no HV certificate. Choose a certified one, or ask a manager to assign. Owners and administrators enter certificates under Members.",
                "TechnicianId"
            );
        return string.IsNullOrWhiteSpace(note.Reason)
            ? new Error(
                "HV_NOT_CERTIFIED",
                "This is high-voltage work and the technician holds no HV certificate. Choose a certified one, or say why it may be this one. Certificates are entered under Members.",
                "OverrideReason"
            )
            : null;
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
        if (ticket.IsTakenIn)
            return null;
        var items = await IntakeChecklist.ReadAsync(unit, ticket, ct);
        string[] missing = [.. items.Where(i => i.IsMissing).Select(i => T(i.Asks.Label))];
        return missing.Length == 0
            ? null
            : new Error(
                "INTAKE_INCOMPLETE",
                $"The intake is not complete: {string.Join(", ", missing)}. Open the intake and fill it in, or have it waived with a reason."
            );
    }

    private static async Task<Error?> NotAvailable(
        IUnitOfWork unit,
        long membershipId,
        string field,
        CancellationToken ct
    ) =>
        (await TechnicianList.FindAsync(unit, membershipId, ct)).CanWork
            ? null
            : new Error(
                "TECHNICIAN_NOT_ACTIVE",
                "This person is no active member who may work on tickets. Choose another technician.",
                field
            );
}
