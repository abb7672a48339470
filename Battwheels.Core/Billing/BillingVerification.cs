using Battwheels.Core.Access;
using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Platform;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Billing;

/// <summary>Checks that balances are what their documents make them, and that they tie to the books.</summary>
public sealed class BillingVerification(IUnitOfWorkFactory units)
{
    /// <summary>
    /// Every invoice's balance is its total less what was allocated, every advance what was not applied, numbers have no
    /// gap, and open invoices and advances add up to their control accounts.
    /// </summary>
    /// <exception cref="AccessDeniedException">The actor is not a job holding <c>system:verify</c>.</exception>
    public Task<VerificationReport> VerifyAsync(CancellationToken ct) =>
        units.ReadAsync(
            SystemPermissions.Verify,
            async unit =>
            {
                List<string?> faults =
                [
                    await BalanceFaultAsync(unit, ct),
                    await AdvanceFaultAsync(unit, ct),
                    await NumberFaultAsync(unit, ct),
                    await ControlFaultAsync(unit, AccountRoles.Ar, await OwedAsync(unit, AccountRoles.Ar, ct), ct),
                    await ControlFaultAsync(
                        unit,
                        AccountRoles.WarrantyReceivable,
                        await OwedAsync(unit, AccountRoles.WarrantyReceivable, ct),
                        ct
                    ),
                    await ControlFaultAsync(unit, AccountRoles.CustomerAdvance, -await UnusedAsync(unit, ct), ct),
                ];
                return new VerificationReport(
                    "billing",
                    await unit.Set<Invoice>().LongCountAsync(ct),
                    [.. faults.OfType<string>()]
                );
            },
            ct
        );

    private static async Task<string?> BalanceFaultAsync(IReadUnit unit, CancellationToken ct)
    {
        var wrong = await (
            from balance in unit.Set<InvoiceBalance>()
            join invoice in unit.Set<Invoice>() on balance.InvoiceId equals invoice.Id
            let paid = unit.Set<ReceiptAllocation>().Where(a => a.InvoiceId == invoice.Id).Sum(a => a.Amount)
            where
                balance.Total != invoice.Total
                || (balance.Status == InvoiceStatus.Issued && balance.Outstanding + paid != invoice.Total)
                || (balance.Status == InvoiceStatus.Cancelled && (balance.Outstanding != 0m || paid != 0m))
            orderby invoice.Id
            select invoice.Number
        ).FirstOrDefaultAsync(ct);
        return wrong is null ? null : $"The balance of invoice {wrong} is not its total less what was received.";
    }

    private static async Task<string?> AdvanceFaultAsync(IReadUnit unit, CancellationToken ct)
    {
        var wrong = await (
            from advance in unit.Set<AdvanceBalance>()
            join receipt in unit.Set<Receipt>() on advance.ReceiptId equals receipt.Id
            let used = unit.Set<ReceiptAllocation>()
                .Where(a => a.ReceiptId == receipt.Id && a.FromAdvance)
                .Sum(a => a.Amount)
            let isReversed = unit.Set<ReceiptReversal>().Any(r => r.ReceiptId == receipt.Id)
            where
                isReversed
                    ? advance.Available != 0m
                    : advance.Total != receipt.Advance || advance.Available + used != receipt.Advance
            orderby receipt.Id
            select receipt.Number
        ).FirstOrDefaultAsync(ct);
        return wrong is null ? null : $"The advance left of receipt {wrong} is not its advance less what was applied.";
    }

    private static async Task<string?> NumberFaultAsync(IReadUnit unit, CancellationToken ct)
    {
        var series = await unit.Set<Invoice>()
            .GroupBy(i => new { i.Series, i.FyLabel })
            .Select(g => new
            {
                g.Key.Series,
                g.Key.FyLabel,
                Count = g.LongCount(),
                Last = g.Max(i => i.Sequence),
            })
            .ToListAsync(ct);
        return series.FirstOrDefault(s => s.Count != s.Last) is { } gap
            ? $"Series {gap.Series} of {gap.FyLabel} ends at {gap.Last} but has {gap.Count} invoices."
            : null;
    }

    private static async Task<string?> ControlFaultAsync(
        IReadUnit unit,
        string role,
        decimal expected,
        CancellationToken ct
    )
    {
        var lines =
            from line in unit.Set<JournalLine>()
            join account in unit.Set<Account>() on line.AccountId equals account.Id
            where account.Role == role
            select line;
        var books = await lines.SumAsync(l => l.Debit, ct) - await lines.SumAsync(l => l.Credit, ct);
        return books == expected
            ? null
            : $"The account {role} holds {IndianText.Rupees(books)}, the documents add up to {IndianText.Rupees(expected)}.";
    }

    private static Task<decimal> OwedAsync(IReadUnit unit, string role, CancellationToken ct) =>
        unit.Set<InvoiceBalance>().Where(b => b.ReceivableRole == role).SumAsync(b => b.Outstanding, ct);

    private static Task<decimal> UnusedAsync(IReadUnit unit, CancellationToken ct) =>
        unit.Set<AdvanceBalance>().SumAsync(a => a.Available, ct);
}
