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
                var newest = await unit.Set<MessageConsent>()
                    .Where(c => c.ContactId == contactId)
                    .GroupBy(c => new { c.Channel, c.Purpose })
                    .Select(g => g.Max(c => c.Id))
                    .ToListAsync(ct);
                newest.Add(0); // asked for nobody's rows, a query would lose the organization with the condition
                var said = await unit.Set<MessageConsent>().Where(c => newest.Contains(c.Id)).ToListAsync(ct);
                var language = await unit.Set<MessageLanguageChoice>()
                    .Where(l => l.ContactId == contactId)
                    .Select(l => l.Language)
                    .SingleOrDefaultAsync(ct);
                return new ContactMessaging(
                    language,
                    [
                        .. from purpose in Enum.GetValues<MessagePurpose>()
                        from channel in Enum.GetValues<MessageChannel>()
                        select Row(channel, purpose, said.Find(c => c.Channel == channel && c.Purpose == purpose)),
                    ]
                );
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
                unit.Add(
                    new MessageConsent
                    {
                        ContactId = contactId,
                        Channel = channel,
                        Purpose = purpose,
                        IsGiven = isGiven,
                        Source = source,
                        AtUtc = unit.Now,
                        ByMembershipId = unit.Actor.MembershipId,
                        ByName = unit.Actor.Name,
                    }
                );
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

    private static ConsentRow Row(MessageChannel channel, MessagePurpose purpose, MessageConsent? said) =>
        said is null
            ? new ConsentRow(channel, purpose, MessageConsent.WithoutWord(purpose), null, null, null)
            : new ConsentRow(channel, purpose, said.IsGiven, said.AtUtc, said.ByName, said.Source);
}
