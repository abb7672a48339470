using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Billing.Online;

/// <param name="Token">Last part of the address it came to.</param>
/// <param name="Body">As it came, byte by byte.</param>
/// <param name="Signature">HMAC-SHA-256 of the body in hexadecimal.</param>
public sealed record PaymentNotice(string Token, byte[] Body, string? Signature, string? EventId);

/// <summary>
/// Takes a provider's notices. A notice only says that it is worth asking: what was paid is read from the provider. So a
/// repeated, late or out-of-order one changes nothing.
/// </summary>
public sealed class OnlinePaymentNoticeService(IUnitOfWorkFactory units, ISecretSeal seal)
{
    private const int LongestId = 100;

    /// <returns>Done, also for one that came before; or NOT_FOUND, NOTICE_FORGED, NOTICE_UNREAD.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks system:payments:notice.</exception>
    public Task<Result<Done>> TakeAsync(PaymentNotice notice, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return units.RunAsync<Done>(
            OnlinePaymentPermissions.SystemNotice,
            CommandId.New(),
            new { notice = notice.EventId },
            async unit =>
            {
                var setup = await unit.Set<OnlinePaymentSetup>().AsNoTracking().SingleOrDefaultAsync(ct);
                if (setup is null || !NoticeSignature.Same(setup.NoticeToken, notice.Token))
                    return CommonErrors.NotFound;
                if (!IsSigned(unit, setup, notice))
                    return OnlinePaymentErrors.NoticeForged;
                if (Read(notice) is not { } read)
                    return OnlinePaymentErrors.NoticeUnread;
                if (await unit.Set<OnlinePaymentNotice>().AnyAsync(n => n.EventId == read.EventId, ct))
                    return Done.Instance;
                unit.Add(read.ToRow(unit.Now));
                DateTime? now = unit.Now;
                await unit.UpdateWhereAsync<OnlinePayment>(
                    p => p.ProviderPageId == read.PageId && p.State == OnlinePaymentState.Waiting,
                    set => set.SetProperty(p => p.NextLookUtc, now),
                    ct
                );
                unit.WorkDue(OnlinePaymentSettling.QueueName, unit.Now);
                return Done.Instance;
            },
            ct
        );
    }

    private bool IsSigned(IReadUnit unit, OnlinePaymentSetup setup, PaymentNotice notice)
    {
        var old = setup.OldNoticeSecretUntilUtc > unit.Now ? setup.OldNoticeSecretSealed : null;
        var place = OnlinePaymentAccesses.NoticePlace(unit.Organization.Id);
        return new[] { setup.NoticeSecretSealed, old }
            .OfType<string>()
            .Any(s =>
                NoticeSignature.Same(NoticeSignature.Of(seal.Open(s, place), notice.Body), notice.Signature ?? "")
            );
    }

    private sealed record Reading(string EventId, string Kind, string PageId)
    {
        public OnlinePaymentNotice ToRow(DateTime now) =>
            new()
            {
                EventId = EventId,
                Kind = Kind,
                ProviderPageId = PageId,
                AtUtc = now,
            };
    }

    private static Reading? Read(PaymentNotice notice)
    {
        try
        {
            var json = JsonNode.Parse(notice.Body);
            var kind = json?["event"]?.GetValue<string>();
            var page = json?["payload"]?["payment_link"]?["entity"]?["id"]?.GetValue<string>();
            // Without a number of its own a notice is known by what it says.
            var id = notice.EventId is { Length: > 0 } given
                ? given
                : Convert.ToHexStringLower(SHA256.HashData(notice.Body));
            return
                kind is { Length: > 0 and <= LongestId }
                && page is { Length: > 0 and <= LongestId }
                && id.Length <= LongestId
                ? new Reading(id, kind, page)
                : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
