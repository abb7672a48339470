using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Undo;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Inspections;

/// <summary>Looking a vehicle over, point by point; and locking it out before high-voltage work.</summary>
public sealed class InspectionService(IUnitOfWorkFactory units)
{
    /// <summary>Null when there is no such ticket.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:read.</exception>
    public Task<TicketInspections?> OfTicketAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync(TicketPermissions.Read, unit => InspectionReading.ReadAsync(unit, ticketId, ct), ct);

    /// <summary>Begins an inspection; one of the same kind that is not finished goes on instead.</summary>
    /// <returns>
    /// Its id; or NOT_FOUND, TICKET_NOT_YOURS, INSPECTION_NOT_NOW, TEMPLATE_UNKNOWN, HV_NOT_CERTIFIED, HV_NOT_LOCKED_OUT.
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:update.</exception>
    public Task<Result<long>> StartAsync(StartInspection input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<long>(
            TicketPermissions.Update,
            command,
            input,
            async unit =>
            {
                var found = await FindAsync(unit, input.TicketId, ct);
                if (found.Error is { } refused)
                    return refused;
                var ticket = found.Value;
                var category = await unit.Set<Vehicle>()
                    .Where(v => v.Id == ticket.VehicleId)
                    .Select(v => v.Category)
                    .SingleAsync(ct);
                if (await InspectionReading.TemplateAsync(unit, input.TemplateCode, category, ct) is not { } template)
                    return InspectionErrors.TemplateUnknown;
                if (await IsolationRefusalAsync(unit, ticket, template.Purpose, ct) is { } unfit)
                    return unfit;
                var open = await unit.Set<Inspection>()
                    .Where(i =>
                        i.TicketId == ticket.Id
                        && i.TemplateCode == template.Code
                        && i.FinishedAtUtc == null
                        && i.DiscardedAtUtc == null
                    )
                    .Select(i => (long?)i.Id)
                    .FirstOrDefaultAsync(ct);
                return open ?? InspectionWriting.Begin(unit, ticket, template).Id;
            },
            ct
        );
    }

    /// <summary>Answers points, all of them or none; answered again, the later word stands.</summary>
    /// <returns>
    /// Done; or NOT_FOUND, TICKET_NOT_YOURS, INSPECTION_NOT_NOW, INSPECTION_FINISHED, READING_OUT_OF_RANGE, TEXT_TOO_LONG.
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:update.</exception>
    public Task<Result<Done>> AnswerAsync(AnswerPoints input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<Done>(
            TicketPermissions.Update,
            command,
            input,
            async unit =>
            {
                var found = await FindAsync(unit, input.TicketId, ct);
                if (found.Error is { } refused)
                    return refused;
                return await InspectionWriting.AnswerAsync(unit, input, unit.Now, ct) is { } error
                    ? error
                    : Done.Instance;
            },
            ct
        );
    }

