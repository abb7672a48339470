using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Numbering;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Amc;
using Battwheels.Core.Service.Sla;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Tickets;

/// <summary>Registers a visit inside the caller's transaction.</summary>
internal static class TicketCreation
{
    public static async Task<Result<long>> CreateAsync(IUnitOfWork unit, NewTicket input, CancellationToken ct)
    {
        var title = TitleOf(input);
        if (Refusal(unit, input, title) is { } refusal)
            return refusal;
        if (input.Priority is not TicketPriority.Medium)
            unit.Demand(TicketPermissions.Priority);
        if (await BranchAsync(unit, input.BranchId, ct) is not { } branch)
            return TicketErrors.BranchMissing;
        if (input.ParentTicketId is { } parent && await TicketAccess.FindAsync(unit, parent, ct) is null)
            return CommonErrors.NotFound;
        VisitParty parties = new(input.VehicleId, input.NewVehicle, input.ContactId, input.NewContact);
        var party = await parties.FindAsync(unit, ct);
        if (party.Error is { } unknown)
            return unknown;
        var (vehicle, contactId) = party.Value;
        if (await ReadOdometerAsync(unit, vehicle, input, ct) is { } odometer)
            return odometer;

        var (number, sequence) = await NumberAsync(unit, branch, ct);
        ServiceTicket ticket = new()
        {
            Number = number,
            Sequence = sequence,
            BranchId = branch.Id,
            Source = input.Source,
            Mode = input.Mode,
            Category = input.Category,
            Priority = input.Priority,
            Title = title,
            Description = input.Description.Trim(),
            Symptoms = Symptoms.Write(input.Symptoms ?? []),
            IsHighVoltage =
                input.IsHighVoltage ?? (input.Symptoms ?? []).Any(c => Symptoms.Find(c)?.IsHighVoltage ?? false),
            ContactId = contactId,
            VehicleId = vehicle.Id,
            OdometerInKm = input.OdometerKm ?? input.NewVehicle?.OdometerKm,
            PromisedAtUtc = input.PromisedAtUtc,
            ParentTicketId = input.ParentTicketId,
            StateSinceUtc = unit.Now,
            CreatedAtUtc = unit.Now,
            CreatedByMembershipId = unit.Actor.MembershipId,
        };
        unit.Add(ticket);
        await AmcCovering.StampAsync(unit, ticket, ct);
        TicketFlow.Created(unit, ticket);
        await SlaClocks.StartAsync(unit, ticket, ct);
        return ticket.Id;
    }

    /// <summary>As typed; else the symptoms; else the first line of the customer's words.</summary>
    private static string TitleOf(NewTicket input)
    {
        if (!string.IsNullOrWhiteSpace(input.Title))
            return input.Title.Trim();
        var symptoms = Symptoms.Read(Symptoms.Write(input.Symptoms ?? []));
        var title =
            symptoms.Count > 0
                ? string.Join(", ", symptoms.Select((s, i) => i == 0 ? s.Label : LowerFirst(s.Label)))
                : input.Description.Trim().Split('\n')[0].Trim();
        return title.Length <= TicketEditing.LongestTitle ? title : $"{title[..(TicketEditing.LongestTitle - 1)]}…";
    }

    private static string LowerFirst(string text) => $"{char.ToLowerInvariant(text[0])}{text[1..]}";

    private static Error? Refusal(IUnitOfWork unit, NewTicket input, string title)
    {
        if (title.Length == 0)
            return new Error(
                "COMPLAINT_MISSING",
                "Say what is wrong: choose a symptom, or write the customer's words.",
                "Description"
            );
        if (TicketEditing.Refusal(title, input.Description) is { } tooLong)
            return tooLong;
        if (input.PromisedAtUtc is { } promised && promised < unit.Now)
            return new Error(
                "PROMISE_PAST",
                "The promised time has passed already. Choose a later one, or leave it empty.",
                "PromisedAtUtc"
            );
        return null;
    }

    private static Task<Branch?> BranchAsync(IUnitOfWork unit, long? branchId, CancellationToken ct) =>
        unit.Set<Branch>()
            .Where(b => branchId == null ? b.IsDefault : b.Id == branchId)
            .OrderBy(b => b.Id)
            .FirstOrDefaultAsync(ct);

    private static async Task<Error?> ReadOdometerAsync(
        IUnitOfWork unit,
        Vehicle vehicle,
        NewTicket input,
        CancellationToken ct
    ) =>
        input.OdometerKm is { } km && input.VehicleId is not null
            ? await Vehicles.ReadOdometerAsync(unit, vehicle.Id, km, input.OdometerReason, ct)
            : null;

    /// <summary>TKT-PUN-2627-00318: branch, fiscal year, running number of both.</summary>
    private static async Task<(string Number, long Sequence)> NumberAsync(
        IUnitOfWork unit,
        Branch branch,
        CancellationToken ct
    )
    {
        var year = FiscalYear.Of(unit.Today);
        var next = await NumberSeries.TakeAsync(unit, $"TKT-{branch.Code}", year, ct);
        return ($"TKT-{branch.Code}-{year.Digits}-{next:D5}", next);
    }
}
