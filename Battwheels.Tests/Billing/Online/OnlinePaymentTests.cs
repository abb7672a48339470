using System.Text;
using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Billing.Online;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Service.Portal;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Billing.Online;

/// <summary>A bill of 1,180.00 paid on the page of a provider that says what a test lets it say.</summary>
[Trait("Category", "Data")]
public sealed class OnlinePaymentTests
{
    private const string NoticeSecret = "notice-secret-1";

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Paid_NoticeAndWorkerTwice_IsOneReceiptInClearing(TestEngine engine)
    {
        await using var site = await OnlinePaySite.CreateAsync(engine);
        var started = await site.StartAsync();
        Assert.Equal("https://pay.example/plink_1", started.Value.Address);
        Assert.Equal(started.Value.Id, (await site.StartAsync()).Value.Id); // a second press: the same page
        Assert.Equal(1, site.Provider.Opened);

        site.Provider.Truth = new(OnlinePaymentVerdict.Paid, "pay_29QQoUBi66xm2f", 1_180m);
        Assert.Null((await site.TellAsync("evt_1")).Error);
        Assert.Null((await site.TellAsync("evt_1")).Error); // it comes twice
        await site.SettleAsync();
        await site.SettleAsync();
        Assert.Null((await site.TellAsync("evt_2")).Error); // and late
        await site.SettleAsync();

        await using var raw = site.Raw();
        var receipt = Assert.Single(await raw.Set<Receipt>().ToListAsync());
        Assert.Equal(
            (PaymentMode.Online, 1_180m, 1_180m, 0m, "pay_29QQoUBi66xm2f"),
            (receipt.Mode, receipt.Received, receipt.AgainstInvoices, receipt.Advance, receipt.Reference)
        );
        var payment = await raw.Set<OnlinePayment>().SingleAsync();
        Assert.Equal((OnlinePaymentState.Paid, (long?)receipt.Id), (payment.State, payment.ReceiptId));
        Assert.Equal(0m, (await raw.Set<InvoiceBalance>().SingleAsync()).Outstanding);
        var clearing = await raw.Set<Account>().SingleAsync(a => a.Role == AccountRoles.GatewayClearing);
        Assert.Equal(
            1_180m,
            await raw.Set<JournalLine>().Where(l => l.AccountId == clearing.Id).SumAsync(l => l.Debit)
        );
        Assert.Equal(2, await raw.Set<OnlinePaymentNotice>().CountAsync());
        Assert.Equal(0, await site.Db.CountAsync<OnlinePayment>(site.Db.OrgB));
        Assert.Equal("NOTHING_DUE", (await site.StartAsync()).Error?.Code);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Paid_SettledByTwoAtOnce_IsOneReceipt(TestEngine engine)
    {
        await using var site = await OnlinePaySite.CreateAsync(engine);
        await site.StartAsync();
        site.Provider.Truth = new(OnlinePaymentVerdict.Paid, "pay_2", 1_180m);
        site.Db.Clock.Advance(TimeSpan.FromMinutes(2));

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => site.SettleAsync()));