    /// <summary>Says OK to the lamps of a group nobody has answered.</summary>
    /// <returns>How many; or NOT_FOUND, TICKET_NOT_YOURS, INSPECTION_NOT_NOW, INSPECTION_FINISHED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:update.</exception>
    public Task<Result<int>> RestOkAsync(
        long ticketId,
        long inspectionId,
        string group,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<int>(
            TicketPermissions.Update,
            command,
            new
            {
                ticketId,
                inspectionId,
                group,
            },
            async unit =>
            {
                var found = await FindOpenAsync(unit, ticketId, inspectionId, ct);
                if (found.Error is { } refused)
                    return refused;
                var rest = await InspectionWriting
                    .Points(unit, inspectionId)
                    .Where(p => p.GroupName == group && p.Kind == PointKind.Light && p.Light == null)
                    .ToListAsync(ct);
                foreach (var point in rest)
                    InspectionWriting.Say(unit, point, PointLight.Ok, unit.Now);
                if (rest.Count > 0)
                    await ReversibleActs.KeepAsync(unit, InspectionUndo.RestOk(found.Value, group, rest), ct);
                return rest.Count;
            },
            ct
        );

    /// <summary>Takes back lamps that were said OK together, where nobody has said otherwise since.</summary>
    /// <returns>Done; or NOT_FOUND, TICKET_NOT_YOURS, INSPECTION_NOT_NOW, INSPECTION_FINISHED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:update.</exception>
    public Task<Result<Done>> UnansweredAsync(
        long ticketId,
        long inspectionId,
        IReadOnlyList<long> points,
        CommandId command,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(points);
        return units.RunAsync<Done>(
            TicketPermissions.Update,
            command,
            new
            {
                takenBack = inspectionId,
                ticketId,
                points,
            },
            async unit =>
            {
                var found = await FindOpenAsync(unit, ticketId, inspectionId, ct);
                if (found.Error is { } refused)
                    return refused;
                var said = await InspectionWriting
                    .Points(unit, inspectionId)
                    .Where(p => p.Light == PointLight.Ok)
                    .ToListAsync(ct);
                foreach (var point in said.Where(p => points.Contains(p.Id)))
                    InspectionWriting.Say(unit, point, null, unit.Now);
                await ReversibleActs.UndoesAsync(unit, ct);
                return Done.Instance;
            },
            ct
        );
    }

    /// <summary>
    /// Ends an inspection: it stays as it is, and its values stand among the readings of the visit. A lock-out must be safe in
    /// every point; after it the work may start.
    /// </summary>
    /// <returns>
    /// Done; or NOT_FOUND, TICKET_NOT_YOURS, INSPECTION_NOT_NOW, INSPECTION_FINISHED, INSPECTION_INCOMPLETE, HV_NOT_CERTIFIED,
    /// HV_NOT_SAFE, HV_NOT_LOCKED_OUT.
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:update.</exception>
    public Task<Result<Done>> FinishAsync(long ticketId, long inspectionId, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            TicketPermissions.Update,
            command,
            new { finish = inspectionId, ticketId },
            async unit =>
            {
                var found = await FindOpenAsync(unit, ticketId, inspectionId, ct);
                if (found.Error is { } refused)
                    return refused;
                var ticket = (await TicketAccess.FindAsync(unit, ticketId, ct))!;
                if (await IsolationRefusalAsync(unit, ticket, found.Value.Purpose, ct) is { } unfit)
                    return unfit;
                var points = await InspectionWriting.Points(unit, inspectionId).ToListAsync(ct);
                if (InspectionWriting.Refusal(found.Value, points) is { } open)
                    return open;
                return await InspectionWriting.FinishAsync(unit, ticket, found.Value, points, ct) is { } error
                    ? error
                    : Done.Instance;
            },
            ct
        );

    /// <summary>Throws an unfinished inspection away.</summary>
    /// <returns>Done; or NOT_FOUND, TICKET_NOT_YOURS, INSPECTION_NOT_NOW, INSPECTION_FINISHED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:update.</exception>
    public Task<Result<Done>> DiscardAsync(long ticketId, long inspectionId, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            TicketPermissions.Update,
            command,
            new { discard = inspectionId, ticketId },
            async unit =>
            {
                var found = await FindOpenAsync(unit, ticketId, inspectionId, ct);
                if (found.Error is { } refused)
                    return refused;
                found.Value.DiscardedAtUtc = unit.Now;
                return Done.Instance;
            },
            ct
        );

    /// <summary>What belongs to high voltage is for certified people; making live needs a lock-out.</summary>
    private static async Task<Error?> IsolationRefusalAsync(
        IReadUnit unit,
        ServiceTicket ticket,
        InspectionPurpose purpose,
        CancellationToken ct
    )
    {
        if (purpose is InspectionPurpose.Inspection)
            return null;
        if (!await HvIsolation.IsCertifiedAsync(unit, ct))
            return InspectionErrors.NotCertified;
        return purpose is InspectionPurpose.MakeLive && await HvIsolation.ActiveAsync(unit, ticket.Id, ct) is null
            ? InspectionErrors.NotLockedOut
            : null;
    }

    private static async Task<Result<ServiceTicket>> FindAsync(IReadUnit unit, long ticketId, CancellationToken ct)
    {
        if (await TicketAccess.FindAsync(unit, ticketId, ct) is not { } ticket)
            return CommonErrors.NotFound;
        if (await TicketScope.RefusalAsync(unit, ticket, TicketPermissions.Update, ct) is { } notYours)
            return notYours;
        return InspectionReading.IsOpen(ticket) ? ticket : InspectionErrors.NotNow;
    }

    private static async Task<Result<Inspection>> FindOpenAsync(
        IReadUnit unit,
        long ticketId,
        long inspectionId,
        CancellationToken ct
    )
    {
        var found = await FindAsync(unit, ticketId, ct);
        if (found.Error is { } refused)
            return refused;
        var inspection = await unit.Set<Inspection>()
            .SingleOrDefaultAsync(i => i.Id == inspectionId && i.TicketId == ticketId && i.DiscardedAtUtc == null, ct);
        if (inspection is null)
            return CommonErrors.NotFound;
        return inspection.FinishedAtUtc is null ? inspection : InspectionErrors.Finished;
    }
}
