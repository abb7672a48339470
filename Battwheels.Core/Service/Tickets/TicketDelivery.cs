using Battwheels.Core.Common;
using Battwheels.Core.Crm;

namespace Battwheels.Core.Service.Tickets;

/// <summary>Handing over, inside the caller's transaction.</summary>
internal static class TicketDelivery
{
    public static async Task<Error?> DeliverAsync(IUnitOfWork unit, DeliverTicket input, CancellationToken ct)
    {
        var found = await TicketAccess.FindAsync(unit, input.TicketId, input.Version, ct);
        if (found.Error is { } refused)
            return refused;
        var ticket = found.Value;
        if (string.IsNullOrWhiteSpace(input.DeliveredTo))
            return CommonErrors.Required("DeliveredTo", "Who takes the vehicle");
        if (input.SocOutPercent is < 0 or > 100)
            return new Error("SOC_INVALID", "A state of charge lies between 0 and 100 %. Correct it.", "SocOutPercent");
        if (await ReadOdometerAsync(unit, ticket, input, ct) is { } odometer)
            return odometer;

        // The step's own conditions come first: nobody is asked to sign for a vehicle that may not leave.
        var signature = Signatures.Refusal(input.Signature) is null
            ? Signatures.Add(unit, Signatures.Delivery, ticket.Id, input.Signature).Value.Id
            : (long?)null;
        (ticket.DeliveredTo, ticket.OdometerOutKm, ticket.SocOutPercent) = (
            input.DeliveredTo.Trim(),
            input.OdometerOutKm,
            input.SocOutPercent
        );
        if (await TicketFlow.ApplyAsync(unit, ticket, TicketAction.Deliver, new(EvidenceId: signature), ct) is { } no)
            return no.Code == DeliveryGuards.Unsigned.Code ? Signatures.Refusal(input.Signature) ?? no : no;
        unit.WorkDue(TicketAutoClose.QueueName, unit.Now + TicketAutoClose.After);
        return null;
    }

    private static async Task<Error?> ReadOdometerAsync(
        IUnitOfWork unit,
        ServiceTicket ticket,
        DeliverTicket input,
        CancellationToken ct
    )
    {
        if (input.OdometerOutKm is not { } km)
            return CommonErrors.Required("OdometerOutKm", "The odometer reading");
        if (ticket.OdometerInKm is { } kmIn && km < kmIn && string.IsNullOrWhiteSpace(input.OdometerReason))
            return new Error(
                "ODOMETER_BELOW_INTAKE",
                $"The vehicle came in with {IndianText.Number(kmIn)} km. Correct the reading, or say why it is lower (meter replaced).",
                "OdometerOutKm"
            );
        var refused = await Vehicles.ReadOdometerAsync(unit, ticket.VehicleId, km, input.OdometerReason, ct);
        return refused is { Field: "OdometerKm" } ? refused with { Field = "OdometerOutKm" } : refused;
    }
}