        Assert.Equal(1, await site.Db.CountAsync<Receipt>(site.Db.OrgA));
    }

    /// <summary>What was paid is what the provider says: less than asked leaves the rest open, more becomes an advance.</summary>
    [Theory]
    [InlineData(1_000, 1_000, 0, 180)]
    [InlineData(1_500, 1_180, 320, 0)]
    public async Task Paid_AnotherSum_IsBookedAsItCame(int paid, int against, int advance, int left)
    {
        await using var site = await OnlinePaySite.CreateAsync();
        await site.StartAsync();
        site.Provider.Truth = new(OnlinePaymentVerdict.Paid, "pay_3", paid);
        await site.SettleInAMinuteAsync();

        await using var raw = site.Raw();
        var receipt = await raw.Set<Receipt>().SingleAsync();
        Assert.Equal((against, advance), ((int)receipt.AgainstInvoices, (int)receipt.Advance));
        Assert.Equal(left, (await raw.Set<InvoiceBalance>().SingleAsync()).Outstanding);
    }

    /// <summary>Paid at the counter while the page was open: nothing is lost.</summary>
    [Fact]
    public async Task Paid_WhatWasPaidAtTheCounterMeanwhile_IsAnAdvance()
    {
        await using var site = await OnlinePaySite.CreateAsync();
        await site.StartAsync();
        var cash = new RecordReceipt(site.Customer, PaymentMode.Cash, 1_180m, InvoiceId: site.Invoice);
        Assert.Null(
            (
                await site
                    .Db.Service<ReceiptService>(PaymentPermissions.Record)
                    .RecordAsync(cash, CommandId.New(), default)
            ).Error
        );
        site.Provider.Truth = new(OnlinePaymentVerdict.Paid, "pay_4", 1_180m);
        await site.SettleInAMinuteAsync();

        await using var raw = site.Raw();
        var receipt = await raw.Set<Receipt>().SingleAsync(r => r.Mode == PaymentMode.Online);
        Assert.Equal((0m, 1_180m), (receipt.AgainstInvoices, receipt.Advance));
    }

    [Fact]
    public async Task Notice_ForgedForeignOrNonsense_ChangesNothing()
    {
        await using var site = await OnlinePaySite.CreateAsync();
        await site.StartAsync();
        site.Provider.Truth = new(OnlinePaymentVerdict.Paid, "pay_5", 1_180m);
        var body = OnlinePaySite.Body("plink_1");
        var signed = NoticeSignature.Of(NoticeSecret, body);

        Assert.Equal("NOTICE_FORGED", await CodeAsync(new(site.Token, body, null, "e")));
        Assert.Equal("NOTICE_FORGED", await CodeAsync(new(site.Token, OnlinePaySite.Body("plink_2"), signed, "e")));
        Assert.Equal("NOTICE_FORGED", await CodeAsync(new(site.Token, body, signed.ToUpperInvariant(), "e")));
        Assert.Equal("NOT_FOUND", await CodeAsync(new(LinkToken.New().Text, body, signed, "e")));
        Assert.Equal("NOT_FOUND", await CodeAsync(new(site.Token, body, signed, "e"), site.Db.OrgB));
        var nonsense = Encoding.UTF8.GetBytes("[1,2");
        var nonsenseSigned = NoticeSignature.Of(NoticeSecret, nonsense);
        Assert.Equal("NOTICE_UNREAD", await CodeAsync(new(site.Token, nonsense, nonsenseSigned, "e")));
        await site.SettleAsync();
        Assert.Equal(0, await site.Db.CountAsync<Receipt>(site.Db.OrgA));
        Assert.Equal(0, await site.Db.CountAsync<OnlinePaymentNotice>(site.Db.OrgA));

        async Task<string?> CodeAsync(PaymentNotice notice, long? organization = null) =>
            (await site.NoticesOf(organization ?? site.Db.OrgA).TakeAsync(notice, default)).Error?.Code;
    }

    [Fact]
    public async Task Notice_UnderTheOldSecret_CountsForADay()
    {
        await using var site = await OnlinePaySite.CreateAsync();
        await site.StartAsync();
        await site.SetUpAsync(version: 1, secret: null, noticeSecret: "notice-secret-2");

        Assert.Null((await site.TellAsync("evt_1")).Error);
        Assert.Null((await site.TellAsync("evt_2", secret: "notice-secret-2")).Error);
        site.Db.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal("NOTICE_FORGED", (await site.TellAsync("evt_3")).Error?.Code);
        Assert.Null((await site.TellAsync("evt_4", secret: "notice-secret-2")).Error);
    }

    /// <summary>No page, no money: the next press asks for the same reference, and a page nobody pays on closes.</summary>
    [Fact]
    public async Task Provider_SilentThenUnpaid_SaysSoAndCloses()
    {
        await using var site = await OnlinePaySite.CreateAsync();
        site.Provider.IsSilent = true;
        Assert.Equal("PROVIDER_SILENT", (await site.StartAsync()).Error?.Code);
        site.Provider.IsSilent = false;
        Assert.NotNull((await site.StartAsync()).Value.Address);
        Assert.Single(site.Provider.References.Distinct());

        site.Db.Clock.Advance(TimeSpan.FromHours(27)); // a day, and two hours for money on its way
        await site.SettleAsync();
        await using var raw = site.Raw();
        Assert.Equal(OnlinePaymentState.Over, (await raw.Set<OnlinePayment>().SingleAsync()).State);
    }

    [Fact]
    public async Task Start_OfAnotherOrSwitchedOff_IsRefused()
    {
        await using var site = await OnlinePaySite.CreateAsync();
        var neighbour = await site.Db.WalkInAsync("Sunita Pawar");
        Assert.Equal("NOT_FOUND", (await site.StartAsync(neighbour)).Error?.Code);
        var started = (await site.StartAsync()).Value.Id;
        Assert.Null(await site.As(neighbour).FindAsync(started, default));
        Assert.Equal(
            "NOT_FOUND",
            (await site.As(site.Customer).PretendAsync(started, true, CommandId.New(), default)).Error?.Code
        ); // no demonstration
        await using (var raw = site.Raw())
        {
            (await raw.Set<OnlinePaymentSetup>().SingleAsync()).IsOn = false;
            await raw.SaveChangesAsync();
        }

        Assert.False(await site.As(site.Customer).IsOfferedAsync(default));
        site.Db.Clock.Advance(TimeSpan.FromHours(24)); // the open page is no longer given again
        Assert.Equal("ONLINE_PAYMENT_OFF", (await site.StartAsync()).Error?.Code);
    }

    [Fact]
    public async Task Setup_WithoutSecretsOrHttps_IsRefusedAndKeepsNoneInTheClear()
    {
        await using var site = await OnlinePaySite.CreateAsync();
        var setup = site.Db.Service<OnlinePaymentSetupService>(
            OnlinePaymentPermissions.ReadSetup,
            OnlinePaymentPermissions.UpdateSetup
        );
        SaveOnlinePayments plain = new(1, true, "http://api.example", "rzp_1", null, null);
        Assert.Equal("ADDRESS_NOT_SAFE", (await setup.SaveAsync(plain, CommandId.New(), default)).Error?.Code);
        Assert.Equal(
            "CONCURRENCY_CONFLICT",
            (await setup.SaveAsync(plain with { Version = 0 }, CommandId.New(), default)).Error?.Code
        );
        await using var raw = site.Raw();
        var kept = await raw.Set<OnlinePaymentSetup>().SingleAsync();
        Assert.DoesNotContain("key-secret-1", kept.SecretSealed, StringComparison.Ordinal);
        Assert.DoesNotContain(NoticeSecret, kept.NoticeSecretSealed, StringComparison.Ordinal);
        Assert.EndsWith(
            $"/alpha/hooks/payments/{site.Token}",
            (await setup.GetAsync(default)).NoticeAddress,
            StringComparison.Ordinal
        );
    }

    [Theory]
    [InlineData(0, 0, 1)] // asked for the first time a minute later
    [InlineData(10, 2, 5)]
    [InlineData(100, 9, 30)]
    [InlineData(25 * 60 + 50, 60, 10)] // the last look is two hours after the page closed
    public void Looks_GetRarerAndEnd(int minutes, int looks, int next)
    {
        DateTime begun = new(2026, 11, 4, 6, 0, 0, DateTimeKind.Utc);
        var now = begun.AddMinutes(minutes);
        Assert.Equal(now.AddMinutes(next), OnlinePaymentLooks.Next(now, begun.AddDays(1), looks));
        Assert.Null(OnlinePaymentLooks.Next(begun.AddHours(26), begun.AddDays(1), looks));
    }

    private sealed class OnlinePaySite(TestDb db, SaidProvider provider) : IAsyncDisposable
    {
        public TestDb Db => db;

        public SaidProvider Provider => provider;

        public long Customer { get; private set; }

        public long Invoice { get; private set; }

        public string Token { get; private set; } = "";

        public static async Task<OnlinePaySite> CreateAsync(TestEngine engine = TestEngine.Sqlite)
        {
            SaidProvider provider = new();
            var db = await TestDb.CreateAsync(engine, s => s.AddSingleton<IOnlinePaymentProvider>(provider));
            OnlinePaySite site = new(db, provider);
            await db.RegisterAsync();
            site.Customer = await db.WalkInAsync();
            site.Invoice = await db.IssuedAsync(site.Customer, Sales.Labour(1_000m));
            await site.SetUpAsync(0, "key-secret-1", NoticeSecret);
            await using var raw = site.Raw();
            site.Token = (await raw.Set<OnlinePaymentSetup>().SingleAsync()).NoticeToken;
            return site;
        }

        public async Task SetUpAsync(int version, string? secret, string? noticeSecret)
        {
            SaveOnlinePayments input = new(version, true, "https://api.example/v1", "rzp_1", secret, noticeSecret);
            var setup = db.Service<OnlinePaymentSetupService>(OnlinePaymentPermissions.UpdateSetup);
            Assert.Null((await setup.SaveAsync(input, CommandId.New(), default)).Error);
        }

        public OnlinePaymentService As(long contact) =>
            db.Service<OnlinePaymentService>(
                Actor.PublicLink(db.OrgA, contact, "Ramesh Kale", "203.0.113.9", PortalPermissions.Visitor)
            );

        public Task<Result<OnlinePaymentStarted>> StartAsync(long? contact = null) =>
            As(contact ?? Customer).StartAsync(Invoice, CommandId.New(), default);

        public OnlinePaymentNoticeService NoticesOf(long organization) =>
            db.Service<OnlinePaymentNoticeService>(
                Actor.Job(organization, "payment-provider", OnlinePaymentPermissions.SystemNotice)
            );

        public Task<Result<Done>> TellAsync(string eventId, string secret = NoticeSecret)
        {
            var body = Body("plink_1");
            return NoticesOf(db.OrgA).TakeAsync(new(Token, body, NoticeSignature.Of(secret, body), eventId), default);
        }

        public static byte[] Body(string page) =>
            Encoding.UTF8.GetBytes(
                """{"event":"payment_link.paid","payload":{"payment_link":{"entity":{"id":"PAGE","amount":118000}}}}""".Replace(
                    "PAGE",
                    page,
                    StringComparison.Ordinal
                )
            );

        public Task<DateTime?> SettleAsync() =>
            db.As(Actor.Job(db.OrgA, OnlinePaymentSettling.QueueName, OnlinePaymentPermissions.SystemSettle))
                .GetServices<IQueueWorker>()
                .Single(w => w.Queue == OnlinePaymentSettling.QueueName)
                .WorkAsync(db.OrgA, default);

        public Task<DateTime?> SettleInAMinuteAsync()
        {
            db.Clock.Advance(TimeSpan.FromMinutes(2));
            return SettleAsync();
        }

        public BattwheelsDb Raw() => db.Database(new TenantScope(db.OrgA));

        public ValueTask DisposeAsync() => db.DisposeAsync();
    }

    /// <summary>Gives one page, and says of it what it is told to.</summary>
    private sealed class SaidProvider : IOnlinePaymentProvider
    {
        public OnlinePaymentTruth Truth { get; set; } = new(OnlinePaymentVerdict.Open, null, 0m);

        public bool IsSilent { get; set; }

        public int Opened { get; private set; }

        public List<string> References { get; } = [];

        public Task<OnlinePaymentAnswer<OnlinePaymentPage>> OpenAsync(
            OnlinePaymentAccess access,
            OnlinePaymentOrder order,
            CancellationToken ct
        )
        {
            Opened++;
            References.Add(order.Reference);
            Assert.Equal(("key-secret-1", 1_180m), (access.Secret, order.Amount));
            return Task.FromResult(
                IsSilent
                    ? new OnlinePaymentAnswer<OnlinePaymentPage>(null, "503")
                    : new(new OnlinePaymentPage("plink_1", "https://pay.example/plink_1"), "200")
            );
        }

        public Task<OnlinePaymentAnswer<OnlinePaymentTruth>> ReadAsync(
            OnlinePaymentAccess access,
            string pageId,
            CancellationToken ct
        ) => Task.FromResult(new OnlinePaymentAnswer<OnlinePaymentTruth>(Truth, "200"));
    }
}
