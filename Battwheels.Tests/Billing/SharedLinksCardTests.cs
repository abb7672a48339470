using System.Web;
using AngleSharp.Html.Dom;
using Battwheels.Core.Billing;
using Battwheels.Web.Billing;
using Bunit;

namespace Battwheels.Tests.Billing;

/// <summary>Making, handing over and revoking a link on the record's page.</summary>
[Trait("Category", "Component")]
public sealed class SharedLinksCardTests : BillingPageBase
{
    [Fact]
    public async Task MakeALink_ShowsTheAddressOnceAndWhatsAppWithTheText_RevokeClosesIt()
    {
        await SignInAsync([.. Accounts, InvoicePermissions.Send]);
        var invoice = await Db.IssuedAsync(await Db.FleetAsync(), Sales.Labour(1_000m));
        var card = Render<SharedLinksCard>(p =>
            p.Add(x => x.InvoiceId, invoice).Add(x => x.Phone, "+919000055602").Add(x => x.Text, "Invoice & link:")
        );

        await card.Find("#share").ClickAsync();
        card.WaitForElement(".sharebox");

        var address = ((IHtmlInputElement)card.Find("input[readonly]")).Value;
        Assert.Matches("/d/[A-Za-z0-9_-]{43}$", address);
        var whatsApp = new Uri(card.Find("a[href*='wa.me']").GetAttribute("href")!);
        Assert.Equal("/919000055602", whatsApp.AbsolutePath);
        Assert.Equal($"Invoice & link: {address}", HttpUtility.ParseQueryString(whatsApp.Query)["text"]);
        Assert.Contains("Open till 04 Dec 2026", card.Markup, StringComparison.Ordinal); // 30 days after 4 November
        Assert.Contains("not opened yet", card.Markup, StringComparison.Ordinal);

        await card.Find(".sidelist button").ClickAsync();

        card.WaitForAssertion(() => Assert.Contains("Revoked", card.Markup, StringComparison.Ordinal));
        Assert.Empty(card.FindAll(".sidelist button"));
        Assert.DoesNotContain(address, card.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutPermissionToSend_TheLinksAreReadOnly()
    {
        await SignInAsync(InvoicePermissions.Read);
        var invoice = await Db.IssuedAsync(await Db.WalkInAsync(), Sales.Labour(1_000m));
        await Db.Service<DocumentLinkService>(InvoicePermissions.Send)
            .ShareInvoiceAsync(invoice, new(new string('a', 64)), Core.Common.CommandId.New(), default);

        var card = Render<SharedLinksCard>(p => p.Add(x => x.InvoiceId, invoice).Add(x => x.Text, "x"));

        card.WaitForAssertion(() => Assert.Contains("Open till", card.Markup, StringComparison.Ordinal));
        Assert.Empty(card.FindAll("button"));
    }
}
