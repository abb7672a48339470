using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Fleet;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Messages;

/// <summary>The same message another way, or the same way once more: a row of its own behind the one before.</summary>
internal static class MessageNextWay
{
    /// <summary>After a failure: the first open way that was not tried yet; nothing when there is none.</summary>
    public static async Task WriteAsync(IUnitOfWork unit, CustomerMessage failed, CancellationToken ct)
    {
        var tried = await unit.Set<CustomerMessage>()
            .Where(m => m.SourceKey == failed.SourceKey)
            .Select(m => m.Channel)
            .ToListAsync(ct);
        var contact = await ReachAsync(unit, failed, ct);
        var text = await MessageTexts.FindAsync(unit, failed.Event, failed.Language, ct);
        var chances = await MessageChances.OfAsync(unit, failed.Event, failed.ContactId, contact.AddressFor, text, ct);
        var next = ChannelCalculator.Choose([.. chances.Where(c => !tried.Contains(c.Channel))]);
        if (next is { Hurdle: null })
            await AddAsync(unit, failed, next.Channel, contact.AddressFor(next.Channel), text, ct);
    }

    /// <summary>Somebody sends it again, maybe another way.</summary>
    /// <returns>The new message's id; or CHANNEL_CLOSED.</returns>
    public static async Task<Result<long>> AgainAsync(
        IUnitOfWork unit,
        CustomerMessage before,
        MessageChannel channel,
        CancellationToken ct
    )
    {
        var contact = await ReachAsync(unit, before, ct);
        var text = await MessageTexts.FindAsync(unit, before.Event, before.Language, ct);
        var chances = await MessageChances.OfAsync(unit, before.Event, before.ContactId, contact.AddressFor, text, ct);
        // Who sends by hand has chosen the way: a switch is no hurdle, everything else is.
        var chance = chances.Single(c => c.Channel == channel) with
        {
            IsOn = true,
        };
        if (chance.Hurdle is { } hurdle)
            return MessageErrors.ChannelClosed(channel, hurdle);
        return (await AddAsync(unit, before, channel, contact.AddressFor(channel), text, ct)).Id;
    }

    private static async Task<CustomerMessage> AddAsync(
        IUnitOfWork unit,
        CustomerMessage before,
        MessageChannel channel,
        string? address,
        MessageText text,
        CancellationToken ct
    )
    {
        var turn = await unit.Set<CustomerMessage>()
            .Where(m => m.SourceKey == before.SourceKey)
            .MaxAsync(m => m.Turn, ct);
        unit.WorkDue(MessageSender.QueueName, unit.Now);
        return unit.Add(
            new CustomerMessage
            {
                ContactId = before.ContactId,
                FleetPersonId = before.FleetPersonId,
                TicketId = before.TicketId,
                BranchId = before.BranchId,
                Event = before.Event,
                Channel = channel,
                SourceKey = before.SourceKey,
                Turn = turn + 1,
                FollowsMessageId = before.Id,
                Language = before.Language,
                Address = address,
                Subject = before.Subject,
                Text = before.Text,
                Parameters = before.Parameters,
                LinkSealed = before.LinkSealed,
                ProviderTemplate = text.TemplateOf(channel) is { Length: > 0 } template ? template : null,
                DueUtc = unit.Now,
                CreatedAtUtc = unit.Now,
                ByMembershipId = unit.Actor.MembershipId,
            }
        );
    }

    /// <summary>What went to one person of an account goes to nobody else of it, and a code only where it was asked for.</summary>
    private static async Task<Reach> ReachAsync(IReadUnit unit, CustomerMessage message, CancellationToken ct)
    {
        var (contact, person) = (message.ContactId, message.FleetPersonId);
        var reach = person is null
            ? await unit.Set<Contact>()
                .Where(c => c.Id == contact)
                .Select(c => new Reach(c.PhoneKey, c.Email))
                .SingleAsync(ct)
            : await unit.Set<FleetPerson>()
                .Where(p => p.Id == person)
                .Select(p => new Reach(p.MobileKey, p.MailKey))
                .SingleAsync(ct);
        return message.IsAskedFor ? reach.At(message.Address) : reach;
    }

    private sealed record Reach(string? Mobile, string? Email)
    {
        public string? AddressFor(MessageChannel channel) => channel is MessageChannel.Email ? Email : Mobile;

        /// <summary>This one address, where it still is one of theirs.</summary>
        public Reach At(string? address) =>
            new(
                string.Equals(Mobile, address, StringComparison.Ordinal) ? Mobile : null,
                string.Equals(Email, address, StringComparison.OrdinalIgnoreCase) ? Email : null
            );
    }
}
