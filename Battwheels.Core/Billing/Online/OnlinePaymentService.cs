using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Billing.Online;

/// <param name="Id">Of the wish to pay.</param>
/// <param name="Address">The provider's page; null in a demonstration, whose own page takes its place.</param>
public sealed record OnlinePaymentStarted(long Id, string? Address);

/// <summary>How a wish to pay stands, for the customer.</summary>
/// <param name="IsDemo">Its page is the test page of a demonstration.</param>
public sealed record OnlinePaymentStanding(
    long Id,
    long InvoiceId,
    string InvoiceNumber,
    decimal Amount,
    OnlinePaymentState State,
    string? Address,
    bool IsDemo
);

/// <summary>A customer pays an invoice of their own on the provider's page.</summary>
public sealed class OnlinePaymentService(
    IUnitOfWorkFactory units,
    ISecretSeal seal,
    PublicAddress root,
    IOnlinePaymentProvider provider
)
{
    /// <summary>Is there a way to pay online?</summary>
    /// <exception cref="AccessDeniedException">The actor lacks portal:invoices:pay.</exception>
    public Task<bool> IsOfferedAsync(CancellationToken ct) =>
        units.ReadAsync(OnlinePaymentPermissions.PortalPay, unit => OnlinePaymentAccesses.IsOfferedAsync(unit, ct), ct);

    /// <returns>Null for none of theirs.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:invoices:pay.</exception>
    public Task<OnlinePaymentStanding?> FindAsync(long id, CancellationToken ct) =>
        units.ReadAsync(
            OnlinePaymentPermissions.PortalPay,
            unit =>
                (
                    from p in unit.Set<OnlinePayment>()
                    where p.Id == id
                    join i in unit.Set<Invoice>() on p.InvoiceId equals i.Id
                    select new OnlinePaymentStanding(
                        p.Id,
                        p.InvoiceId,
                        i.Number,
                        p.Amount,
                        p.State,
                        p.Address,
                        unit.Organization.IsDemo
                    )
                ).SingleOrDefaultAsync(ct),
            ct
        );

    /// <summary>
    /// Opens the provider's page for what is due. A page for the same sum that can still be paid on is given again, so that
    /// two presses are one payment.
    /// </summary>
    /// <returns>Where to pay; or NOT_FOUND, NOTHING_DUE, ONLINE_PAYMENT_OFF, PROVIDER_SILENT.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:invoices:pay.</exception>
    public async Task<Result<OnlinePaymentStarted>> StartAsync(long invoiceId, CommandId command, CancellationToken ct)
    {
        OnlinePaymentAccess? access = null; // never the command's result, which is remembered: it holds the secret
        OnlinePaymentOrder? order = null;
        var begun = await units.RunAsync<OnlinePaymentStarted>(
            OnlinePaymentPermissions.PortalPay,
            command,
            new { pay = invoiceId },
            async unit =>
            {
                var due = await DueAsync(unit, invoiceId, ct);
                if (due.Error is { } refused)
                    return refused;
                access = await OnlinePaymentAccesses.FindAsync(unit, seal, ct);
                if (access is null && !unit.Organization.IsDemo)
                    return OnlinePaymentErrors.NotOffered;
                var payment = await OpenAsync(unit, due.Value, ct) ?? unit.Add(New(unit, due.Value));
                order = OrderOf(unit, payment, due.Value, root);
                if (unit.Organization.IsDemo)
                    unit.WorkDue(OnlinePaymentSettling.QueueName, payment.NextLookUtc!.Value);
                return new OnlinePaymentStarted(payment.Id, payment.Address);
            },
            ct
        );
        if (begun.Error is not null || begun.Value.Address is not null || access is null)
            return begun;
        var page = await provider.OpenAsync(access, order!, ct);
        return await KeepAsync(begun.Value.Id, page, ct);
    }

    /// <summary>What the test page of a demonstration is told; elsewhere there is no such page.</summary>
    /// <returns>Done; or NOT_FOUND.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:invoices:pay.</exception>
    public Task<Result<Done>> PretendAsync(long id, bool pays, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            OnlinePaymentPermissions.PortalPay,
            command,
            new { pretend = id, pays },
            async unit =>
            {
                DateTime? now = unit.Now;
                bool? told = pays;
                var isTheirs =
                    unit.Organization.IsDemo && await unit.Set<OnlinePayment>().AnyAsync(p => p.Id == id, ct);
                if (!isTheirs)
                    return CommonErrors.NotFound;
                await unit.UpdateWhereAsync<OnlinePayment>(
                    p => p.Id == id && p.State == OnlinePaymentState.Waiting && p.DemoPaid == null,
                    set => set.SetProperty(p => p.DemoPaid, told).SetProperty(p => p.NextLookUtc, now),
                    ct
                );
                unit.WorkDue(OnlinePaymentSettling.QueueName, unit.Now);
                return Done.Instance;
            },
            ct
        );

    private async Task<Result<OnlinePaymentStarted>> KeepAsync(
        long id,
        OnlinePaymentAnswer<OnlinePaymentPage> page,
        CancellationToken ct
    )
    {
        var kept = await units.RunAsync<OnlinePaymentStarted>(
            OnlinePaymentPermissions.PortalPay,
            CommandId.New(),
            new
            {
                opened = id,
                page.Value,
                page.Words,
            },
            async unit =>
            {
                DateTime? next = unit.Now.AddMinutes(1);
                var words = Cut(page.Words);
                var (pageId, address) = (page.Value?.Id, page.Value?.Address);
                var state = page.Value is null ? OnlinePaymentState.Starting : OnlinePaymentState.Waiting;
                if (page.Value is null)
                    next = null;
                else
                    unit.WorkDue(OnlinePaymentSettling.QueueName, next.Value);
                await unit.UpdateWhereAsync<OnlinePayment>(
                    p => p.Id == id && p.State == OnlinePaymentState.Starting,
                    set =>
                        set.SetProperty(p => p.State, state)
                            .SetProperty(p => p.ProviderPageId, pageId)
                            .SetProperty(p => p.Address, address)
                            .SetProperty(p => p.Answer, words)
                            .SetProperty(p => p.NextLookUtc, next),
                    ct
                );
                return new OnlinePaymentStarted(id, address);
            },
            ct
        );
        return kept.Error is null && kept.Value.Address is null ? OnlinePaymentErrors.ProviderSilent : kept;
    }

    internal static string Cut(string words) =>
        words.Length > OnlinePayment.LongestAnswer ? words[..OnlinePayment.LongestAnswer] : words;

    private sealed record Due(Invoice Invoice, decimal Outstanding, Contact Customer);

    private static async Task<Result<Due>> DueAsync(IUnitOfWork unit, long invoiceId, CancellationToken ct)
    {
        var invoice = await unit.Set<Invoice>().AsNoTracking().SingleOrDefaultAsync(i => i.Id == invoiceId, ct);
        if (invoice is null)
            return CommonErrors.NotFound;
        var balance = await unit.Set<InvoiceBalance>().AsNoTracking().SingleAsync(b => b.InvoiceId == invoiceId, ct);
        if (balance.Status is not InvoiceStatus.Issued || balance.Outstanding <= 0m)
            return OnlinePaymentErrors.NothingDue;
        var payer = unit.Actor.MergedIntoId ?? unit.Actor.ContactId;
        var customer = await unit.Set<Contact>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == payer, ct);
        return customer is null ? CommonErrors.NotFound : new Due(invoice, balance.Outstanding, customer);
    }

    /// <summary>One that can be paid on for an hour at least, for the same sum.</summary>
    private static Task<OnlinePayment?> OpenAsync(IUnitOfWork unit, Due due, CancellationToken ct)
    {
        var until = unit.Now.AddHours(1);
        return unit.Set<OnlinePayment>()
            .AsNoTracking()
            .Where(p => p.InvoiceId == due.Invoice.Id && p.Amount == due.Outstanding && p.ExpiresAtUtc > until)
            .Where(p => p.State == OnlinePaymentState.Starting || p.State == OnlinePaymentState.Waiting)
            .Where(p => p.DemoPaid == null)
            .OrderBy(p => p.Id)
            .FirstOrDefaultAsync(ct);
    }

    private static OnlinePayment New(IUnitOfWork unit, Due due) =>
        new()
        {
            ContactId = due.Customer.Id,
            InvoiceId = due.Invoice.Id,
            Amount = due.Outstanding,
            CreatedAtUtc = unit.Now,
            ExpiresAtUtc = unit.Now + OnlinePaymentLooks.Life,
            State = unit.Organization.IsDemo ? OnlinePaymentState.Waiting : OnlinePaymentState.Starting,
            NextLookUtc = unit.Organization.IsDemo ? unit.Now + OnlinePaymentLooks.Life : null,
        };

    private static OnlinePaymentOrder OrderOf(IUnitOfWork unit, OnlinePayment payment, Due due, PublicAddress root) =>
        new(
            payment.Reference,
            payment.Amount,
            T($"Bill {due.Invoice.Number}"),
            due.Customer.Name,
            due.Customer.Phone,
            due.Customer.Email,
            $"{root.Of(unit.Organization.Slug)}portal/invoices/{due.Invoice.Id}?payment={payment.Id}",
            payment.ExpiresAtUtc
        );
}
