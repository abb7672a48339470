using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Messages;

/// <summary>What a contact said of ways and purposes, inside the caller's unit.</summary>
internal static class MessageConsents
{
    /// <summary>Every way and purpose with the last word on it.</summary>
    public static async Task<IReadOnlyList<ConsentRow>> OfAsync(IReadUnit unit, long contactId, CancellationToken ct)
    {
        var newest = await unit.Set<MessageConsent>()
            .Where(c => c.ContactId == contactId)
            .GroupBy(c => new { c.Channel, c.Purpose })
            .Select(g => g.Max(c => c.Id))
            .ToListAsync(ct);
        newest.Add(0); // asked for nobody's rows, a query would lose the organization with the condition
        var said = await unit.Set<MessageConsent>().Where(c => newest.Contains(c.Id)).ToListAsync(ct);
        return
        [
            .. from purpose in Enum.GetValues<MessagePurpose>()
            from channel in Enum.GetValues<MessageChannel>()
            select Row(channel, purpose, said.Find(c => c.Channel == channel && c.Purpose == purpose)),
        ];
    }

    /// <summary>Kept for good; a later word holds.</summary>
    public static void Say(
        IUnitOfWork unit,
        long contactId,
        MessageChannel channel,
        MessagePurpose purpose,
        bool isGiven,
        ConsentSource source
    ) =>
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

    private static ConsentRow Row(MessageChannel channel, MessagePurpose purpose, MessageConsent? said) =>
        said is null
            ? new ConsentRow(channel, purpose, MessageConsent.WithoutWord(purpose), null, null, null)
            : new ConsentRow(channel, purpose, said.IsGiven, said.AtUtc, said.ByName, said.Source);
}
