using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Billing.Online;

/// <summary>How the provider is set up. Secrets are never in it.</summary>
/// <param name="Version">0 before it was set up.</param>
/// <param name="NoticeAddress">What is entered at the provider as the address of its notices; null before it is set up.</param>
/// <param name="IsDemo">No provider is spoken to; a test page stands in.</param>
public sealed record OnlinePaymentSetupView(
    int Version,
    bool IsOn,
    string Host,
    string KeyId,
    bool HasSecret,
    bool HasNoticeSecret,
    string? NoticeAddress,
    bool IsDemo
);

/// <param name="Secret">Null or empty: the one that is kept stays; so for the other.</param>
public sealed record SaveOnlinePayments(
    int Version,
    bool IsOn,
    string Host,
    string KeyId,
    string? Secret,
    string? NoticeSecret
);

/// <summary>One wish to pay, for the people of the workshop.</summary>
public sealed record OnlinePaymentRow(
    long Id,
    DateTime CreatedAtUtc,
    long InvoiceId,
    string InvoiceNumber,
    string CustomerName,
    decimal Amount,
    OnlinePaymentState State,
    long? ReceiptId,
    string? Answer
);

/// <summary>The payment provider of an organization, and what customers did there.</summary>
public sealed class OnlinePaymentSetupService(IUnitOfWorkFactory units, ISecretSeal seal, PublicAddress root)
{
    public const string DefaultHost = "https://api.razorpay.com/v1";
    private const int LongestSecret = 500;

    /// <exception cref="AccessDeniedException">The actor lacks integrations:read.</exception>
    public Task<OnlinePaymentSetupView> GetAsync(CancellationToken ct) =>
        units.ReadAsync(
            OnlinePaymentPermissions.ReadSetup,
            async unit =>
            {
                var kept = await unit.Set<OnlinePaymentSetup>().AsNoTracking().SingleOrDefaultAsync(ct);
                return new OnlinePaymentSetupView(
                    kept is null ? 0 : kept.Version + 1,
                    kept?.IsOn is true,
                    kept?.Host ?? DefaultHost,
                    kept?.KeyId ?? "",
                    kept?.SecretSealed is not null,
                    kept?.NoticeSecretSealed is not null,
                    kept is null ? null : $"{root.Of(unit.Organization.Slug)}hooks/payments/{kept.NoticeToken}",
                    unit.Organization.IsDemo
                );
            },
            ct
        );

    /// <summary>Newest first.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks integrations:read.</exception>
    public Task<Page<OnlinePaymentRow>> ListAsync(string? after, CancellationToken ct) =>
        units.ReadAsync(
            OnlinePaymentPermissions.ReadSetup,
            async unit =>
            {
                unit.Demand(PaymentPermissions.Read);
                var payments = unit.Set<OnlinePayment>().AsQueryable();
                if (Cursor.Read(after) is { } last)
                    payments = payments.Where(p => p.Id < last.Id);
                var rows = await (
                    from p in payments
                    join i in unit.Set<Invoice>() on p.InvoiceId equals i.Id
                    orderby p.Id descending
                    select new OnlinePaymentRow(
                        p.Id,
                        p.CreatedAtUtc,
                        i.Id,
                        i.Number,
                        i.CustomerName,
                        p.Amount,
                        p.State,
                        p.ReceiptId,
                        p.Answer
                    )
                )
                    .Take(Lists.Default + 1)
                    .ToListAsync(ct);
                return Lists.Cut(rows, Lists.Default, r => new Cursor("", r.Id));
            },
            ct
        );

    /// <summary>Saves the account; a new secret of notices leaves the old one valid for a day.</summary>
    /// <returns>Done; or CONCURRENCY_CONFLICT, REQUIRED, ADDRESS_NOT_SAFE, TEXT_TOO_LONG.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks integrations:update.</exception>
    public Task<Result<Done>> SaveAsync(SaveOnlinePayments input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<Done>(
            OnlinePaymentPermissions.UpdateSetup,
            command,
            input with
            {
                Secret = null, // what is remembered of the command holds no trace of them
                NoticeSecret = null,
            },
            async unit =>
            {
                var kept = await unit.Set<OnlinePaymentSetup>().SingleOrDefaultAsync(ct);
                if ((kept is null ? 0 : kept.Version + 1) != input.Version)
                    return CommonErrors.ConcurrencyConflict;
                if (Refusal(input, kept) is { } refusal)
                    return refusal;
                kept ??= unit.Add(
                    new OnlinePaymentSetup
                    {
                        Host = "",
                        KeyId = "",
                        NoticeToken = LinkToken.New().Text,
                    }
                );
                (kept.IsOn, kept.Host, kept.KeyId) = (input.IsOn, input.Host.Trim().TrimEnd('/'), input.KeyId.Trim());
                Seal(unit, kept, input);
                return Done.Instance;
            },
            ct
        );
    }

    private void Seal(IUnitOfWork unit, OnlinePaymentSetup kept, SaveOnlinePayments input)
    {
        var organization = unit.Organization.Id;
        if (!string.IsNullOrEmpty(input.Secret))
            kept.SecretSealed = seal.Close(input.Secret, OnlinePaymentAccesses.KeyPlace(organization));
        if (string.IsNullOrEmpty(input.NoticeSecret))
            return;
        (kept.OldNoticeSecretSealed, kept.OldNoticeSecretUntilUtc) = (
            kept.NoticeSecretSealed,
            unit.Now + OnlinePaymentSetup.OldSecretHolds
        );
        kept.NoticeSecretSealed = seal.Close(input.NoticeSecret, OnlinePaymentAccesses.NoticePlace(organization));
    }

    private static Error? Refusal(SaveOnlinePayments input, OnlinePaymentSetup? kept) =>
        Error.Of(
            !SafeAddress.IsHttps(input.Host) ? OnlinePaymentErrors.AddressNotSafe : null,
            input.IsOn && string.IsNullOrWhiteSpace(input.KeyId)
                ? CommonErrors.Required(nameof(input.KeyId), T("Key id"))
                : null,
            input.IsOn && kept?.SecretSealed is null && string.IsNullOrEmpty(input.Secret)
                ? CommonErrors.Required(nameof(input.Secret), T("Key secret"))
                : null,
            input.IsOn && kept?.NoticeSecretSealed is null && string.IsNullOrEmpty(input.NoticeSecret)
                ? CommonErrors.Required(nameof(input.NoticeSecret), T("Secret of notices"))
                : null,
            CommonErrors.TooLong(nameof(input.Host), input.Host, 300),
            CommonErrors.TooLong(nameof(input.KeyId), input.KeyId, 100),
            CommonErrors.TooLong(nameof(input.Secret), input.Secret, LongestSecret),
            CommonErrors.TooLong(nameof(input.NoticeSecret), input.NoticeSecret, LongestSecret)
        );
}
