using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Approvals;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Sla;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>Reads one ticket.</summary>
internal static class TicketReading
{
    /// <summary>A ticket with the names around it.</summary>
    private sealed record Joined(
        ServiceTicket Ticket,
        Vehicle Vehicle,
        string CustomerName,
        string? CustomerPhone,
        string? Technician,
        string? SecondTechnician,
        SlaMark? Sla
    );

    public static async Task<TicketHead?> HeadAsync(IReadUnit unit, long id, CancellationToken ct)
    {
        if (await FindAsync(unit, id, ct) is not { } found)
            return null;
        var (t, v) = (found.Ticket, found.Vehicle);
        var mayChange = unit.May(TicketPermissions.Update) && TicketScope.MayChange(unit, t);
        var ready = t.State is TicketState.WorkCompleted or TicketState.Invoiced;
        TicketStanding at = new(
            t.State,
            t.IsTakenIn,
            found.Technician,
            t.DiagnosedAtUtc is not null,
            ready && await TicketBalance.CustomerPaysAsync(unit, t, ct),
            ready && await TicketBalance.DeliveryRefusalAsync(unit, t, ct) is null,
            mayChange,
            t.HasLeft,
            t.State is TicketState.Qc ? await QcCheckers.NamesAsync(unit, t, ct) : null,
            t.State is TicketState.EstimateReview
                ? await ApprovalGate.StandingAsync(unit, t, ct)
                : ApprovalStanding.NotNeeded
        );
        return new TicketHead(
            t.Id,
            t.Version,
            t.Number,
            t.Title,
            t.State,
            t.StateSinceUtc,
            TicketStages.Of(t.State, t.ReturnState),
            t.Priority,
            t.IsHighVoltage,
            v.Registration,
            VehicleText(v.Make, v.Model, v.Variant),
            found.CustomerName,
            t.PrimaryTechnicianId,
            found.Technician,
            t.SecondTechnicianId,
            t.PauseReason,
            t.IntakeCompletedAtUtc is not null,
            unit.May(EstimatePermissions.Read),
            unit.May("invoices:read"),
            unit.May(SlaPermissions.Read),
            found.Sla,
            t.MergedIntoId is { } into ? await TicketFamilies.FindAsync(unit, into, ct) : null,
            TicketMerging.IsPossible(t) && unit.May(TicketPermissions.Cancel),
            unit.May(TicketPermissions.Create),
            NextStep.Of(at, unit.May),
            TicketMoves.Of(t, unit.May, mayChange)
        );
    }

    public static async Task<TicketView?> ViewAsync(IReadUnit unit, long id, CancellationToken ct)
    {
        if (await FindAsync(unit, id, ct) is not { } found)
            return null;
        var (t, v) = (found.Ticket, found.Vehicle);
        var mayContacts = unit.May(ContactPermissions.Read);
        return new TicketView(
            t.Id,
            t.Version,
            t.State,
            t.Title,
            t.Description,
            Symptoms.Read(t.Symptoms),
            t.Category,
            t.Priority,
            t.Mode,
            t.Source,
            t.IsHighVoltage,
            t.CreatedAtUtc,
            t.PromisedAtUtc,
            t.IntakeCompletedAtUtc,
            t.OdometerInKm,
            t.SocInPercent,
            t.OdometerOutKm,
            t.SocOutPercent,
            t.NoAskLimit,
            t.DiagnosisNote,
            t.DiagnosedAtUtc,
            t.Outcome,
            t.ConfirmedFault,
            t.WorkSummary,
            t.DeliveredTo,
            t.ParentTicketId,
            found.Technician,
            found.SecondTechnician,
            new TicketCustomer(
                t.ContactId,
                found.CustomerName,
                mayContacts ? found.CustomerPhone : Phones.Mask(found.CustomerPhone),
                !mayContacts && found.CustomerPhone is not null,
                mayContacts
            ),
            await BillToAsync(unit, t, ct),
            VehicleOf(v),
            await TicketLines.MoneyAsync(unit, t, ct),
            await TicketLines.ReadAsync(unit, t.Id, ct),
            await TicketHappenings.LatestAsync(unit, t.Id, 8, ct),
            unit.May(TicketPermissions.Update)
                && TicketScope.MayChange(unit, t)
                && t.State is not (TicketState.Closed or TicketState.Cancelled),
            TicketEditing.TakesDiagnosis(t.State),
            TicketEditing.TakesBillTo(t.State)
        );
    }

    private static async Task<TicketBillTo?> BillToAsync(IReadUnit unit, ServiceTicket ticket, CancellationToken ct) =>
        ticket.BillToContactId is { } id
            ? await unit.Set<Contact>()
                .Where(c => c.Id == id)
                .Select(c => new TicketBillTo(c.Id, c.Name, c.Gstin, c.StateCode))
                .SingleAsync(ct)
            : null;

    public static async Task<Result<string>> CallAsync(IUnitOfWork unit, long id, CancellationToken ct)
    {
        if (await FindAsync(unit, id, ct) is not { } found)
            return CommonErrors.NotFound;
        if (found.CustomerPhone is not { } phone)
            return new Error("PHONE_MISSING", "No number is on record for this customer. Ask an advisor to add one.");
        unit.Audit("PHONE_SHOWN", nameof(ServiceTicket), id, new { found.Ticket.ContactId });
        return phone;
    }

    public static string VehicleText(string make, string model, string? variant) =>
        VehicleNames.Of(make, model, variant);

    private static TicketVehicle VehicleOf(Vehicle v) =>
        new(
            v.Id,
            v.Registration,
            VehicleText(v.Make, v.Model, v.Variant),
            v.Category,
            v.Year,
            v.Colour,
            v.Vin,
            v.BatterySerial,
            v.LastOdometerKm
        );

    private static Task<Joined?> FindAsync(IReadUnit unit, long id, CancellationToken ct) =>
        (
            from t in unit.Set<ServiceTicket>()
            where t.Id == id
            join v in unit.Set<Vehicle>() on t.VehicleId equals v.Id
            join c in unit.Set<Contact>() on t.ContactId equals c.Id
            join m in unit.Set<Membership>() on t.PrimaryTechnicianId equals m.Id into primary
            from technician in primary.DefaultIfEmpty()
            join s in unit.Set<Membership>() on t.SecondTechnicianId equals s.Id into second
            from other in second.DefaultIfEmpty()
            join k in unit.Set<SlaClock>().Where(k => k.IsShown) on t.Id equals k.TicketId into promised
            from clock in promised.DefaultIfEmpty()
            select new Joined(
                t,
                v,
                c.Name,
                c.Phone,
                technician.DisplayName,
                other.DisplayName,
                clock == null ? null : new SlaMark(clock.Kind, clock.State, clock.Verdict, clock.Level, clock.DueUtc)
            )
        ).SingleOrDefaultAsync(ct);
}
