using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Fleet;
using Battwheels.Core.Service.Messages;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Portal;

/// <summary>What a signed-in customer sees: their own records, and an id of anybody else's is not found.</summary>
public sealed class PortalService(IUnitOfWorkFactory units, IInvoicePrinter printer)
{
    /// <exception cref="AccessDeniedException">The actor lacks portal:tickets:read.</exception>
    public Task<PortalHome> HomeAsync(CancellationToken ct) =>
        units.ReadAsync(PortalPermissions.ReadVisits, unit => PortalReading.HomeAsync(unit, ct), ct);

    /// <returns>Null for none of theirs.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:tickets:read.</exception>
    public Task<PortalVisit?> VisitAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync(PortalPermissions.ReadVisits, unit => PortalReading.VisitAsync(unit, ticketId, ct), ct);

    /// <summary>Newest first.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks portal:invoices:read.</exception>
    [Bounded(PortalReading.Most)]
    public Task<IReadOnlyList<PortalInvoiceRow>> InvoicesAsync(CancellationToken ct) =>
        units.ReadAsync(
            InvoicePermissions.PortalRead,
            unit => PortalReading.InvoicesAsync(unit, onlyToPay: false, null, ct),
            ct
        );

    /// <returns>Null for none of theirs.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:invoices:read.</exception>
    public Task<InvoiceView?> InvoiceAsync(long invoiceId, CancellationToken ct) =>
        units.ReadAsync(InvoicePermissions.PortalRead, unit => InvoiceQueries.GetAsync(unit, invoiceId, ct), ct);

    /// <returns>The recipient's original; null for none of theirs.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:invoices:read.</exception>
    public async Task<DocumentFile?> InvoicePdfAsync(long invoiceId, CancellationToken ct) =>
        await InvoiceAsync(invoiceId, ct) is { } invoice
            ? new DocumentFile(
                $"{invoice.Invoice.Number}.pdf",
                printer.Pdf(new InvoicePrint(invoice, InvoiceCopy.Original))
            )
            : null;

    /// <returns>Null for none of theirs.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:vehicles:read.</exception>
    public Task<PortalVehicleHistory?> VehicleAsync(long vehicleId, CancellationToken ct) =>
        units.ReadAsync(PortalPermissions.ReadVehicles, unit => PortalReading.VehicleAsync(unit, vehicleId, ct), ct);

    /// <summary>Who they are here, in which language they are written to, and where they are signed in.</summary>
    /// <param name="sessionId">The one that asks.</param>
    /// <exception cref="AccessDeniedException">The actor lacks portal:profile:update.</exception>
    public Task<PortalProfile?> ProfileAsync(long sessionId, CancellationToken ct) =>
        units.ReadAsync<PortalProfile?>(
            PortalPermissions.Profile,
            async unit =>
            {
                if (unit.Actor.ContactId is not { } own)
                    return null;
                var now = unit.Actor.MergedIntoId ?? own;
                var contact = await unit.Set<Contact>()
                    .Where(c => c.Id == now)
                    .Select(c => new
                    {
                        c.Name,
                        c.Phone,
                        c.Email,
                    })
                    .SingleOrDefaultAsync(ct);
                if (contact is null)
                    return null;
                var language = await unit.Set<MessageLanguageChoice>()
                    .Where(l => l.ContactId == now)
                    .Select(l => l.Language)
                    .SingleOrDefaultAsync(ct);
                var sessions = await PortalEntries
                    .Own(unit)
                    .OrderByDescending(s => s.Id)
                    .Take(PortalSession.Most * 2)
                    .Select(s => new PortalSessionRow(
                        s.Id,
                        s.CreatedAtUtc,
                        s.LastSeenUtc,
                        s.Browser,
                        s.Id == sessionId,
                        null
                    ))
                    .ToListAsync(ct);
                return await FleetPeople.MeAsync(unit, ct) is { } me
                    ? new PortalProfile(me.Name, me.MobileKey, me.MailKey, me.Language, sessions)
                    : new PortalProfile(contact.Name, contact.Phone, contact.Email, language, sessions);
            },
            ct
        );

    /// <summary>Ends one of their own sessions; one that is over stays over.</summary>
    /// <returns>Done; or NOT_FOUND.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:profile:update.</exception>
    public Task<Result<Done>> EndSessionAsync(long sessionId, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            PortalPermissions.Profile,
            command,
            new { end = sessionId },
            async unit =>
            {
                var session = await unit.Set<PortalSession>()
                    .AsNoTracking()
                    .SingleOrDefaultAsync(s => s.Id == sessionId, ct);
                if (
                    session is null
                    || unit.Actor.ContactId is null
                    || session.FleetPersonId != unit.Actor.AccountPersonId
                )
                    return CommonErrors.NotFound;
                await PortalEntries.RevokeAsync(unit, session.Id, session.ContactId, "customer", ct);
                return Done.Instance;
            },
            ct
        );

    /// <summary>The language they are written to in.</summary>
    /// <returns>Done; or NOT_FOUND, LANGUAGE_UNKNOWN.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:profile:update.</exception>
    public Task<Result<Done>> SpeakAsync(string language, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            PortalPermissions.Profile,
            command,
            new { language },
            async unit =>
            {
                if ((unit.Actor.MergedIntoId ?? unit.Actor.ContactId) is not { } contact)
                    return CommonErrors.NotFound;
                if (!MessageLanguages.IsKnown(language))
                    return new Error("LANGUAGE_UNKNOWN", "Choose English or Hindi.", "Language");
                if (unit.Actor.AccountPersonId is not null)
                    return await SpeakToMeAsync(unit, language, ct);
                var chosen = await unit.Set<MessageLanguageChoice>()
                    .SingleOrDefaultAsync(l => l.ContactId == contact, ct);
                if (chosen is not null)
                    chosen.Language = language;
                else
                    unit.Add(new MessageLanguageChoice { ContactId = contact, Language = language });
                return Done.Instance;
            },
            ct
        );

    private static async Task<Result<Done>> SpeakToMeAsync(IUnitOfWork unit, string language, CancellationToken ct)
    {
        if (await FleetPeople.MeAsync(unit, ct) is not { } me)
            return CommonErrors.NotFound;
        me.Language = language;
        return Done.Instance;
    }
}
