using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Messages;

/// <summary>Queries of the outbox.</summary>
internal static class MessageReading
{
    public const int MostOfTicket = 50;
    private const int MostTries = 100;

    /// <summary>Ids rise with time: the list from its other end.</summary>
    private static readonly IReadOnlyList<SortKey<CustomerMessage>> Sorts =
    [
        SortKey<CustomerMessage>.Of("written", m => m.Id),
    ];

    public static async Task<Page<MessageRow>> ListAsync(IReadUnit unit, MessageFilter filter, CancellationToken ct)
    {
        var page = await Matching(unit, filter)
            .PageAsync(
                Sorts,
                filter.Sort,
                Cursor.Read(filter.After),
                Math.Clamp(filter.Size, 1, Lists.Longest),
                some => Rows(unit, some),
                r => r.Id,
                ct
            );
        return new Page<MessageRow>([.. page.Rows.Select(Masked)], page.Next);
    }

    public static async Task<List<MessageRow>> OfTicketAsync(IReadUnit unit, long ticketId, CancellationToken ct) =>
        (
            await Rows(
                    unit,
                    unit.Set<CustomerMessage>()
                        .Where(m => m.TicketId == ticketId)
                        .OrderByDescending(m => m.Id)
                        .Take(MostOfTicket)
                )
                .ToListAsync(ct)
        ).ConvertAll(Masked);

    public static async Task<MessageView?> GetAsync(IReadUnit unit, long id, CancellationToken ct)
    {
        var message = await unit.Set<CustomerMessage>().SingleOrDefaultAsync(m => m.Id == id, ct);
        if (message is null)
            return null;
        var ways = await Rows(
                unit,
                unit.Set<CustomerMessage>()
                    .Where(m => m.SourceKey == message.SourceKey)
                    .OrderByDescending(m => m.Id)
                    .Take(MostOfTicket)
            )
            .ToListAsync(ct);
        ways.Reverse();
        var tries = await unit.Set<MessageTry>()
            .Where(t => t.MessageId == id)
            .OrderBy(t => t.Id)
            .Take(MostTries)
            .Select(t => new MessageTryRow(t.AtUtc, t.Outcome, t.Answer))
            .ToListAsync(ct);
        var row = ways.Find(w => w.Id == id)!;
        return new MessageView(
            unit.May(ContactPermissions.Read) ? row : Masked(row),
            message.Subject,
            message.Text,
            message.LinkSealed is not null,
            message.Language,
            message.ProviderId,
            message.SentAtUtc,
            message.DeliveredAtUtc,
            tries,
            ways.ConvertAll(Masked)
        );
    }

    public static IQueryable<CustomerMessage> Matching(IReadUnit unit, MessageFilter filter)
    {
        var messages = unit.Set<CustomerMessage>();
        if (filter.From is { } from)
        {
            var first = Midnight(unit, from);
            messages = messages.Where(m => m.CreatedAtUtc >= first);
        }

        if (filter.To is { } to)
        {
            var beyond = Midnight(unit, to.AddDays(1));
            messages = messages.Where(m => m.CreatedAtUtc < beyond);
        }

        if (filter.State is { } state)
            messages = messages.Where(m => m.State == state);
        if (filter.Channel is { } channel)
            messages = messages.Where(m => m.Channel == channel);
        if (filter.Event is { } what)
            messages = messages.Where(m => m.Event == what);
        if ((filter.Text ?? "").Trim() is not { Length: > 0 } text)
            return messages;
        var (name, number) = (Names.SortKey(text), text.ToUpperInvariant());
        return messages.Where(m =>
            unit.Set<Contact>().Any(c => c.Id == m.ContactId && c.SortName.Contains(name))
            || unit.Set<ServiceTicket>().Any(t => t.Id == m.TicketId && t.Number == number)
        );
    }

    private static DateTime Midnight(IReadUnit unit, DateOnly day) =>
        OfferSharing.EndOf(day.AddDays(-1), unit.Organization.TimeZoneId);

    private static IQueryable<MessageRow> Rows(IReadUnit unit, IQueryable<CustomerMessage> messages) =>
        from message in messages
        join contact in unit.Set<Contact>() on message.ContactId equals contact.Id
        orderby message.Id descending
        select new MessageRow(
            message.Id,
            message.CreatedAtUtc,
            contact.Id,
            contact.Name,
            message.TicketId,
            unit.Set<ServiceTicket>().Where(t => t.Id == message.TicketId).Select(t => t.Number).FirstOrDefault(),
            message.Event,
            message.Channel,
            message.Address,
            message.State,
            message.Hurdle,
            message.DueUtc,
            message.Failures
        );

    private static MessageRow Masked(MessageRow row) => row with { Address = AddressMask.Of(row.Address) };
}

/// <summary>Enough to recognise a number or address, too little to use it.</summary>
public static class AddressMask
{
    /// <summary>•••••••••1234; a•••@example.com.</summary>
    public static string? Of(string? address)
    {
        if (address is null || address.IndexOf('@', StringComparison.Ordinal) is not (> 0 and var at))
            return Phones.Mask(address);
        return $"{address[0]}•••{address[at..]}";
    }
}
