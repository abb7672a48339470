using System.Text.Json;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Billing;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Service.JobCards;

/// <summary>From finished work to the invoice, the payment and the handing over.</summary>
/// <remarks>
/// Labour 1 x 950.00 and part 2 x 950.00 at 18 %: taxable 2,850.00, CGST 256.50, SGST 256.50, total 3,363.00.
/// </remarks>
[Trait("Category", "Data")]
public sealed class JobBillingTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Invoice_FinishedVisit_HoldsTheApprovedLinesAndMovesTheVisit(TestEngine engine)
    {
        var kit = await FinishedAsync(engine);
        await using var db = kit.Db;

        var issued = await InvoiceAsync(kit);

        Assert.Null(issued.Error);
        var invoice = await kit.ReadAsync<Invoice>(issued.Value);
        Assert.Equal(
            (2_850m, 256.50m, 256.50m, 0m, 3_363m),
            (invoice.Taxable, invoice.Cgst, invoice.StateTax, invoice.Igst, invoice.Total)
        );
        Assert.Equal(kit.TicketId, invoice.TicketId);
        var ticket = await kit.TicketAsync();
        Assert.Equal((TicketState.Invoiced, (long?)issued.Value), (ticket.State, ticket.InvoiceId));
        Assert.Equal(0, await db.CountAsync<Invoice>(db.OrgB));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Invoice_ThreePeopleAtOnce_IsIssuedOnce(TestEngine engine)
    {
        var kit = await FinishedAsync(engine);
        await using var db = kit.Db;

        var results = await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => InvoiceAsync(kit)));

        Assert.Single(results, r => r.Error is null);
        Assert.All(
            results.Where(r => r.Error is not null),
            r => Assert.Contains(r.Error!.Code, (string[])["ALREADY_INVOICED", "CONCURRENCY_CONFLICT"])
        );
        Assert.Equal(1, await db.CountAsync<Invoice>(db.OrgA));
    }

    [Fact]
    public async Task Deliver_UnpaidInvoice_IsRefusedUntilThePaymentIsRecorded()
    {
        var kit = await FinishedAsync(TestEngine.Sqlite);
        await using var db = kit.Db;
        var invoice = (await InvoiceAsync(kit)).Value;

        var unpaid = await DeliverAsync(kit);
        Assert.Equal("BALANCE_DUE", unpaid.Error?.Code);
        Assert.Contains("₹3,363.00", unpaid.Error!.Message, StringComparison.Ordinal);
        Assert.Equal(TicketState.Invoiced, (await kit.TicketAsync()).State);

        var contact = (await kit.TicketAsync()).ContactId;
        var paid = await db.Service<ReceiptService>(PaymentPermissions.Record)
            .RecordAsync(
                new RecordReceipt(contact, PaymentMode.Cash, 3_363m, InvoiceId: invoice),
                CommandId.New(),
                default
            );
        Assert.Null(paid.Error);
        Assert.Null((await DeliverAsync(kit)).Error);
        Assert.Equal(TicketState.Delivered, (await kit.TicketAsync()).State);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task History_Payments_StandWhereTheyHappened(TestEngine engine)
    {
        var kit = await FinishedAsync(engine);
        await using var db = kit.Db;
        var invoice = (await InvoiceAsync(kit)).Value;
        var receipts = db.Service<ReceiptService>(PaymentPermissions.Record, PaymentPermissions.Reverse);
        var paid = await receipts.RecordAsync(
            new RecordReceipt((await kit.TicketAsync()).ContactId, PaymentMode.Cash, 3_363m, InvoiceId: invoice),
            CommandId.New(),
            default
        );
        Assert.Null(
            (
                await receipts.ReverseAsync(new ReverseReceipt(paid.Value, "Entered twice"), CommandId.New(), default)
            ).Error
        );

        var seen = await HistoryAsync(TicketPermissions.Read, PaymentPermissions.Read);
        Assert.EndsWith("taken back: Entered twice", seen[0].Text, StringComparison.Ordinal);
        Assert.StartsWith("Payment received: ₹3,363.00, RCP-", seen[1].Text, StringComparison.Ordinal);
        Assert.Equal("Invoice issued", seen[2].Text);
        Assert.DoesNotContain(
            await HistoryAsync(TicketPermissions.Read),
            h => h.Deed is TicketDeed.Paid or TicketDeed.PaidBack
        );

        async Task<IReadOnlyList<TicketHappening>> HistoryAsync(params string[] permissions) =>
            (await db.Service<TicketService>(permissions).HistoryAsync(kit.TicketId, null, default)).Rows;
    }

    [Theory]
    [InlineData(3_363, null)]
    [InlineData(3_362, "BALANCE_DUE")]
    public async Task Deliver_OnCredit_AsFarAsTheLimitReaches(int limit, string? refusal)
    {
        var kit = await FinishedAsync(TestEngine.Sqlite);
        await using var db = kit.Db;
        await db.ChangeAsync<Contact>((await kit.TicketAsync()).ContactId, c => c.CreditLimit = limit);
        await InvoiceAsync(kit);

        Assert.Equal(refusal, (await DeliverAsync(kit)).Error?.Code);
    }

    [Fact]
    public async Task Deliver_BeforeTheInvoice_SaysInvoiceFirst()
    {
        var kit = await FinishedAsync(TestEngine.Sqlite);
        await using var db = kit.Db;

        Assert.Equal("INVOICE_FIRST", (await DeliverAsync(kit)).Error?.Code);
    }

    [Fact]
    public async Task InvoiceCancelled_VisitGoesBackAndCanBeBilledAgain()
    {
        var kit = await FinishedAsync(TestEngine.Sqlite);
        await using var db = kit.Db;
        var invoice = (await InvoiceAsync(kit)).Value;
        var cancelled = await db.Service<InvoiceService>(InvoicePermissions.Void)
            .CancelAsync(new CancelInvoice(invoice, "Wrong payer"), CommandId.New(), default);
        Assert.Null(cancelled.Error);

        await FollowAsync(db, new InvoiceCancelled(invoice, kit.TicketId));
        await FollowAsync(db, new InvoiceCancelled(invoice, kit.TicketId)); // delivered at least once

        var ticket = await kit.TicketAsync();
        Assert.Equal((TicketState.WorkCompleted, (long?)null), (ticket.State, ticket.InvoiceId));
        Assert.Null((await InvoiceAsync(kit)).Error);
    }

    /// <summary>Delivered on credit, invoice cancelled: billed again for 3,363.00, then delivered as before without a signature.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task InvoiceCancelled_AfterDeliveryOnCredit_IsBilledAgainAndDeliveredAsBefore(TestEngine engine)
    {
        var kit = await FinishedAsync(engine);
        await using var db = kit.Db;
        var first = await DeliveredOnCreditAsync(kit);
        var left = (await kit.TicketAsync()).DeliveredAtUtc;
        db.Clock.Advance(TimeSpan.FromDays(2));

        await CancelAsync(kit, first);
        await FollowAsync(db, new InvoiceCancelled(first, kit.TicketId)); // delivered at least once
        var open = await kit.TicketAsync();
        var second = await InvoiceAsync(kit);
        await FollowAsync(db, new InvoiceCancelled(first, kit.TicketId)); // and long after

        Assert.Equal((TicketState.WorkCompleted, (long?)null, true), (open.State, open.InvoiceId, open.HasLeft));
        Assert.Null(second.Error);
        var ticket = await kit.TicketAsync();
        Assert.Equal((TicketState.Delivered, (long?)second.Value), (ticket.State, ticket.InvoiceId));
        Assert.Equal(
            (left, "Aarav Kulkarni", (int?)18_250),
            (ticket.DeliveredAtUtc, ticket.DeliveredTo, ticket.OdometerOutKm)
        );
        Assert.Equal(3_363m, (await kit.ReadAsync<Invoice>(second.Value)).Total);
        Assert.Equal((3_363m, -2_850m), (await db.NetAsync("AR"), await IncomeAsync(db)));
        Assert.Equal((2, 0), (await db.CountAsync<Invoice>(db.OrgA), await db.CountAsync<Invoice>(db.OrgB)));
        Assert.Empty((await db.Service<BillingVerification>("system:verify").VerifyAsync(default)).Faults);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task InvoiceCancelled_AfterClosing_IsClosedAgainWithItsDay(TestEngine engine)
    {
        var kit = await FinishedAsync(engine);
        await using var db = kit.Db;
        var first = await DeliveredOnCreditAsync(kit);
        await db.ChangeAsync<ServiceTicket>(
            kit.TicketId,
            t => t.Enter(TicketState.Closed, null, null, t.StateSinceUtc)
        );
        var closed = (await kit.TicketAsync()).ClosedAtUtc;
        db.Clock.Advance(TimeSpan.FromDays(2));

        await CancelAsync(kit, first);
        Assert.Null((await InvoiceAsync(kit)).Error);

        var ticket = await kit.TicketAsync();
        Assert.Equal((TicketState.Closed, closed), (ticket.State, ticket.ClosedAtUtc));
    }

    [Fact]
    public async Task InvoiceCancelled_AfterDelivery_TheVehicleDoesNotLeaveUnbilled()
    {
        var kit = await FinishedAsync(TestEngine.Sqlite);
        await using var db = kit.Db;
        await CancelAsync(kit, await DeliveredOnCreditAsync(kit));

        Assert.Equal("INVOICE_FIRST", (await DeliverAsync(kit)).Error?.Code);
    }

    /// <summary>A visit reopened after the first invoice bills its lines itself: the follower leaves it alone.</summary>
    [Fact]
    public async Task InvoiceCancelled_VisitReopenedSince_StaysWhereItIs()
    {
        var kit = await FinishedAsync(TestEngine.Sqlite);
        await using var db = kit.Db;
        var first = await DeliveredOnCreditAsync(kit);
        await ReopenAsync(kit);

        await CancelAsync(kit, first);

        var ticket = await kit.TicketAsync();
        Assert.Equal((TicketState.WorkCompleted, false), (ticket.State, ticket.HasLeft));
        var second = await InvoiceAsync(kit);
        Assert.Equal(3_363m, (await kit.ReadAsync<Invoice>(second.Value)).Total);
        Assert.Equal(TicketState.Invoiced, (await kit.TicketAsync()).State);
    }

    [Fact]
    public async Task Reopened_BilledLines_AreNotBilledAgain()
    {
        var kit = await FinishedAsync(TestEngine.Sqlite);
        await using var db = kit.Db;
        await InvoiceAsync(kit);
        await ReopenAsync(kit);

        Assert.Equal("NOTHING_TO_INVOICE", (await InvoiceAsync(kit)).Error?.Code);
        Assert.Null((await DeliverAsync(kit)).Error);
        Assert.Equal(1, await db.CountAsync<Invoice>(db.OrgA));
    }

    /// <summary>Part 2 x 950.00 at 18 %, alone on the second invoice: 1,900.00 + 342.00.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Reopened_LineDoneLater_IsBilledAlone(TestEngine engine)
    {
        var kit = await FinishedAsync(engine);
        await using var db = kit.Db;
        await db.ChangeAsync<JobLine>(kit.PartId, l => l.State = JobLineState.Declined);
        await InvoiceAsync(kit);
        await ReopenAsync(kit);
        await db.ChangeAsync<JobLine>(kit.PartId, l => l.State = JobLineState.Done); // offered again, accepted, fitted

        Assert.Equal("INVOICE_FIRST", (await DeliverAsync(kit)).Error?.Code);
        var second = await InvoiceAsync(kit);

        Assert.Null(second.Error);
        Assert.Equal(2_242m, (await kit.ReadAsync<Invoice>(second.Value)).Total);
    }

    [Fact]
    public async Task Deliver_InvoiceCancelledAMomentAgo_SaysInvoiceFirst()
    {
        var kit = await FinishedAsync(TestEngine.Sqlite);
        await using var db = kit.Db;
        var invoice = (await InvoiceAsync(kit)).Value;
        await db.Service<InvoiceService>(InvoicePermissions.Void)
            .CancelAsync(new CancelInvoice(invoice, "Wrong payer"), CommandId.New(), default);

        Assert.Equal("INVOICE_FIRST", (await DeliverAsync(kit)).Error?.Code);
    }

    [Fact]
    public async Task Reopened_ByMistake_CanBeCancelledThoughPartsWereFittedBefore()
    {
        var kit = await FinishedAsync(TestEngine.Sqlite);
        await using var db = kit.Db;
        await db.ChangeAsync<JobLine>(kit.PartId, l => l.IssuedQuantity = 2m);
        await InvoiceAsync(kit);
        await db.ChangeAsync<ServiceTicket>(
            kit.TicketId,
            t =>
            {
                t.Enter(TicketState.Reopened, null, null, t.StateSinceUtc);
                t.Enter(TicketState.InDiagnosis, null, null, t.StateSinceUtc);
            }
        );
        var ticket = await kit.TicketAsync();

        var cancelled = await db.Service<TicketService>(Visits.Desk(db.OrgA))
            .CancelAsync(new CancelTicket(ticket.Id, ticket.Version, "Opened by mistake"), CommandId.New(), default);

        Assert.Null(cancelled.Error);
    }

    [Fact]
    public async Task PartsReady_WhenTheLastPartIsIssued_WorkGoesOn()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        var request = (await kit.RequestAsync(2m)).Value;
        Assert.Null(
            (
                await kit.As<JobService>(kit.Technician).WaitForPartsAsync(kit.TicketId, null, CommandId.New(), default)
            ).Error
        );
        Assert.Equal(TicketState.AwaitingParts, (await kit.TicketAsync()).State);

        Assert.Null((await kit.IssueAsync(request)).Error);
        PartsReadyFollower follower = new(db.UnitsFor(TicketPermissions.SystemPartsReady));
        await follower.HandleAsync(1, JsonSerializer.Serialize(new PartIssued(kit.TicketId, kit.PartId, 0)), default);

        Assert.Equal(TicketState.Approved, (await kit.TicketAsync()).State);
    }

    internal static async Task<JobKit> FinishedAsync(TestEngine engine)
    {
        var kit = await JobKit.CreateAsync(engine);
        await kit.Db.RegisterAsync(Sales.Gstin);
        await kit.Db.ChangeAsync<JobLine>(kit.LabourId, l => l.State = JobLineState.Done);
        await kit.Db.ChangeAsync<JobLine>(kit.PartId, l => l.State = JobLineState.Done);
        await kit.Db.ChangeAsync<ServiceTicket>(
            kit.TicketId,
            t => t.Enter(TicketState.WorkCompleted, null, null, t.StateSinceUtc)
        );
        return kit;
    }

    private static Task ReopenAsync(JobKit kit) =>
        kit.Db.ChangeAsync<ServiceTicket>(
            kit.TicketId,
            t =>
            {
                t.Enter(TicketState.Reopened, null, null, t.StateSinceUtc);
                t.Enter(TicketState.WorkCompleted, null, null, t.StateSinceUtc);
            }
        );

    private static Task<Result<long>> InvoiceAsync(JobKit kit) =>
        kit
            .Db.Service<JobBillingService>(InvoicePermissions.Create)
            .InvoiceAsync(kit.TicketId, CommandId.New(), default);

    private static async Task<Result<Done>> DeliverAsync(JobKit kit)
    {
        var ticket = await kit.TicketAsync();
        return await kit
            .Db.Service<TicketService>(Visits.Desk(kit.Db.OrgA))
            .DeliverAsync(
                new DeliverTicket(ticket.Id, ticket.Version, "Aarav Kulkarni", 18_250, 80, Visits.OnPaper),
                CommandId.New(),
                default
            );
    }

    private static async Task<long> DeliveredOnCreditAsync(JobKit kit)
    {
        await kit.Db.ChangeAsync<Contact>((await kit.TicketAsync()).ContactId, c => c.CreditLimit = 10_000m);
        var invoice = (await InvoiceAsync(kit)).Value;
        Assert.Null((await DeliverAsync(kit)).Error);
        return invoice;
    }

    private static async Task CancelAsync(JobKit kit, long invoice)
    {
        var cancelled = await kit
            .Db.Service<InvoiceService>(InvoicePermissions.Void)
            .CancelAsync(new CancelInvoice(invoice, "Wrong payer"), CommandId.New(), default);
        Assert.Null(cancelled.Error);
        await FollowAsync(kit.Db, new InvoiceCancelled(invoice, kit.TicketId));
    }

    private static async Task<decimal> IncomeAsync(TestDb db) =>
        await db.NetAsync("SERVICE_LABOUR") + await db.NetAsync("SALES_PARTS");

    private static Task FollowAsync(TestDb db, InvoiceCancelled happened) =>
        new InvoiceCancelledFollower(db.UnitsFor(TicketPermissions.SystemInvoiceReversed)).HandleAsync(
            1,
            JsonSerializer.Serialize(happened),
            default
        );
}
