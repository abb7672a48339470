using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Data.Platform.Demo;

/// <summary>Work, quality check, invoice, payment, hand-over.</summary>
internal sealed partial class DemoVisit
{
    private async IAsyncEnumerable<double> WorkAsync()
    {
        if (plan.Stage is DemoStage.Parts)
        {
            yield return 0.5;
            await JobAsync(
                "wait",
                (s, c) => s.WaitForPartsAsync(_ticket, "Controller is on the way from the vendor", c, book.Ct)
            );
            yield break;
        }

        yield return 0.5;
        if (IsHighVoltage)
            await IsolateAsync("lock_out", "");
        await StartAsync();
        yield return 0.3;
        foreach (var (line, item, quantity) in _lines.Where(l => l.Item is not null))
        {
            var request = await book.DoAsync<JobService, long>(
                Step($"request/{item!.Sku}"),
                Technician,
                (s, c) => s.RequestPartAsync(new RequestPart(_ticket, line, quantity), c, book.Ct)
            );
            if (plan.Stage is DemoStage.Requested)
                continue;
            yield return 0.2;
            await IssueAsync(request, item, quantity);
        }

        if (plan.Stage is DemoStage.Held)
            await HoldAsync("Waiting for the software key of the controller from the maker");
        if (plan.Stage is DemoStage.Supplement)
        {
            yield return 1;
            await SupplementAsync();
        }

        if (plan.Stage is DemoStage.Working or DemoStage.Requested or DemoStage.Held or DemoStage.Supplement)
            yield break;
        yield return 1.5;
        await CompleteAsync("");
        if (plan.Stage is DemoStage.Qc)
            yield break;
        yield return 0.5;
        if (plan.Stage is DemoStage.Rework || plan.Number % 17 == 3)
        {
            await CheckAsync("qc-fail", passed: false);
            if (plan.Stage is DemoStage.Rework)
                yield break;
            yield return 1;
            if (IsHighVoltage)
                await IsolateAsync("lock_out", "again");
            await CompleteAsync("again");
            yield return 0.3;
        }

        await CheckAsync("qc", passed: true);
    }

    /// <summary>What the store lacks is on its way; the work starts without it.</summary>
    private async Task StartAsync()
    {
        var started = await book.TryAsync<JobService, Done>(
            Step("start"),
            Technician,
            (s, c) => s.StartAsync(_ticket, c, book.Ct)
        );
        if (started.Error is null)
            return;
        var soon = DateOnly.FromDateTime(book.Clock.GetUtcNow().UtcDateTime).AddDays(2);
        foreach (var (line, item, _) in _lines.Where(l => l.Item is not null))
            await JobAsync(
                $"to-come/{item!.Sku}",
                (s, c) => s.MarkToComeAsync(new MarkToCome(_ticket, line, soon), c, book.Ct)
            );
        await JobAsync("start", (s, c) => s.StartAsync(_ticket, c, book.Ct));
    }

    private async IAsyncEnumerable<double> HandOverAsync()
    {
        if (plan.Stage is DemoStage.Completed)
            yield break;
        yield return 0.4;
        var invoice = await book.DoAsync<JobBillingService, long>(
            Step("invoice"),
            "advisor",
            (s, c) => s.InvoiceAsync(_ticket, c, book.Ct)
        );
        if (plan.Stage is DemoStage.Invoiced)
        {
            if (plan.Number % 3 == 0)
                await PayAsync(invoice, "part", 0.5m);
            yield break;
        }

        // Who has credit takes the vehicle at once and pays weeks later, or is late.
        if (Customer.Credit > 0m)
        {
            if (await TryDeliverAsync())
            {
                yield return 24 * 3;
                if (plan.Stage is DemoStage.Delivered)
                    yield break;
                await CloseAsync();
                if (plan.Number % 3 == 0)
                    yield break;
                yield return 24 * (4 + plan.Number % 20);
                await PayAsync(invoice, "paid", plan.Number % 4 == 1 ? 0.6m : 1m);
                yield break;
            }
        }

        yield return 0.4;
        await PayAsync(invoice, "paid", 1m);
        await DeliverAsync();
        if (plan.Stage is DemoStage.Delivered)
            yield break;
        yield return 20;
        await CloseAsync();
        if (plan.Stage is not DemoStage.Reopened)
            yield break;
        yield return 24 * 3;
        await TicketAsync(
            "reopen",
            "advisor",
            (s, h, c) =>
                s.ReopenAsync(new TicketStep(_ticket, h.Version, "Same noise again after two days"), c, book.Ct)
        );
    }

