using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Messages;

/// <param name="Token">Last part of the address it came to.</param>
/// <param name="Body">As it came, byte by byte.</param>
/// <param name="Signature">HMAC-SHA-256 of the body in hexadecimal, with or without <c>sha256=</c> before it.</param>
public sealed record MessageNotice(MessageChannel Channel, string Token, byte[] Body, string? Signature);

/// <summary>Takes providers' delivery reports: "delivered" is written when one says so, and a late failure goes on to the next way.</summary>
/// <remarks>A report that comes twice or out of order changes nothing: what arrived stays arrived.</remarks>
public sealed class MessageReportService(IUnitOfWorkFactory units, ISecretSeal seal)
{
    private const string Scheme = "sha256=";

    /// <summary>Does this address belong to a channel? Meta asks once before it sends anything.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks system:messages:report.</exception>
    public Task<bool> KnowsAsync(MessageChannel channel, string token, CancellationToken ct) =>
        units.ReadAsync(
            MessagePermissions.Report,
            async unit => await SetupAsync(unit, channel, token, ct) is not null,
            ct
        );

    /// <returns>Done; or NOT_FOUND, NOTICE_FORGED, NOTICE_UNREAD.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks system:messages:report.</exception>
    public Task<Result<Done>> TakeAsync(MessageNotice notice, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(notice);
        return units.RunAsync<Done>(
            MessagePermissions.Report,
            CommandId.New(),
            new { notice.Channel },
            async unit =>
            {
                if (await SetupAsync(unit, notice.Channel, notice.Token, ct) is not { } setup)
                    return CommonErrors.NotFound;
                if (!IsSigned(unit, setup, notice))
                    return MessageErrors.NoticeForged;
                if (MessageReportReader.Read(notice.Channel, notice.Body) is not { } reports)
                    return MessageErrors.NoticeUnread;
                await ApplyAsync(unit, notice.Channel, reports, ct);
                return Done.Instance;
            },
            ct
        );
    }

    private static async Task ApplyAsync(
        IUnitOfWork unit,
        MessageChannel channel,
        IReadOnlyList<MessageReport> reports,
        CancellationToken ct
    )
    {
        string[] ids = ["", .. reports.Select(r => r.ProviderId).OfType<string>()];
        long[] own = [0, .. reports.Select(r => OwnId(unit, r.Reference)).OfType<long>()];
        var found = await unit.Set<CustomerMessage>()
            .AsNoTracking()
            .Where(m => m.Channel == channel && (ids.Contains(m.ProviderId!) || own.Contains(m.Id)))
            .ToListAsync(ct);
        foreach (var report in reports)
            if (
                found.Find(m => m.ProviderId == report.ProviderId || m.Id == OwnId(unit, report.Reference)) is
                { } message
            )
                await MessageMoves.ReportedAsync(unit, message, report, ct);
    }

    /// <summary>The message of our own name for it (<see cref="CustomerMessage.IdempotencyKey"/>); null for others' names.</summary>
    private static long? OwnId(IReadUnit unit, string? reference)
    {
        var mine = $"bw-{unit.Organization.Id}-";
        return
            reference?.StartsWith(mine, StringComparison.Ordinal) is true
            && long.TryParse(reference[mine.Length..], out var id)
            ? id
            : null;
    }

    private static async Task<MessageChannelSetup?> SetupAsync(
        IReadUnit unit,
        MessageChannel channel,
        string token,
        CancellationToken ct
    )
    {
        var setup = await unit.Set<MessageChannelSetup>()
            .AsNoTracking()
            .SingleOrDefaultAsync(s => s.Channel == channel, ct);
        return setup is not null && NoticeSignature.Same(setup.NoticeToken, token) ? setup : null;
    }

    private bool IsSigned(IReadUnit unit, MessageChannelSetup setup, MessageNotice notice)
    {
        if (setup.NoticeSecretSealed is not { } closed || notice.Signature is not { } given)
            return false;
        var secret = seal.Open(closed, ProviderAccesses.NoticePlace(unit.Organization.Id, setup.Channel));
        return NoticeSignature.Same(
            NoticeSignature.Of(secret, notice.Body),
            given.StartsWith(Scheme, StringComparison.Ordinal) ? given[Scheme.Length..] : given
        );
    }
}
