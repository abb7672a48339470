using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Portal;

/// <param name="Number">Of the ticket, as told at the counter.</param>
/// <param name="Proof">The registration, or the last four digits of the phone number.</param>
public sealed record TrackVisit(string Number, string Proof, string? IpAddress);

/// <summary>Where a visit stands; nothing else is told without signing in.</summary>
public sealed record TrackedVisit(string Number, TicketState State, bool IsTakenIn, DateTime? PromisedAtUtc);

/// <summary>What somebody with the number of a visit and one more fact may learn. Wrong and unknown are the same.</summary>
public sealed class TrackingService(IUnitOfWorkFactory units)
{
    private const int Longest = 60;

    /// <returns>The visit, or null in it; or TOO_MANY_TRIES.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks system:portal:door.</exception>
    public Task<Result<TrackingAnswer>> FindAsync(TrackVisit input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<TrackingAnswer>(
            PortalPermissions.Door,
            command,
            input,
            async unit =>
            {
                var number = Cut(input.Number).ToUpperInvariant();
                var from = Network.Of(input.IpAddress);
                if (
                    await PublicKnocks.TakeAsync(unit, KnockKind.Tracking, $"ip:{from}", PublicKnocks.Visiting, ct) is
                    { } often
                )
                    return often;
                if (
                    await PublicKnocks.TakeAsync(unit, KnockKind.Tracking, $"no:{number}", PublicKnocks.Number, ct) is
                    { } again
                )
                    return again;
                return new TrackingAnswer(await FindAsync(unit, number, Cut(input.Proof), ct));
            },
            ct
        );
    }

    /// <summary>One statement, whatever is right or wrong.</summary>
    private static async Task<TrackedVisit?> FindAsync(
        IUnitOfWork unit,
        string number,
        string proof,
        CancellationToken ct
    )
    {
        var plate = Registrations.Read(proof, unit.Today).Compact;
        var tail = proof.Length == 4 && proof.All(char.IsAsciiDigit) ? proof : "none";
        var found = await (
            from ticket in unit.Set<ServiceTicket>().AsNoTracking()
            where ticket.Number == number
            join vehicle in unit.Set<Vehicle>() on ticket.VehicleId equals vehicle.Id
            join contact in unit.Set<Contact>() on ticket.ContactId equals contact.Id
            where
                (plate.Length > 4 && vehicle.Registration == plate)
                || (contact.PhoneKey != null && contact.PhoneKey.EndsWith(tail))
            select ticket
        ).SingleOrDefaultAsync(ct);
        return found is null ? null : new TrackedVisit(found.Number, found.State, found.IsTakenIn, found.PromisedAtUtc);
    }

    private static string Cut(string? text)
    {
        var trimmed = (text ?? "").Trim();
        return trimmed.Length <= Longest ? trimmed : trimmed[..Longest];
    }
}

/// <param name="Visit">Null: the two do not belong together.</param>
public sealed record TrackingAnswer(TrackedVisit? Visit);
