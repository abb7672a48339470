using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Messages;

/// <summary>Where a contact stands with one way and purpose.</summary>
/// <param name="AtUtc">Null: nobody was asked, what holds without a word holds.</param>
public sealed record ConsentRow(
    MessageChannel Channel,
    MessagePurpose Purpose,
    bool IsGiven,
    DateTime? AtUtc,
    string? ByName,
    ConsentSource? Source
);

/// <param name="Language">Null: that of the organization.</param>
public sealed record ContactMessaging(string? Language, IReadOnlyList<ConsentRow> Consents);

/// <summary>What a contact wants to be told, which way and in which language.</summary>
public sealed class MessageConsentService(IUnitOfWorkFactory units)
{
    /// <returns>Null for no such contact.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks contacts:read.</exception>
    public Task<ContactMessaging?> OfContactAsync(long contactId, CancellationToken ct) =>
        units.ReadAsync<ContactMessaging?>(
            ContactPermissions.Read,
            async unit =>
            {
                if (!await unit.Set<Contact>().AnyAsync(c => c.Id == contactId, ct))
                    return null;
                var language = await unit.Set<MessageLanguageChoice>()
                    .Where(l => l.ContactId == contactId)
                    .Select(l => l.Language)
                    .SingleOrDefaultAsync(ct);
                return new ContactMessaging(language, await MessageConsents.OfAsync(unit, contactId, ct));
            },
            ct
        );

    /// <summary>The contact said yes or no. Kept for good; a later word holds.</summary>
    /// <returns>Done; or NOT_FOUND.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks contacts:update.</exception>
    public Task<Result<Done>> SayAsync(
        long contactId,
        MessageChannel channel,
        MessagePurpose purpose,
        bool isGiven,
        ConsentSource source,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            ContactPermissions.Update,
            command,
            new
            {
                contactId,
                channel,
                purpose,
                isGiven,
                source,
            },
            async unit =>
            {
                if (!await unit.Set<Contact>().AnyAsync(c => c.Id == contactId, ct))
                    return CommonErrors.NotFound;
                MessageConsents.Say(unit, contactId, channel, purpose, isGiven, source);
                return Done.Instance;
            },
            ct
        );

    /// <param name="language">Null: that of the organization.</param>
    /// <returns>Done; or NOT_FOUND, LANGUAGE_UNKNOWN.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks contacts:update.</exception>
    public Task<Result<Done>> ChooseLanguageAsync(
        long contactId,
        string? language,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            ContactPermissions.Update,
            command,
            new { contactId, language },
            async unit =>
            {
                if (!await unit.Set<Contact>().AnyAsync(c => c.Id == contactId, ct))
                    return CommonErrors.NotFound;
                if (language is not null && !MessageLanguages.IsKnown(language))
                    return new Error("LANGUAGE_UNKNOWN", "Choose English or Hindi.", "Language");
                var chosen = await unit.Set<MessageLanguageChoice>()
                    .SingleOrDefaultAsync(l => l.ContactId == contactId, ct);
                if (language is null && chosen is not null)
                    unit.Remove(chosen);
                else if (language is not null && chosen is not null)
                    chosen.Language = language;
                else if (language is not null)
                    unit.Add(new MessageLanguageChoice { ContactId = contactId, Language = language });
                return Done.Instance;
            },
            ct
        );
}
