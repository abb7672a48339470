using System.Text.Json;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Sla;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Messages;

/// <summary>A message in the hands of its provider.</summary>
internal sealed record Parcel(MessageChannel Channel, ProviderAccess Access, OutgoingMessage Message);

/// <summary>The two ends of a try: taking a message, and what became of it. Each a unit of its own.</summary>
internal static class MessageParcels
{
    /// <summary>Marks a due message as sending; null where there is nothing to hand over now.</summary>
    public static async Task<Parcel?> TakeAsync(
        IUnitOfWork unit,
        ISecretSeal seal,
        PublicAddress address,
        long id,
        CancellationToken ct
    )
    {
        var message = await unit.Set<CustomerMessage>().AsNoTracking().SingleOrDefaultAsync(m => m.Id == id, ct);
        if (message is null || message.DueUtc is null || message.DueUtc > unit.Now)
            return null;
        if (message.State is MessageState.Sending)
        {
            await MessageMoves.UnclearAsync(unit, message, T("The server stopped before the provider answered."), ct);
            return null;
        }

        if (
            !message.IsAskedFor
            && (await MessageChances.RefusedAsync(unit, message.ContactId, ct)).Contains(message.Channel)
        )
        {
            await MessageMoves.NotSentAsync(unit, message, ChannelHurdle.NoConsent, ct);
            return null;
        }

        var settings = await MessageChances.SettingsAsync(unit, ct);
        if (!message.IsAskedFor && await QuietUntilAsync(unit, settings, message.BranchId, ct) is { } opening)
        {
            await MessageMoves.HoldAsync(unit, message, opening, ct);
            return null;
        }

        var setUp = await MessageChances.SetUpAsync(unit, ct);
        if (setUp.Count == 0)
        {
            await MessageMoves.KeepAsync(unit, message, ct);
            return null;
        }

        var setup = await unit.Set<MessageChannelSetup>()
            .AsNoTracking()
            .SingleOrDefaultAsync(s => s.Channel == message.Channel && s.IsOn, ct);
        if (setup is null || message.Address is not { } to)
        {
            await MessageMoves.NotSentAsync(
                unit,
                message,
                setup is null ? ChannelHurdle.NotSetUp : ChannelHurdle.NoAddress,
                ct
            );
            return null;
        }

        if (!await MessageMoves.BeginAsync(unit, message, ct))
            return null;
        var end = message.LinkSealed is { } closed
            ? SealedEnd.Read(seal.Open(closed, MessageWriting.LinkPlace(unit.Organization.Id, message.SourceKey)))
            : null;
        var link = end is null ? "" : address.Of(unit.Organization.Slug) + end.Link;
        var code = end?.Code ?? "";
        var from = await unit.Set<OrganizationProfile>().Select(p => p.TradeName).SingleAsync(ct);
        return new Parcel(
            message.Channel,
            ProviderAccesses.Open(unit, seal, setup),
            new OutgoingMessage(
                to,
                message.Subject,
                message
                    .Text.Replace(CustomerMessage.LinkMark, link, StringComparison.Ordinal)
                    .Replace(CustomerMessage.CodeMark, code, StringComparison.Ordinal),
                message.Language,
                message.ProviderTemplate,
                [
                    .. JsonSerializer
                        .Deserialize<string[]>(message.Parameters)!
                        .Select(p =>
                            p == CustomerMessage.LinkMark ? link
                            : p == CustomerMessage.CodeMark ? code
                            : p
                        ),
                ],
                message.IdempotencyKey,
                from
            )
        );
    }

    /// <summary>Keeps what the provider said; a failure is tried again, then the next way is.</summary>
    public static async Task SettleAsync(IUnitOfWork unit, long id, ProviderAnswer answer, CancellationToken ct)
    {
        var message = await unit.Set<CustomerMessage>().AsNoTracking().SingleAsync(m => m.Id == id, ct);
        if (message.State is not MessageState.Sending)
            return; // called unclear meanwhile
        switch (answer.Verdict)
        {
            case ProviderVerdict.Accepted:
                await MessageMoves.SentAsync(unit, message, answer, ct);
                break;
            case ProviderVerdict.Unclear:
                await MessageMoves.UnclearAsync(unit, message, answer.Answer, ct);
                break;
            case ProviderVerdict.NotNow when RetryCalculator.After(message.Failures + 1) is { } wait:
                await MessageMoves.AgainAsync(unit, message, answer.Answer, unit.Now + wait, ct);
                break;
            case ProviderVerdict.NotNow or ProviderVerdict.Refused:
                await MessageMoves.FailAsync(unit, message, answer.Answer, ct);
                await MessageNextWay.WriteAsync(unit, message, ct);
                break;
        }
    }

    /// <summary>By the clock of the branch; null while messages may go out.</summary>
    public static async Task<DateTime?> QuietUntilAsync(
        IReadUnit unit,
        MessageSettings settings,
        long branchId,
        CancellationToken ct
    )
    {
        var zone =
            await unit.Set<SlaCalendar>()
                .Where(c => c.BranchId == branchId)
                .Select(c => c.ZoneId)
                .SingleOrDefaultAsync(ct)
            ?? unit.Organization.TimeZoneId;
        return QuietHoursCalculator.EndUtc(
            unit.Now,
            settings.QuietFromMinute,
            settings.QuietToMinute,
            TimeZoneInfo.FindSystemTimeZoneById(zone)
        );
    }
}

/// <summary>Opens what a provider needs, for one try.</summary>
internal static class ProviderAccesses
{
    public static ProviderAccess Open(IReadUnit unit, ISecretSeal seal, MessageChannelSetup setup) =>
        new(
            setup.Host,
            setup.Port,
            setup.Account,
            setup.Sender,
            setup.SecretSealed is { } closed ? seal.Open(closed, Place(unit.Organization.Id, setup.Channel)) : null
        );

    public static string Place(long organizationId, MessageChannel channel) =>
        $"{organizationId}|{nameof(MessageChannelSetup)}|{channel}";

    public static string NoticePlace(long organizationId, MessageChannel channel) =>
        $"{Place(organizationId, channel)}|notices";
}
