using Battwheels.Core.Common;
using Battwheels.Core.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Billing.Online;

/// <summary>
/// Asks the provider whether somebody paid, and writes the receipt: what came in is what the provider says, never what a
/// notice or a browser said.
/// </summary>
/// <remarks>Safe to repeat: a payment is settled by one guarded statement in the transaction of its receipt.</remarks>
public sealed class OnlinePaymentSettling(IUnitOfWorkFactory units, ISecretSeal seal, IOnlinePaymentProvider provider)
    : IQueueWorker
{
    public const string QueueName = "online-payments";
    private const int Batch = 20;

    public string Queue => QueueName;

    public string Permission => OnlinePaymentPermissions.SystemSettle;

    public async Task<DateTime?> WorkAsync(long organizationId, CancellationToken ct)
    {
        OnlinePaymentAccess? access = null;
        var due = await units.ReadAsync(
            Permission,
            async unit =>
            {
                access = await OnlinePaymentAccesses.FindAsync(unit, seal, ct);
                return await Looked(unit)
                    .Where(p => p.NextLookUtc <= unit.Now)
                    .OrderBy(p => p.NextLookUtc)
                    .Take(Batch)
                    .ToListAsync(ct);
            },
            ct
        );
        foreach (var payment in due)
            await SettleAsync(payment, await TruthAsync(access, payment, ct), ct);
        return await units.ReadAsync(Permission, unit => Looked(unit).MinAsync(p => p.NextLookUtc, ct), ct);
    }

    private static IQueryable<OnlinePayment> Looked(IReadUnit unit) =>
        unit.Set<OnlinePayment>().Where(p => p.NextLookUtc != null);

    private async Task<OnlinePaymentAnswer<OnlinePaymentTruth>> TruthAsync(
        OnlinePaymentAccess? access,
        OnlinePayment payment,
        CancellationToken ct
    )
    {
        if (payment.DemoPaid is { } told)
            return new(
                told
                    ? new OnlinePaymentTruth(OnlinePaymentVerdict.Paid, $"DEMO{payment.Id}", payment.Amount)
                    : new OnlinePaymentTruth(OnlinePaymentVerdict.Over, null, 0m),
                T("the demonstration's test page")
            );
        return access is null || payment.ProviderPageId is not { } page
            ? new(new OnlinePaymentTruth(OnlinePaymentVerdict.Open, null, 0m), "")
            : await provider.ReadAsync(access, page, ct);
    }

    private async Task SettleAsync(
        OnlinePayment payment,
        OnlinePaymentAnswer<OnlinePaymentTruth> answer,
        CancellationToken ct
    )
    {
        var done = await units.RunAsync<Done>(
            Permission,
            CommandId.New(),
            new
            {
                settle = payment.Id,
                answer.Value,
                answer.Words,
            },
            async unit =>
            {
                if (
                    answer.Value is
                    { Verdict: OnlinePaymentVerdict.Paid, PaymentId: { } money, Paid: > 0m and var paid }
                )
                    return await ReceiveAsync(unit, payment, money, paid, ct);
                var next =
                    answer.Value?.Verdict is OnlinePaymentVerdict.Over
                        ? null
                        : OnlinePaymentLooks.Next(unit.Now, payment.ExpiresAtUtc, payment.Looks);
                await StandAsync(unit, payment, next, OnlinePaymentService.Cut(answer.Words), ct);
                return Done.Instance;
            },
            CancellationToken.None // the provider has the money: it is written down even while the server stops
        );
        if (done.Error is { } refused)
            await PutOffAsync(payment, refused, CancellationToken.None);
    }

    /// <summary>The state and the receipt in one transaction: whoever comes second finds it paid.</summary>
    private static async Task<Result<Done>> ReceiveAsync(
        IUnitOfWork unit,
        OnlinePayment payment,
        string money,
        decimal paid,
        CancellationToken ct
    )
    {
        var id = payment.Id;
        var taken = await unit.UpdateWhereAsync<OnlinePayment>(
            p => p.Id == id && p.State == OnlinePaymentState.Waiting,
            set =>
                set.SetProperty(p => p.State, OnlinePaymentState.Paid)
                    .SetProperty(p => p.ProviderPaymentId, money)
                    .SetProperty(p => p.NextLookUtc, (DateTime?)null),
            ct
        );
        if (taken == 0)
            return Done.Instance;
        var receipt = await RecordAsync(unit, payment, money, paid, ct);
        if (receipt.Error is { } refused)
            return refused;
        await unit.FlushAsync(ct);
        long? receiptId = receipt.Value.Id;
        await unit.UpdateWhereAsync<OnlinePayment>(
            p => p.Id == id,
            set => set.SetProperty(p => p.ReceiptId, receiptId).SetProperty(p => p.Answer, receipt.Value.Number),
            ct
        );
        return Done.Instance;
    }

    /// <summary>For the invoice; where that was cancelled or paid meanwhile, for what else is due, the rest an advance.</summary>
    private static async Task<Result<Receipt>> RecordAsync(
        IUnitOfWork unit,
        OnlinePayment payment,
        string money,
        decimal paid,
        CancellationToken ct
    )
    {
        var isOpen = await unit.Set<InvoiceBalance>()
            .AnyAsync(b => b.InvoiceId == payment.InvoiceId && b.Status == InvoiceStatus.Issued, ct);
        RecordReceipt input = new(
            payment.ContactId,
            PaymentMode.Online,
            paid,
            Reference: money,
            InvoiceId: isOpen ? payment.InvoiceId : null
        );
        return await Receipts.RecordAsync(unit, input, ct);
    }

    private static async Task StandAsync(
        IUnitOfWork unit,
        OnlinePayment payment,
        DateTime? next,
        string words,
        CancellationToken ct
    )
    {
        var (id, looks) = (payment.Id, payment.Looks + 1);
        var state = next is null ? OnlinePaymentState.Over : OnlinePaymentState.Waiting;
        await unit.UpdateWhereAsync<OnlinePayment>(
            p => p.Id == id && p.State == OnlinePaymentState.Waiting,
            set =>
                set.SetProperty(p => p.State, state)
                    .SetProperty(p => p.NextLookUtc, next)
                    .SetProperty(p => p.Looks, looks)
                    .SetProperty(p => p.Answer, words),
            ct
        );
    }

    /// <summary>The books did not take it (a closed month, a number series at its end): it is tried again and says why.</summary>
    private async Task PutOffAsync(OnlinePayment payment, Error refused, CancellationToken ct)
    {
        var kept = await units.RunAsync<Done>(
            Permission,
            CommandId.New(),
            new { putOff = payment.Id, refused.Code },
            async unit =>
            {
                await StandAsync(
                    unit,
                    payment,
                    unit.Now.AddMinutes(30),
                    OnlinePaymentService.Cut($"{refused.Code}: {refused.Message}"),
                    ct
                );
                return Done.Instance;
            },
            ct
        );
        _ = kept.Value;
    }
}
