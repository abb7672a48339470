using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Data.Common;
using Battwheels.Tests.Billing;
using Battwheels.Tests.Shell;
using Battwheels.Web.Accounting;
using Battwheels.Web.Shell.Home;
using Bunit;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace Battwheels.Tests.Accounting;

[Trait("Category", "Component")]
public sealed class AccountingPageTests : BillingPageBase
{
    [Fact]
    public async Task TrialBalance_OneInvoice_IsBalancedAndDrillsDown()
    {
        await SignInAsync(Accounts);
        await Db.IssuedAsync(await Db.WalkInAsync(), Sales.Labour(100m));
        await Db.TheirInvoiceAsync();

        var page = Render<TrialBalancePage>();

        page.WaitForAssertion(() => Assert.Equal("118.00", page.Find("#tb-debit").TextContent));
        Assert.Equal("118.00", page.Find("#tb-credit").TextContent);
        Assert.Equal("Balanced", page.Find(".ph .status").TextContent);
        Assert.EndsWith(
            "&from=2026-11-01&to=2026-11-30",
            page.Find("tbody .row-link").GetAttribute("href"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task TrialBalance_EndBeforeStart_SaysSo()
    {
        await SignInAsync(Accounts);
        Address.NavigateTo("reports/trial-balance?from=2026-11-30&to=2026-11-01");

        var page = Render<TrialBalancePage>();

        page.WaitForAssertion(() =>
            Assert.Contains("ends before it begins", page.Find(".answer").TextContent, StringComparison.Ordinal)
        );
        Assert.Empty(page.FindAll(".ph .status"));
    }

    [Fact]
    public async Task Reports_WithoutPermission_AreRefused()
    {
        await SignInAsync(AccountingPermissions.Read);
        await Db.IssuedAsync(await Db.WalkInAsync(), Sales.Labour(100m));

        var page = Render<ProfitLossPage>();

        page.WaitForElement(".answer");
        Assert.DoesNotContain("100.00", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task ProfitLoss_MonthBesideTheOneBefore_ShowsBothAndTheChange()
    {
        await SignInAsync(Accounts);
        await Db.PostAsync(Books.Draft(1, 200m, date: new DateOnly(2026, 10, 15)));
        await Db.PostAsync(Books.Draft(2, 250m, date: new DateOnly(2026, 11, 2)));

        var page = Render<ProfitLossPage>();

        page.WaitForAssertion(() => Assert.Contains("+25.0%", page.Markup, StringComparison.Ordinal));
        Assert.Equal(
            ["Net profit", "250.00", "200.00", "+25.0%", "450.00", "100.0%"],
            page.FindAll("tr.tot")[^1].QuerySelectorAll("td").Skip(1).Select(c => c.TextContent)
        );
        var span = HomeSpan.Of(null, new DateOnly(2026, 11, 4));
        IncomeTile income = new(Db.Service<ReportService>(AccountingPermissions.Reports), Db.Clock);
        var tile = Assert.Single(await income.ReadAsync(HomeKind.Books, span, default));
        Assert.Equal(("₹250", "₹200 in Oct 2026"), (tile.Value, tile.Sub.English));
    }

    [Fact]
    public async Task BalanceSheet_Balanced_ShowsEarningsOfTheYear()
    {
        await SignInAsync(Accounts);
        await Db.PostAsync(Books.Draft(1, 200m));

        var page = Render<BalanceSheetPage>();

        page.WaitForAssertion(() => Assert.Equal("Balanced", page.Find(".ph .status").TextContent));
        Assert.Contains("Earnings of FY 2026-27 to date", page.Markup, StringComparison.Ordinal);
        Assert.All(page.FindAll("tfoot .num"), total => Assert.Equal("200.00", total.TextContent));
    }

    [Fact]
    public async Task Ledger_OfAnAccount_RunsFromOpeningToClosing()
    {
        await SignInAsync(Accounts);
        await Db.PostAsync(Books.Draft(1, 200m, date: new DateOnly(2026, 10, 15)));
        await Db.PostAsync(Books.Draft(2, 50m));
        Address.NavigateTo($"ledger?account={await AccountAsync(AccountRoles.Cash)}&from=2026-11-01&to=2026-11-30");

        var page = Render<LedgerPage>();

        page.WaitForAssertion(() => Assert.Equal("250.00 Dr", page.Find("#closing").TextContent));
        Assert.Contains("Opening 200.00 Dr", page.Markup, StringComparison.Ordinal);
        Assert.Single(page.FindAll("tbody tr"));
    }

    [Fact]
    public async Task NewJournal_Balanced_PostsOnceAndOpensIt()
    {
        await SignInAsync(Accounts);
        var page = Render<NewJournalPage>();
        page.WaitForElement("[data-row]");
        await page.Find("#f-Narration").ChangeAsync("Rent for November");

        await page.PutAsync(1, "AccountId", "Rent");
        await page.PutAsync(1, "Debit", "1,250.50");
        Assert.Equal("Differs by ₹1,250.50", page.Find("#difference").TextContent.Trim());
        await page.PutAsync(2, "AccountId", "Bank account - primary");
        await page.Find("tfoot .btn").ClickAsync();
        Assert.Equal("Balanced", page.Find("#difference").TextContent.Trim());
        Assert.Equal("1,250.50", page.Cell(2, "Credit"));
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Matches(@"^journals/\d+$", Here));
        var id = long.Parse(Here.Split('/')[1], System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(["RENT Dr 1250.50", "BANK_DEFAULT Cr 1250.50"], await Db.LinesAsync(id));
    }

    [Fact]
    public async Task NewJournal_BothSidesOnALine_IsRefusedAtItsCell()
    {
        await SignInAsync(Accounts);
        var page = Render<NewJournalPage>();
        page.WaitForElement("[data-row]");
        await page.Find("#f-Narration").ChangeAsync("Rent for November");
        await page.PutAsync(1, "AccountId", "Rent");
        await page.PutAsync(1, "Debit", "10");
        // Line 2 is blank: the refused one is the second that was sent.
        await page.PutAsync(3, "AccountId", "Cash in hand");
        await page.PutAsync(3, "Debit", "5");
        await page.PutAsync(3, "Credit", "15");

        await page.Find("form").SubmitAsync();

        var link = page.WaitForElement(".note.problem a");
        Assert.Contains("exactly one side", link.TextContent, StringComparison.Ordinal);
        var cell = page.Find(link.GetAttribute("href")!);
        Assert.Equal(("Debit", "true"), (cell.GetAttribute("data-c"), cell.GetAttribute("aria-invalid")));
        Assert.Contains(
            "exactly one side",
            page.Find("#" + cell.GetAttribute("aria-describedby")).TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal("5.00", cell.GetAttribute("value"));
        Assert.Equal(0, await Db.CountAsync<JournalEntry>(Db.OrgA));
    }

    [Fact]
    public async Task NewJournal_PartyOfAnotherOrganization_IsNotFound()
    {
        await SignInAsync(Accounts);
        var ours = await Db.WalkInAsync();
        var page = Render<NewJournalPage>();
        page.WaitForElement("[data-row]");
        await page.PutAsync(1, "AccountId", "TDS receivable");

        await page.StepAsync(
            new()
            {
                Op = "put",
                Rows =
                [
                    new(
                        "r1",
                        new Dictionary<string, string> { ["PartyId"] = "Somebody" },
                        new Dictionary<string, string> { ["PartyId"] = "1" }
                    ),
                ],
            }
        );
        Assert.Contains("is not one contact", page.Find("tr.wrong").TextContent, StringComparison.Ordinal);

        await page.StepAsync(
            new()
            {
                Op = "put",
                Rows =
                [
                    new(
                        "r1",
                        new Dictionary<string, string> { ["PartyId"] = "Our own" },
                        new Dictionary<string, string> { ["PartyId"] = $"{ours}" }
                    ),
                ],
            }
        );
        Assert.Empty(page.FindAll("tr.wrong"));
    }

    [Fact]
    public async Task Journal_Reversed_LinksBothWays()
    {
        await SignInAsync(Accounts);
        var posted = await Db.Service<JournalService>(AccountingPermissions.Post)
            .PostAsync(
                new ManualJournal(
                    Books.Today,
                    "Rent",
                    [
                        new(await AccountAsync("RENT"), 10m, 0m),
                        new(await AccountAsync(AccountRoles.BankDefault), 0m, 10m),
                    ]
                ),
                CommandId.New(),
                default
            );
        var dialogs = Render<MudDialogProvider>();
        var page = Render<JournalPage>(p => p.Add(x => x.Id, posted.Value));
        page.WaitForElement("#reverse");

        var answered = page.Find("#reverse").ClickAsync(); // ends with the dialog
        dialogs.WaitForElement("#f-Reason");
        await dialogs.Find("#f-Reason").ChangeAsync("Entered twice");
        await dialogs.Find("form").SubmitAsync();
        await answered;

        page.WaitForAssertion(() => Assert.Equal("Reversed", page.Find(".ph .status").TextContent));
        Assert.Empty(page.FindAll("#reverse"));
        Assert.StartsWith("journals/", page.Find(".note a").GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Journal_OfAnInvoice_CannotBeReversedHereAndLinksToIt()
    {
        await SignInAsync(Accounts);
        var invoice = await Db.IssuedAsync(await Db.WalkInAsync(), Sales.Labour(100m));
        var entry = (await Db.InvoiceAsync(invoice)).JournalEntryId!.Value;

        var page = Render<JournalPage>(p => p.Add(x => x.Id, entry));

        page.WaitForAssertion(() => Assert.Equal($"invoices/{invoice}", page.Find(".kv a").GetAttribute("href")));
        Assert.Empty(page.FindAll("#reverse"));
    }

    [Fact]
    public async Task Chart_WithoutEntries_InvitesAndShowsAllOnDemand()
    {
        await SignInAsync(Accounts);
        var page = Render<AccountsPage>();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".empty")));

        Address.NavigateTo("accounts?all=1");
        var all = Render<AccountsPage>();

        all.WaitForAssertion(() => Assert.Contains("Accounts receivable", all.Markup, StringComparison.Ordinal));
        Assert.True(all.FindAll("tbody tr").Count > 100);
    }

    [Fact]
    public async Task Periods_SoftLock_ShowsWhoAndRefusesTwice()
    {
        await SignInAsync(Accounts);
        var dialogs = Render<MudDialogProvider>();
        var page = Render<PeriodsPage>();
        page.WaitForAssertion(() => Assert.Equal(12, page.FindAll("tbody tr").Count));

        var answered = page.FindAll("tbody tr")[0].QuerySelector(".btn")!.ClickAsync(); // ends with the dialog
        dialogs.WaitForElement("form");
        await dialogs.Find("form").SubmitAsync();
        await answered;

        page.WaitForAssertion(() =>
            Assert.Contains("Soft-locked", page.FindAll("tbody tr")[0].TextContent, StringComparison.Ordinal)
        );
        Assert.DoesNotContain("Soft-locked", page.FindAll("tbody tr")[1].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, null, "2026-11-01 2026-11-30")]
    [InlineData("2026-04-01", "2026-06-30", "2026-04-01 2026-06-30")]
    [InlineData("nonsense", null, "2026-11-01 2026-11-30")]
    [InlineData("2027-05-10", null, "2027-05-10 2028-03-31")] // to the end of its fiscal year
    [InlineData(null, "2026-05-10", "2026-04-01 2026-05-10")]
    public void ReportSpan_OfAnAddress_IsNeverTurnedRound(string? from, string? to, string expected)
    {
        var span = ReportSpan.Of(from, to, ReportSpan.ThisMonth(Books.Today));

        Assert.Equal(expected, $"{span.From:yyyy-MM-dd} {span.To:yyyy-MM-dd}");
    }

    private async Task<long> AccountAsync(string role)
    {
        await using var raw = Db.Database(new TenantScope(Db.OrgA));
        return await raw.Set<Account>().Where(a => a.Role == role).Select(a => a.Id).SingleAsync();
    }

    [Fact]
    public async Task TrialBalance_DaysFarAway_AreTheFirstAndLastThereCanBe()
    {
        await SignInAsync(Accounts);
        await Db.IssuedAsync(await Db.WalkInAsync(), Sales.Labour(100m));
        Address.NavigateTo("reports/trial-balance?from=0001-01-01&to=9999-12-31");

        var page = Render<TrialBalancePage>();

        page.WaitForAssertion(() => Assert.Equal("118.00", page.Find("#tb-debit").TextContent));
        Assert.Equal("01/01/2000", page.Find("input[name=from]").GetAttribute("value"));
        Assert.Equal("31/12/2099", page.Find("input[name=to]").GetAttribute("value"));
    }

    [Theory]
    [InlineData("Debit", "1oo", "Debit, line 1: ")]
    [InlineData("AccountId", "Rnet", "Account, line 1: ")]
    [InlineData(null, "32/13/2026", "Date: ")]
    public async Task NewJournal_TextNotUnderstood_PostsNothing(string? column, string typed, string said)
    {
        await SignInAsync(Accounts);
        var page = Render<NewJournalPage>();
        page.WaitForElement("[data-row]");
        await page.Find("#f-Narration").ChangeAsync("Rent for November");
        await page.PutAsync(1, "AccountId", "Rent");
        await page.PutAsync(1, "Debit", "100");
        await page.PutAsync(2, "AccountId", "Cash in hand");
        await page.PutAsync(2, "Credit", "100");

        if (column is null)
            await page.Find("#f-Date").ChangeAsync(typed);
        else
            await page.PutAsync(1, column, typed);
        await page.Find("form").SubmitAsync();

        Assert.StartsWith(said, page.Find(".note.problem a").TextContent, StringComparison.Ordinal);
        if (column is not null)
            Assert.Equal(typed, page.Cell(1, column));
        Assert.Equal(0, await Db.CountAsync<JournalEntry>(Db.OrgA));
    }
}
