using Battwheels.Core.Accounting;
using Battwheels.Data.Common;
using Battwheels.Tests.Billing;
using Battwheels.Web.Accounting;
using Bunit;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Accounting;

[Trait("Category", "Component")]
public sealed class AccountPageTests : BillingPageBase
{
    [Fact]
    public async Task NewAccount_HeadingChosen_IsAddedAndShownInTheChart()
    {
        await SignInAsync(Accounts);
        var page = Render<NewAccountPage>();
        page.WaitForElement("form");
        var receivables = page.FindAll("#f-ParentId option").Single(o => o.TextContent == "1090 Receivables");

        await page.Find("#f-ParentId").ChangeAsync(receivables.GetAttribute("value")!);
        await page.Find("#f-Code").ChangeAsync("tst-1");
        await page.Find("#f-Name").ChangeAsync("Employee loans");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Equal("accounts?all=1&q=tst-1", Here));
        var chart = Render<AccountsPage>();
        chart.WaitForAssertion(() => Assert.Contains("Employee loans", chart.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task NewAccount_CodeTaken_SaysWhoseItIsAndKeepsTheForm()
    {
        await SignInAsync(Accounts);
        var page = Render<NewAccountPage>();
        page.WaitForElement("form");

        await page.Find("#f-Code").ChangeAsync("1100");
        await page.Find("#f-Name").ChangeAsync("Loans");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() =>
            Assert.Contains("1100 is the code of Accounts receivable", page.Markup, StringComparison.Ordinal)
        );
        Assert.Equal("Loans", page.Find("#f-Name").GetAttribute("value"));
    }

    [Fact]
    public async Task Account_DocumentsPostToIt_CanBeRenamedButNotTakenOutOfUse()
    {
        await SignInAsync(Accounts);
        long id;
        await using (var raw = Db.Database(new TenantScope(Db.OrgA)))
            id = await raw.Set<Account>().Where(a => a.Code == "1100").Select(a => a.Id).SingleAsync();
        var page = Render<AccountPage>(p => p.Add(x => x.Id, id));

        Assert.True(page.WaitForElement("#f-IsActive").HasAttribute("disabled"));
        await page.Find("#f-Name").ChangeAsync("Customers");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.StartsWith("accounts?", Here, StringComparison.Ordinal));
        await using var after = Db.Database(new TenantScope(Db.OrgA));
        Assert.Equal("Customers", await after.Set<Account>().Where(a => a.Id == id).Select(a => a.Name).SingleAsync());
    }

    [Fact]
    public async Task Chart_ReaderOfTheBooks_HasNothingToChange()
    {
        await SignInAsync(AccountingPermissions.Read);
        Address.NavigateTo("accounts?all=1");

        var chart = Render<AccountsPage>();

        chart.WaitForElement("table");
        Assert.Empty(chart.FindAll("a[href^='accounts/']"));
    }
}