    /// <summary>What the store does not have it buys, then issues.</summary>
    private async Task IssueAsync(long request, DemoItem item, decimal quantity)
    {
        if (book.IsDone(Step($"issue/{item.Sku}/bought")))
            return;
        var issued = await book.TryAsync<PartDeskService, long>(
            Step($"issue/{item.Sku}"),
            "storekeeper",
            (s, c) => s.IssueAsync(new IssueRequestedPart(request, item.Barcode), c, book.Ct)
        );
        if (issued.Error is null)
            return;
        if (issued.Error.Code != "INSUFFICIENT_STOCK")
            throw new DemoRefusedException(Step($"issue/{item.Sku}"), issued.Error);
        await store.DeliveryAsync($"{plan.Number}-{item.Sku}", plan.Number, [item], quantity + 3m);
        await book.DoAsync<PartDeskService, long>(
            Step($"issue/{item.Sku}/bought"),
            "storekeeper",
            (s, c) => s.IssueAsync(new IssueRequestedPart(request, item.Barcode), c, book.Ct)
        );
    }

    private async Task CompleteAsync(string again)
    {
        foreach (var (line, _, _) in _lines)
            await JobAsync(
                $"done/{line}{again}",
                (s, c) => s.SetLineDoneAsync(new SetLineDone(_ticket, line, true), c, book.Ct)
            );
        if (IsHighVoltage)
            await IsolateAsync("make_live", again);
        await JobAsync(
            $"complete{again}",
            (s, c) =>
                s.CompleteAsync(
                    new CompleteWork(_ticket, ResolutionOutcome.Success, plan.Tells.Fault, plan.Tells.Summary),
                    c,
                    book.Ct
                )
        );
    }

    private Task<long> CheckAsync(string act, bool passed) =>
        book.DoAsync<QcService, long>(
            Step(act),
            "manager",
            (s, c) =>
                s.RecordAsync(
                    new RecordQc(
                        _ticket,
                        passed,
                        passed ? QcService.Checklist : [.. QcService.Checklist.Skip(2)],
                        passed ? null : "Noise still there on the test ride; connector not seated"
                    ),
                    c,
                    book.Ct
                )
        );

    private async Task SupplementAsync()
    {
        _estimate = await book.DoAsync<EstimateService, long>(
            Step("supplement"),
            "advisor",
            (s, c) => s.OpenAsync(_ticket, c, book.Ct)
        );
        await PartAsync($"TYF-{Vehicle.Code}", 1m);
        await SubmitAsync("supplement-submit");
        await ApproveAsync("supplement-submit", int.MaxValue);
        await ShareAsync("supplement-share");
    }

    private Task<long> PayAsync(long invoice, string act, decimal share) =>
        book.DoAsync<ReceiptService, long>(
            Step($"pay/{act}"),
            Customer.Credit > 0m ? "accountant" : "advisor",
            async (s, c) =>
            {
                var due = (await s.StartAsync(invoice, null, book.Ct))!.Invoice!.Outstanding;
                return await s.RecordAsync(ReceiptOf(invoice, Money.RoundTo(due * share, 0)), c, book.Ct);
            }
        );

    private RecordReceipt ReceiptOf(long invoice, decimal amount) =>
        new(
            _contact,
            Customer.Credit > 0m ? PaymentMode.BankTransfer
                : plan.Number % 4 == 0 ? PaymentMode.Cash
                : plan.Number % 4 == 1 ? PaymentMode.Card
                : PaymentMode.Upi,
            amount,
            Reference: plan.Number % 4 == 0 && Customer.Credit == 0m
                ? null
                : $"4{plan.Number:00000}{plan.Vehicle * 7919 % 1000000:000000}",
            InvoiceId: invoice
        );

    private async Task<bool> TryDeliverAsync()
    {
        if (book.IsDone(Step("deliver-paid")))
            return false;
        var delivered = await book.TryAsync<TicketService, Done>(Step("deliver"), "advisor", DeliverAsync);
        if (delivered.Error is { Code: not "BALANCE_DUE" } refused)
            throw new DemoRefusedException(Step("deliver"), refused);
        return delivered.Error is null;
    }

    private Task<Done> DeliverAsync() =>
        book.DoAsync<TicketService, Done>(Step("deliver-paid"), "advisor", DeliverAsync);

    private async Task<Result<Done>> DeliverAsync(TicketService service, CommandId command) =>
        await service.DeliverAsync(
            new DeliverTicket(
                _ticket,
                (await service.HeadAsync(_ticket, book.Ct))!.Version,
                Customer.Name,
                Kilometres + 9,
                88,
                Signature
            ),
            command,
            book.Ct
        );

    private Task<Done> CloseAsync() =>
        TicketAsync("close", "advisor", (s, h, c) => s.CloseAsync(new TicketStep(_ticket, h.Version), c, book.Ct));

    private Task<Done> JobAsync(string act, Func<JobService, CommandId, Task<Result<Done>>> work) =>
        book.DoAsync(Step(act), Technician, work);
}
