using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Data.Common;
using Battwheels.Tests.Browser;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Billing;

/// <summary>The running application with a workshop that shares an invoice.</summary>
public sealed class DocumentSite(BrowserFixture browser) : IAsyncLifetime
{
    public const string Slug = "own-bills";
    public const string OtherSlug = "other-bills";
    private int _phones;

    public const string Sharer = "accounts";

    public RunningApp App => browser.App;

    internal TestDb Db { get; private set; } = null!;

    internal long Customer { get; private set; }

    internal long Invoice { get; private set; }

    public async ValueTask InitializeAsync()
    {
        Db = await TestDb.BesideAsync(App.Database, Slug, OtherSlug);
        await Db.RegisterAsync();
        Customer = await Db.WalkInAsync();
        Invoice = await Db.IssuedAsync(Customer, Sales.Labour(1_000m));
    }

    internal async Task<string> SharedAsync()
    {
        var token = LinkToken.New();
        var made = await Staff.ShareInvoiceAsync(Invoice, new(token.Hash), CommandId.New(), default);
        Assert.Null(made.Error);
        return token.Text;
    }

    internal DocumentLinkService Staff =>
        Db.Service<DocumentLinkService>(Actor.Job(Db.OrgA, Sharer, InvoicePermissions.Read, InvoicePermissions.Send));

    internal PlainBrowser NewPhone() => new(App.Address, $"203.0.114.{Interlocked.Increment(ref _phones)}");

    public async ValueTask DisposeAsync()
    {
        if (Db is not null)
            await Db.DisposeAsync();
    }
}

/// <summary>What a document link answers over HTTP, without a browser and without scripts.</summary>
[Trait("Category", "Browser")]
[Collection(BrowserTests.Name)]
public sealed class DocumentSiteTests(DocumentSite site) : IClassFixture<DocumentSite>
{
    [Fact]
    public async Task Get_OpenLink_ShowsTheDocumentAndItsPdf()
    {
        var token = await site.SharedAsync();
        using var phone = site.NewPhone();

        var page = await phone.GetAsync($"{DocumentSite.Slug}/d/{token}");
        var pdf = await phone.GetAsync($"{DocumentSite.Slug}/d/{token}/pdf");

        Assert.Equal(200, page.Status);
        Assert.StartsWith("Invoice INV-", page.Title, StringComparison.Ordinal);
        foreach (var part in (string[])["Tarang EV Service", "Ramesh Kale", "Brake service", "₹1,000.00", "₹1,180.00"])
            Assert.Contains(part, page.Text, StringComparison.Ordinal);
        Assert.Contains("noindex", page.Headers["X-Robots-Tag"], StringComparison.Ordinal);
        Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.DoesNotContain("blazor.web.js", page.Body, StringComparison.Ordinal);
        Assert.Equal(200, pdf.Status);
        Assert.Equal("application/pdf", pdf.Headers["Content-Type"]);
        Assert.Contains("noindex", pdf.Headers["X-Robots-Tag"], StringComparison.Ordinal);
        Assert.Contains("no-store", pdf.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.StartsWith("inline; filename=INV-", pdf.Headers["Content-Disposition"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Get_InHindi_SpeaksHindi()
    {
        using var phone = site.NewPhone();

        var page = await phone.GetAsync($"{DocumentSite.Slug}/d/{await site.SharedAsync()}?lang=hi");

        Assert.StartsWith("बिल INV-", page.Title, StringComparison.Ordinal);
        Assert.Equal("hi", page.Document.QuerySelector(".public")!.GetAttribute("lang"));
    }

    [Fact]
    public async Task Get_UnknownExpiredRevokedOrElsewhere_IsTheSameNotFound()
    {
        using var phone = site.NewPhone();
        var unknown = await phone.GetAsync($"{DocumentSite.Slug}/d/{LinkToken.New().Text}");
        Assert.Equal(404, unknown.Status);
        string[] closed =
        [
            $"{DocumentSite.Slug}/d/{await ExpiredAsync()}",
            $"{DocumentSite.Slug}/d/{await RevokedAsync()}",
            $"{DocumentSite.OtherSlug}/d/{await site.SharedAsync()}",
            $"no-such-garage/d/{await site.SharedAsync()}",
        ];

        foreach (var address in closed)
        {
            var page = await phone.GetAsync(address);
            var pdf = await phone.GetAsync($"{address}/pdf");

            Assert.Equal((404, unknown.Text), (page.Status, page.Text));
            Assert.Equal(404, pdf.Status);
        }
    }

    [Fact]
    public async Task Post_ByTheScript_IsCounted_AndSoIsThePdf()
    {
        var token = await site.SharedAsync();
        using var phone = site.NewPhone();
        var page = await phone.GetAsync($"{DocumentSite.Slug}/d/{token}");
        Assert.Equal(0, await OpeningsAsync());

        await phone.PressAsync(page, "opened");
        await phone.GetAsync($"{DocumentSite.Slug}/d/{token}/pdf");

        Assert.Equal(2, await OpeningsAsync());

        async Task<int> OpeningsAsync() => (await NewestAsync()).Openings;
    }

    private async Task<string> RevokedAsync()
    {
        var token = await site.SharedAsync();
        var link = await NewestAsync();
        Assert.Null((await site.Staff.CloseInvoiceLinkAsync(link.Id, CommandId.New(), default)).Error);
        return token;
    }

    /// <summary>The link shared last by hand: the customer's message has made one of its own.</summary>
    private async Task<SharedLink> NewestAsync() =>
        (await site.Staff.OfInvoiceAsync(site.Invoice, default)).First(l => l.CreatedBy == DocumentSite.Sharer);

    private async Task<string> ExpiredAsync()
    {
        var token = LinkToken.New();
        await using var raw = site.Db.Database(new TenantScope(site.Db.OrgA));
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        raw.Add(
            new DocumentLink
            {
                InvoiceId = site.Invoice,
                ContactId = site.Customer,
                TokenHash = token.Hash,
                CreatedAtUtc = now.AddDays(-31),
                CreatedByName = "Test",
                ExpiresAtUtc = now.AddDays(-1),
            }
        );
        await raw.SaveChangesAsync();
        return token.Text;
    }
}
