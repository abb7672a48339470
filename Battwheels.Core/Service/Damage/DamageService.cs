using Battwheels.Core.Common;
using Battwheels.Core.Platform.Undo;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Damage;

/// <summary>
/// Marks on the outline of a vehicle that is taken in. They answer the checklist's question about body and paint, and
/// like every other change of the intake they ask for a new signature.
/// </summary>
public sealed class DamageService(IUnitOfWorkFactory units)
{
    /// <summary>Marks of one visit.</summary>
    public const int Most = 60;

    /// <summary>The drawing with its marks; null when there is no such ticket.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:read.</exception>
    public Task<DamageMap?> GetAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync(TicketPermissions.Read, unit => DamageReading.GetAsync(unit, ticketId, ct), ct);

    /// <summary>Marks a place.</summary>
    /// <returns>The mark's id; or NOT_FOUND, TICKET_NOT_YOURS, INTAKE_LOCKED, PLACE_INVALID, TEXT_TOO_LONG, TOO_MANY_MARKS.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:update.</exception>
    public Task<Result<long>> AddAsync(AddDamageMark input, CommandId command, CancellationToken ct)
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
                if (input.X is < 0 or > 1000 || input.Y is < 0 or > 1000 || !Enum.IsDefined(input.View))
                    return DamageErrors.OffTheDrawing;
                if (CommonErrors.TooLong(nameof(input.Note), input.Note, DamageMark.LongestNote) is { } longer)
                    return longer;
                var marks = unit.Set<DamageMark>().Where(m => m.TicketId == input.TicketId);
                if (await marks.CountAsync(m => m.RemovedAtUtc == null, ct) >= Most)
                    return DamageErrors.TooMany;
                var last = await marks.MaxAsync(m => (int?)m.Number, ct) ?? 0;
                var mark = unit.Add(
                    new DamageMark
                    {
                        TicketId = input.TicketId,
                        Number = last + 1,
                        View = input.View,
                        X = input.X,
                        Y = input.Y,
                        Kind = input.Kind,
                        Note = Plain(input.Note),
                        MarkedAtUtc = unit.Now,
                        MembershipId = unit.Actor.MembershipId,
                    }
                );
                await IntakeWriting.MarkedAsync(unit, found.Value, IntakeFinding.Noted, ct);
                return mark.Id;
            },
            ct
        );
    }

    /// <summary>Says more about a mark.</summary>
    /// <returns>Done; or NOT_FOUND, TICKET_NOT_YOURS, INTAKE_LOCKED, CONCURRENCY_CONFLICT, TEXT_TOO_LONG, PHOTO_MISSING.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:update.</exception>
    public Task<Result<Done>> ChangeAsync(ChangeDamageMark input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return ActAsync(
            input.TicketId,
            input.DamageMarkId,
            command,
            input,
            async (unit, mark) =>
            {
                if (CommonErrors.Stale(mark, input.Version) is { } stale)
                    return stale;
                if (CommonErrors.TooLong(nameof(input.Note), input.Note, DamageMark.LongestNote) is { } longer)
                    return longer;
                if (input.TicketPhotoId is { } photo && !await IsOfVisitAsync(unit, mark.TicketId, photo, ct))
                    return DamageErrors.PhotoMissing;
                (mark.Kind, mark.Note, mark.PhotoId) = (input.Kind, Plain(input.Note), input.TicketPhotoId);
                return null;
            },
            ct
        );
    }

    /// <summary>Takes a mark off; its number is not given again.</summary>
    /// <returns>Done; or NOT_FOUND, TICKET_NOT_YOURS, INTAKE_LOCKED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:update.</exception>
    public Task<Result<Done>> RemoveAsync(long ticketId, long damageMarkId, CommandId command, CancellationToken ct) =>
        ActAsync(
            ticketId,
            damageMarkId,
            command,
            new { ticketId, damageMarkId },
            async (unit, mark) =>
            {
                if (mark.RemovedAtUtc is not null)
                    return null;
                mark.RemovedAtUtc = unit.Now;
                await ReversibleActs.KeepAsync(unit, DamageUndo.TakenOff(mark), ct);
                return null;
            },
            ct
        );

    /// <summary>Shows a mark again that was taken off.</summary>
    /// <param name="version">Of the mark, as it was taken off.</param>
    /// <returns>Done; or NOT_FOUND, TICKET_NOT_YOURS, INTAKE_LOCKED, CONCURRENCY_CONFLICT.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:update.</exception>
    public Task<Result<Done>> PutBackAsync(
        long ticketId,
        long damageMarkId,
        int version,
        CommandId command,
        CancellationToken ct
    ) =>
        ActAsync(
            ticketId,
            damageMarkId,
            command,
            new
            {
                putBack = ticketId,
                damageMarkId,
                version,
            },
            async (unit, mark) =>
            {
                if (CommonErrors.Stale(mark, version) is { } changed)
                    return changed;
                mark.RemovedAtUtc = null;
                await ReversibleActs.UndoesAsync(unit, ct);
                return null;
            },
            ct
        );

    /// <summary>Somebody looked all around it and saw nothing.</summary>
    /// <returns>Done; or NOT_FOUND, TICKET_NOT_YOURS, INTAKE_LOCKED, DAMAGE_MARKED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:update.</exception>
    public Task<Result<Done>> SayNoneAsync(long ticketId, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            TicketPermissions.Update,
            command,
            new { none = ticketId },
            async unit =>
            {
                var found = await FindAsync(unit, ticketId, ct);
                if (found.Error is { } refused)
                    return refused;
                if (await DamageReading.IsMarkedAsync(unit, ticketId, ct))
                    return DamageErrors.Marked;
                await IntakeWriting.MarkedAsync(unit, found.Value, IntakeFinding.Fine, ct);
                return Done.Instance;
            },
            ct
        );

    private Task<Result<Done>> ActAsync(
        long ticketId,
        long markId,
        CommandId command,
        object input,
        Func<IUnitOfWork, DamageMark, Task<Error?>> act,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            TicketPermissions.Update,
            command,
            input,
            async unit =>
            {
                var found = await FindAsync(unit, ticketId, ct);
                if (found.Error is { } refused)
                    return refused;
                var mark = await unit.Set<DamageMark>()
                    .SingleOrDefaultAsync(m => m.Id == markId && m.TicketId == ticketId, ct);
                if (mark is null)
                    return CommonErrors.NotFound;
                if (await act(unit, mark) is { } refusal)
                    return refusal;
                await unit.FlushAsync(ct);
                var isMarked = await DamageReading.IsMarkedAsync(unit, ticketId, ct);
                await IntakeWriting.MarkedAsync(unit, found.Value, isMarked ? IntakeFinding.Noted : null, ct);
                return Done.Instance;
            },
            ct
        );

    private static async Task<Result<ServiceTicket>> FindAsync(IReadUnit unit, long ticketId, CancellationToken ct)
    {
        if (await TicketAccess.FindAsync(unit, ticketId, ct) is not { } ticket)
            return CommonErrors.NotFound;
        if (await TicketScope.RefusalAsync(unit, ticket, TicketPermissions.Update, ct) is { } notYours)
            return notYours;
        return IntakeService.Locked(ticket) is { } locked ? locked : ticket;
    }

    private static Task<bool> IsOfVisitAsync(IReadUnit unit, long ticketId, long photoId, CancellationToken ct) =>
        unit.Set<TicketPhoto>().AnyAsync(p => p.Id == photoId && p.TicketId == ticketId && p.RemovedAtUtc == null, ct);

    private static string? Plain(string? note) => string.IsNullOrWhiteSpace(note) ? null : note.Trim();
}
