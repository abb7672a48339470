using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Messages;

/// <summary>Which ways to a customer are open now.</summary>
internal static class MessageChances
{
    public static async Task<MessageSettings> SettingsAsync(IReadUnit unit, CancellationToken ct) =>
        await unit.Set<MessageSettings>().AsNoTracking().SingleOrDefaultAsync(ct) ?? new MessageSettings();

    /// <summary>Channels with a provider; empty: the on-screen outbox takes everything. A demonstration never sends.</summary>
    public static async Task<IReadOnlyList<MessageChannel>> SetUpAsync(IReadUnit unit, CancellationToken ct) =>
        unit.Organization.IsDemo
            ? []
            : await unit.Set<MessageChannelSetup>().Where(s => s.IsOn).Select(s => s.Channel).ToListAsync(ct);

    /// <summary>Ways a contact has said no to.</summary>
    public static async Task<IReadOnlyList<MessageChannel>> RefusedAsync(
        IReadUnit unit,
        long contactId,
        CancellationToken ct
    )
    {
        var said = await unit.Set<MessageConsent>()
            .Where(c => c.ContactId == contactId && c.Purpose == MessagePurpose.Transactional)
            .GroupBy(c => c.Channel)
            .Select(g => g.Max(c => c.Id))
            .ToListAsync(ct);
        return said.Count == 0
            ? []
            : await unit.Set<MessageConsent>()
                .Where(c => said.Contains(c.Id) && !c.IsGiven)
                .Select(c => c.Channel)
                .ToListAsync(ct);
    }

    /// <summary>In the order they are tried.</summary>
    public static async Task<IReadOnlyList<ChannelChance>> OfAsync(
        IReadUnit unit,
        MessageEvent what,
        long contactId,
        Func<MessageChannel, string?> address,
        MessageText text,
        CancellationToken ct
    )
    {
        var settings = await SettingsAsync(unit, ct);
        var setUp = await SetUpAsync(unit, ct);
        // Who asks for a code wants it.
        var refused = what is MessageEvent.PortalCode or MessageEvent.EstimateCode
            ? []
            : await RefusedAsync(unit, contactId, ct);
        return
        [
            .. settings
                .Channels()
                .Select(channel => new ChannelChance(
                    channel,
                    settings.IsOn(what, channel),
                    !refused.Contains(channel),
                    !string.IsNullOrWhiteSpace(address(channel)),
                    setUp.Count == 0 || setUp.Contains(channel),
                    setUp.Count == 0 || text.TemplateOf(channel) is not ""
                )),
        ];
    }
}
