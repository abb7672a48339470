using Battwheels.Core.Common;
using Battwheels.Core.Crm.Merging;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Undo;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm;

/// <summary>Customers and suppliers.</summary>
public sealed class ContactService(IUnitOfWorkFactory units)
{
    /// <returns>The contact's id; or why its data is refused, DUPLICATE_CONTACT among it.</returns>
    /// <exception cref="AccessDeniedException">No contacts:create; or a credit limit without contacts:credit.</exception>
    public Task<Result<long>> CreateAsync(ContactInput input, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            ContactPermissions.Create,
            command,
            input,
            async unit =>
            {
                var created = await Contacts.CreateAsync(unit, input, ct);
                return created.Error is { } error ? error : created.Value.Id;
            },
            ct
        );

    /// <returns>Done; or NOT_FOUND, CONTACT_ARCHIVED, CONCURRENCY_CONFLICT, or why its data is refused.</returns>
    public Task<Result<Done>> UpdateAsync(UpdateContact update, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            ContactPermissions.Update,
            command,
            update,
            async unit =>
            {
                if (await FindAsync(unit, update.Id, ct) is not { } contact)
                    return CommonErrors.NotFound;
                if (contact.IsArchived)
                    return ContactErrors.Archived;
                if (CommonErrors.Stale(contact, update.Version) is { } stale)
                    return stale;
                return await Contacts.ChangeAsync(unit, contact, update.Input, ct) is { } error ? error : Done.Instance;
            },
            ct
        );

    /// <summary>Takes a contact out of lists and searches, or brings it back. Its documents stay.</summary>
    public Task<Result<Done>> ArchiveAsync(ArchiveContact archive, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            ContactPermissions.Archive,
            command,
            archive,
            async unit =>
            {
                if (await FindAsync(unit, archive.Id, ct) is not { } contact)
                    return CommonErrors.NotFound;
                if (CommonErrors.Stale(contact, archive.Version) is { } stale)
                    return stale;
                if (contact.MergedIntoId is { } into)
                    return MergeErrors.Merged(
                        await unit.Set<Contact>().Where(c => c.Id == into).Select(c => c.Name).SingleAsync(ct)
                    );
                if (contact.IsArchived == archive.Archived)
                    return Done.Instance;
                contact.IsArchived = archive.Archived;
                await Contacts.RewriteKeysAsync(unit, contact, ct);
                await ReversibleActs.KeepAsync(unit, CrmUndo.Archived(contact), ct);
                return Done.Instance;
            },
            ct
        );

    /// <summary>Who saved it last; null when nobody did yet.</summary>
    public Task<LastChange?> LastChangeAsync(long id, CancellationToken ct) =>
        units.ReadAsync(ContactPermissions.Read, unit => LastChanges.OfAsync<Contact>(unit, id, ct), ct);

    /// <returns>The contact; or NOT_FOUND.</returns>
    public Task<Result<ContactView>> GetAsync(long id, CancellationToken ct) =>
        units.ReadAsync<Result<ContactView>>(
            ContactPermissions.Read,
            async unit =>
                await unit.Set<Contact>().Where(c => c.Id == id).Select(ContactView.Of).SingleOrDefaultAsync(ct)
                    is { } view
                    ? view
                    : CommonErrors.NotFound,
            ct
        );

    /// <summary>By name; the filter's text finds the beginning of a word of the name, a phone number or a GSTIN.</summary>
    public Task<Page<ContactRow>> ListAsync(ContactFilter filter, string? after, CancellationToken ct) =>
        units.ReadAsync(
            ContactPermissions.Read,
            unit => ContactList.PageAsync(unit, filter, Cursor.Read(after), Lists.Default, ct),
            ct
        );

    /// <summary>How many the filter finds; 10,000 stands for that many or more.</summary>
    public Task<int> CountAsync(ContactFilter filter, CancellationToken ct) =>
        units.ReadAsync(ContactPermissions.Read, unit => ContactList.CountAsync(unit, filter, ct), ct);

    /// <summary>How many contacts several filters find, in one statement; null where a text would have to be searched.</summary>
    [Bounded(ManyCounts.Most)]
    public Task<IReadOnlyList<int?>> CountsAsync(IReadOnlyList<ContactFilter> filters, CancellationToken ct) =>
        units.ReadAsync(ContactPermissions.Read, unit => ContactList.CountsAsync(unit, filters, ct), ct);

    /// <summary>Who on record may be the same as what is being entered, or as a contact on record.</summary>
    [Bounded(20)]
    public Task<IReadOnlyList<DuplicateMatch>> DuplicatesAsync(DuplicateProbe probe, CancellationToken ct) =>
        units.ReadAsync(ContactPermissions.Read, unit => Duplicates.FindAsync(unit, probe, ct), ct);

    /// <summary>Puts an export of the list on record; its rows are then read by <see cref="ExportAsync"/>.</summary>
    public Task<Result<Done>> BeginExportAsync(ContactFilter filter, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            ContactPermissions.Export,
            command,
            filter,
            unit =>
            {
                unit.Audit("CONTACTS_EXPORTED", nameof(Contact), 0, filter);
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );

    /// <summary>The next 1,000 rows of an export.</summary>
    public Task<Page<ContactView>> ExportAsync(ContactFilter filter, string? after, CancellationToken ct) =>
        units.ReadAsync(
            ContactPermissions.Export,
            unit => ContactList.ExportAsync(unit, filter, Cursor.Read(after), ct),
            ct
        );

    private static Task<Contact?> FindAsync(IUnitOfWork unit, long id, CancellationToken ct) =>
        unit.Set<Contact>().SingleOrDefaultAsync(c => c.Id == id, ct);
}

/// <param name="Version">The version the form was filled from.</param>
public sealed record UpdateContact(long Id, int Version, ContactInput Input);

/// <param name="Archived">False restores.</param>
public sealed record ArchiveContact(long Id, int Version, bool Archived);
