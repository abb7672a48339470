using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Messages;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Portal;

/// <summary>What the public form must hold.</summary>
internal static class PublicIntakeRules
{
    public static Error? Refusal(PublicIntake input) =>
        Error.Of(
            string.IsNullOrWhiteSpace(input.Name) ? CommonErrors.Required(nameof(input.Name), T("Your name")) : null,
            Phones.Read(input.Phone)?.Key is null
                ? new Error("PHONE_UNCLEAR", "Type a mobile number of ten digits.", nameof(input.Phone))
                : null,
            string.IsNullOrWhiteSpace(input.Registration)
                ? CommonErrors.Required(nameof(input.Registration), T("Registration number"))
                : null,
            string.IsNullOrWhiteSpace(input.Vehicle)
                ? CommonErrors.Required(nameof(input.Vehicle), T("Make and model"))
                : null,
            string.IsNullOrWhiteSpace(input.Problem)
                ? CommonErrors.Required(nameof(input.Problem), T("What is wrong"))
                : null,
            input.Consents
                ? null
                : new Error(
                    "CONSENT_MISSING",
                    "Tick that we may keep this and call you about it.",
                    nameof(input.Consents)
                ),
            input.Photos.Count > PublicIntake.MostPhotos
                ? new Error("INTAKE_PHOTOS", "Choose at most 3 photos.", nameof(input.Photos))
                : null,
            CommonErrors.TooLong(nameof(input.Name), input.Name, 120),
            CommonErrors.TooLong(nameof(input.Registration), Registrations.Normalize(input.Registration), 20),
            CommonErrors.TooLong(nameof(input.Vehicle), input.Vehicle, 80),
            CommonErrors.TooLong(nameof(input.Problem), input.Problem, 2_000)
        );
}

/// <summary>From the form to a ticket, inside the caller's transaction.</summary>
internal static class PublicIntakes
{
    /// <summary>Whatever record stands in the way: the stranger learns nothing of it.</summary>
    private static readonly Error Refused = new(
        "INTAKE_REFUSED",
        "This could not be taken here. Call the workshop, they will register it."
    );

    /// <returns>The ticket; or INTAKE_REFUSED.</returns>
    public static async Task<Result<(long TicketId, string Number)>> RegisterAsync(
        IUnitOfWork unit,
        PublicIntake input,
        long? branchId,
        CancellationToken ct
    )
    {
        var plate = Registrations.Read(input.Registration, unit.Today).Compact;
        var vehicle = await unit.Set<Vehicle>()
            .AsNoTracking()
            .Where(v => v.RegistrationKey == plate)
            .Select(v => new { v.Id, v.ContactId })
            .SingleOrDefaultAsync(ct);
        var contact = await KnownAsync(unit, Phones.Read(input.Phone)!.Key!, vehicle?.ContactId, ct);
        var made = await TicketCreation.CreateAsync(
            unit,
            new NewTicket(
                Description: input.Problem,
                VehicleId: vehicle?.Id,
                NewVehicle: vehicle is null ? NewVehicle(input) : null,
                ContactId: contact,
                NewContact: contact is null ? NewContact(input) : null,
                Source: input.PosterCode is null ? TicketSource.PublicForm : TicketSource.Qr,
                BranchId: branchId
            ),
            ct
        );
        if (made.Error is not null)
            return Refused;
        await unit.FlushAsync(ct);
        var ticket = await unit.Set<ServiceTicket>().SingleAsync(t => t.Id == made.Value, ct);
        if (contact is null)
            Consent(unit, ticket.ContactId);
        return (ticket.Id, ticket.Number);
    }

    /// <summary>What the customer sent along, with the ticket.</summary>
    public static void Keep(IUnitOfWork unit, long ticketId, IReadOnlyList<StoredPhoto> photos)
    {
        foreach (var photo in photos)
            unit.Add(
                new TicketPhoto
                {
                    TicketId = ticketId,
                    Kind = PhotoKind.Intake,
                    FileKey = photo.FileKey,
                    ThumbKey = photo.ThumbKey,
                    Bytes = photo.Bytes,
                    Sha256 = photo.Sha256,
                    Width = photo.Width,
                    Height = photo.Height,
                    TakenAtUtc = unit.Now,
                    ActorName = unit.Actor.Name,
                }
            );
    }

    /// <summary>By the very number alone; of several the owner of the vehicle, else the oldest.</summary>
    private static async Task<long?> KnownAsync(IUnitOfWork unit, string phone, long? ownerId, CancellationToken ct)
    {
        var holders = unit.Set<ContactKey>()
            .Where(k => k.Kind == ContactKeyKind.Phone && k.Key == phone)
            .Select(k => k.ContactId);
        var known = await unit.Set<Contact>()
            .Where(c => !c.IsArchived && holders.Contains(c.Id))
            .OrderBy(c => c.Id)
            .Select(c => c.Id)
            .Take(20)
            .ToListAsync(ct);
        if (known.Count == 0)
            return null;
        return ownerId is { } owner && known.Contains(owner) ? owner : known[0];
    }

    /// <summary>With a reason, so that nobody is refused as somebody else; the workshop compares later.</summary>
    private static ContactInput NewContact(PublicIntake input) =>
        new(ContactKind.Person, input.Name.Trim(), input.Phone, DuplicateReason: "Public form");

    private static VehicleInput NewVehicle(PublicIntake input)
    {
        var words = input.Vehicle.Trim().Split(' ', 2, StringSplitOptions.TrimEntries);
        return new VehicleInput(input.Registration, words[0], words[^1], KeepRegistrationAsTyped: true);
    }

    /// <summary>Only for who was unknown: a stranger does not take back somebody's no.</summary>
    private static void Consent(IUnitOfWork unit, long contactId)
    {
        foreach (var channel in (MessageChannel[])[MessageChannel.WhatsApp, MessageChannel.Sms])
            unit.Add(
                new MessageConsent
                {
                    ContactId = contactId,
                    Channel = channel,
                    Purpose = MessagePurpose.Transactional,
                    IsGiven = true,
                    Source = ConsentSource.Form,
                    AtUtc = unit.Now,
                    ByName = unit.Actor.Name,
                }
            );
    }
}
