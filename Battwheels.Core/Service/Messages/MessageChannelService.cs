using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Messages;

/// <summary>How a channel is set up. The secret is never in it.</summary>
/// <param name="Version">0 before it was set up.</param>
/// <param name="NoticeAddress">Where the provider tells what arrived; null before it is set up, and for mail.</param>
public sealed record MessageChannelRow(
    MessageChannel Channel,
    int Version,
    bool IsOn,
    string Host,
    int Port,
    string Account,
    string Sender,
    bool HasSecret,
    bool HasNoticeSecret,
    string? NoticeAddress
);

/// <param name="Secret">Null or empty: the one that is kept stays; so for the other.</param>
public sealed record SaveMessageChannel(
    MessageChannel Channel,
    int Version,
    bool IsOn,
    string Host,
    int Port,
    string Account,
    string Sender,
    string? Secret,
    string? NoticeSecret = null
);

/// <summary>Providers of an organization.</summary>
public sealed class MessageChannelService(
    IUnitOfWorkFactory units,
    ISecretSeal seal,
    PublicAddress root,
    IEnumerable<IMessageProvider> providers
)
{
    private const int LongestSecret = 1_500;

    /// <summary>One row for each channel.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks integrations:read.</exception>
    [Bounded(3)]
    public Task<IReadOnlyList<MessageChannelRow>> ListAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<MessageChannelRow>>(
            MessagePermissions.ReadChannels,
            async unit =>
            {
                var kept = await unit.Set<MessageChannelSetup>().OrderBy(s => s.Id).Take(3).ToListAsync(ct);
                return [.. Enum.GetValues<MessageChannel>().Select(c => Row(unit, c, kept.Find(k => k.Channel == c)))];
            },
            ct
        );

    /// <returns>Done; or CONCURRENCY_CONFLICT, REQUIRED, ADDRESS_NOT_SAFE, PORT_INVALID, TEXT_TOO_LONG.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks integrations:update.</exception>
    public Task<Result<Done>> SaveAsync(SaveMessageChannel input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<Done>(
            MessagePermissions.UpdateChannels,
            command,
            input with
            {
                Secret = null, // what is remembered of the command holds no trace of them
                NoticeSecret = null,
            },
            async unit =>
            {
                var kept = await unit.Set<MessageChannelSetup>()
                    .SingleOrDefaultAsync(s => s.Channel == input.Channel, ct);
                if ((kept is null ? 0 : kept.Version + 1) != input.Version)
                    return CommonErrors.ConcurrencyConflict;
                if (Refusal(input, kept?.SecretSealed is not null) is { } refusal)
                    return refusal;
                kept ??= unit.Add(
                    new MessageChannelSetup
                    {
                        Channel = input.Channel,
                        Host = "",
                        NoticeToken = LinkToken.New().Text,
                    }
                );
                (kept.IsOn, kept.Host, kept.Port) = (input.IsOn, input.Host.Trim().TrimEnd('/'), input.Port);
                (kept.Account, kept.Sender) = (input.Account.Trim(), input.Sender.Trim());
                if (!string.IsNullOrEmpty(input.Secret))
                    kept.SecretSealed = seal.Close(
                        input.Secret,
                        ProviderAccesses.Place(unit.Organization.Id, input.Channel)
                    );
                if (!string.IsNullOrEmpty(input.NoticeSecret))
                    kept.NoticeSecretSealed = seal.Close(
                        input.NoticeSecret,
                        ProviderAccesses.NoticePlace(unit.Organization.Id, input.Channel)
                    );
                return Done.Instance;
            },
            ct
        );
    }

    /// <summary>Hands the provider one message now, on record; what it says is the answer.</summary>
    /// <returns>The provider's answer; or CHANNEL_NOT_SET_UP, TEMPLATE_MISSING, DEMO_SENDS_NOTHING.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks integrations:update.</exception>
    public async Task<Result<ProviderAnswer>> TestAsync(MessageChannel channel, string to, CancellationToken ct)
    {
        Parcel? prepared = null; // never the command's result, which is remembered: it holds the provider's secret
        var begun = await units.RunAsync<Done>(
            MessagePermissions.UpdateChannels,
            CommandId.New(),
            new { test = channel, to },
            async unit =>
            {
                var parcel = await ParcelAsync(unit, channel, to, ct);
                if (parcel.Error is { } refused)
                    return refused;
                prepared = parcel.Value;
                unit.Audit("MESSAGE_TEST", nameof(MessageChannelSetup), 0, new { channel });
                return Done.Instance;
            },
            ct
        );
        if (begun.Error is { } failed)
            return failed;
        return await providers.Last(p => p.Channel == channel).SendAsync(prepared!.Access, prepared.Message, ct);
    }

    private async Task<Result<Parcel>> ParcelAsync(
        IUnitOfWork unit,
        MessageChannel channel,
        string to,
        CancellationToken ct
    )
    {
        if (unit.Organization.IsDemo)
            return MessageErrors.DemoSendsNothing;
        var setup = await unit.Set<MessageChannelSetup>()
            .AsNoTracking()
            .SingleOrDefaultAsync(s => s.Channel == channel, ct);
        if (setup is null)
            return MessageErrors.NotSetUp;
        var address = channel is MessageChannel.Email ? to.Trim() : Phones.Read(to)?.Key;
        if (string.IsNullOrWhiteSpace(address))
            return CommonErrors.Required("To", T("Number or address"));
        var text = await MessageTexts.FindAsync(unit, MessageEvent.Ready, MessageLanguages.English, ct);
        var template = text.TemplateOf(channel);
        if (template is "" && channel is MessageChannel.Sms)
            return MessageErrors.TemplateMissing;
        var from = await unit.Set<OrganizationProfile>().Select(p => p.TradeName).SingleAsync(ct);
        // Meta's own sample, approved for every account, stands in where none is entered.
        var holes = template is "" ? [] : TemplateText.Holes(text.Text);
        Dictionary<string, string> values = TemplateSamples.Of(from);
        return new Parcel(
            channel,
            ProviderAccesses.Open(unit, seal, setup),
            new OutgoingMessage(
                address,
                TemplateText.Fill(text.Subject, values),
                TemplateText.Fill(text.Text, values),
                template is "" ? "en_US" : MessageLanguages.English,
                template is "" ? "hello_world" : template,
                [.. holes.Select(h => values.GetValueOrDefault(h, ""))],
                $"bw-test-{unit.NewId()}",
                from
            )
        );
    }

    private static Error? Refusal(SaveMessageChannel input, bool hasSecret) =>
        Error.Of(
            input.IsOn && string.IsNullOrWhiteSpace(input.Host)
                ? CommonErrors.Required(nameof(input.Host), T("Server"))
                : null,
            input.Channel is not MessageChannel.Email && input.Host.Length > 0 && !SafeAddress.IsHttps(input.Host)
                ? new Error("ADDRESS_NOT_SAFE", "Enter an address that begins with https://.", nameof(input.Host))
                : null,
            input.Channel is MessageChannel.Email && input.IsOn && input.Port is < 1 or > 65_535
                ? new Error("PORT_INVALID", "Enter the port of the mail server: 587 or 465.", nameof(input.Port))
                : null,
            input.IsOn && input.Channel is not MessageChannel.Sms && string.IsNullOrWhiteSpace(input.Account)
                ? CommonErrors.Required(nameof(input.Account), T("Account"))
                : null,
            input.IsOn && input.Channel is not MessageChannel.WhatsApp && string.IsNullOrWhiteSpace(input.Sender)
                ? CommonErrors.Required(nameof(input.Sender), T("Sender"))
                : null,
            input.IsOn && !hasSecret && string.IsNullOrEmpty(input.Secret)
                ? CommonErrors.Required(nameof(input.Secret), T("Password or key"))
                : null,
            CommonErrors.TooLong(nameof(input.Host), input.Host, 300),
            CommonErrors.TooLong(nameof(input.Account), input.Account, 254),
            CommonErrors.TooLong(nameof(input.Sender), input.Sender, 254),
            CommonErrors.TooLong(nameof(input.Secret), input.Secret, LongestSecret),
            CommonErrors.TooLong(nameof(input.NoticeSecret), input.NoticeSecret, LongestSecret)
        );

    private MessageChannelRow Row(IReadUnit unit, MessageChannel channel, MessageChannelSetup? kept) =>
        kept is null
            ? new MessageChannelRow(
                channel,
                0,
                false,
                "",
                channel is MessageChannel.Email ? 587 : 443,
                "",
                "",
                false,
                false,
                null
            )
            : new MessageChannelRow(
                channel,
                kept.Version + 1,
                kept.IsOn,
                kept.Host,
                kept.Port,
                kept.Account,
                kept.Sender,
                kept.SecretSealed is not null,
                kept.NoticeSecretSealed is not null,
                channel is MessageChannel.Email
                    ? null
                    : $"{root.Of(unit.Organization.Slug)}hooks/messages/{channel.ToString().ToLowerInvariant()}/{kept.NoticeToken}"
            );
}
