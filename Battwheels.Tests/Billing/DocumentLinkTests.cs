using Battwheels.Core.Access;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using UglyToad.PdfPig;

namespace Battwheels.Tests.Billing;

/// <summary>Links to one invoice or receipt: what they open, until when, for whom, and what stays on record.</summary>
[Trait("Category", "Data")]
public class DocumentLinkTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Link_OpenInvoice_ShowsThatInvoiceToItsContact(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.RegisterAsync();
        var customer = await db.WalkInAsync();
        var invoice = await db.IssuedAsync(customer, Sales.Labour(1_000m));
        var token = await ShareInvoiceAsync(db, invoice);

        var bearer = await Finder(db).FindAsync(token.Text, default);
        var portal = Portal(db, bearer.Value.ContactId);
        var read = await portal.ReadAsync(token.Text, default);
        var file = await portal.PdfAsync(token.Text, default);

        Assert.Equal(customer, bearer.Value.ContactId);
        Assert.Equal(("INV-2627-00001", 1_180m), (read.Value.Invoice!.Invoice.Number, read.Value.Invoice.Outstanding));
        Assert.Null(read.Value.Receipt);
        Assert.Equal("Tarang EV Service", read.Value.Workshop);
        Assert.Equal("INV-2627-00001.pdf", file.Value.FileName);
        using var pdf = PdfDocument.Open(file.Value.Content);
        Assert.Contains("Original for recipient", pdf.GetPage(1).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Link_ToAReceipt_ShowsTheReceipt()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();
        var customer = await db.WalkInAsync();
        var receipt = await db.ReceivedAsync(new RecordReceipt(customer, PaymentMode.Cash, 500m));
        var token = LinkToken.New();
        var made = await Staff(db).ShareReceiptAsync(receipt, new(token.Hash), CommandId.New(), default);
        Assert.Null(made.Error);

        var portal = Portal(db, customer);

        Assert.Equal("RCP-2627-00001", (await portal.ReadAsync(token.Text, default)).Value.Receipt!.Receipt.Number);
        Assert.Equal("RCP-2627-00001.pdf", (await portal.PdfAsync(token.Text, default)).Value.FileName);
        Assert.Equal(
            "NOT_FOUND",
            (await Staff(db).CloseInvoiceLinkAsync(made.Value, CommandId.New(), default)).Error?.Code
        );
        Assert.Null((await Staff(db).CloseReceiptLinkAsync(made.Value, CommandId.New(), default)).Error);
        Assert.Same(BillingErrors.LinkClosed, (await portal.ReadAsync(token.Text, default)).Error);
    }

    [Fact]
    public async Task Link_ThirtyDaysLater_OpensNothing()
    {
        await using var db = await TestDb.CreateAsync();
        var (customer, token, _) = await SharedAsync(db);
        db.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromSeconds(1));
        Assert.Null((await Portal(db, customer).ReadAsync(token.Text, default)).Error);

        db.Clock.Advance(TimeSpan.FromSeconds(1));

        await ClosedAsync(db, customer, token.Text);
    }

    [Fact]
    public async Task Link_Revoked_OpensNothing_AndAnotherStaysOpen()
    {
        await using var db = await TestDb.CreateAsync();
        var (customer, token, invoice) = await SharedAsync(db);
        var other = await ShareInvoiceAsync(db, invoice);
        var link = (await Staff(db).OfInvoiceAsync(invoice, default))[1];

        Assert.Null((await Staff(db).CloseInvoiceLinkAsync(link.Id, CommandId.New(), default)).Error);

        await ClosedAsync(db, customer, token.Text);
        Assert.Null((await Portal(db, customer).ReadAsync(other.Text, default)).Error);
        Assert.Equal(
            [SharedLinkState.Open, SharedLinkState.Closed],
            (await Staff(db).OfInvoiceAsync(invoice, default)).Select(l => l.State)
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Link_OfSomebodyElse_OpensNothing(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (_, token, invoice) = await SharedAsync(db);
        var stranger = await db.WalkInAsync("Other Person");
        var theirs = await db.WalkInAsync("Beta's customer", db.OrgB);

        await ClosedAsync(db, stranger, token.Text, findable: true);
        await ClosedAsync(db, theirs, token.Text, db.OrgB);
        await ClosedAsync(db, stranger, LinkToken.New().Text);
        await ClosedAsync(db, stranger, "x");
        Assert.Empty(await Staff(db, db.OrgB).OfInvoiceAsync(invoice, default));
        Assert.Equal(
            "NOT_FOUND",
            (await Staff(db, db.OrgB).ShareInvoiceAsync(invoice, new(LinkToken.New().Hash), CommandId.New(), default))
                .Error
                ?.Code
        );
        var link = (await Staff(db).OfInvoiceAsync(invoice, default))[0];
        Assert.Equal(
            "NOT_FOUND",
            (await Staff(db, db.OrgB).CloseInvoiceLinkAsync(link.Id, CommandId.New(), default)).Error?.Code
        );
    }

    [Fact]
    public async Task Openings_PageAndPdf_AreCountedWithoutAName()
    {
        await using var db = await TestDb.CreateAsync();
        var (customer, token, invoice) = await SharedAsync(db);
        var portal = Portal(db, customer);
        await portal.OpenedAsync(token.Text, LinkSight.Page, CommandId.New(), default);
        db.Clock.Advance(TimeSpan.FromHours(2));
        var last = db.Clock.GetUtcNow().UtcDateTime;

        await portal.OpenedAsync(token.Text, LinkSight.Pdf, CommandId.New(), default);

        var link = Assert.Single(await Staff(db).OfInvoiceAsync(invoice, default));
        Assert.Equal((2, (DateTime?)last), (link.Openings, link.LastOpenedAtUtc));
        Assert.Equal(
            ["AtUtc", "DocumentLinkId", "EstimateLinkId", "Id", "OrganizationId", "Sight"],
            typeof(LinkOpening).GetProperties().Select(p => p.Name).Order(StringComparer.Ordinal)
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(366)]
    public async Task Share_DaysOutsideAYear_AreRefused(int days)
    {
        await using var db = await TestDb.CreateAsync();
        var (_, _, invoice) = await SharedAsync(db);

        var refused = await Staff(db)
            .ShareInvoiceAsync(invoice, new(LinkToken.New().Hash, days), CommandId.New(), default);

        Assert.Equal("LINK_DAYS_INVALID", refused.Error?.Code);
        Assert.Equal(1, await db.CountAsync<DocumentLink>(db.OrgA));
    }

    [Fact]
    public async Task Link_Token_StandsInNoRowAndNoAuditEntry()
    {
        await using var db = await TestDb.CreateAsync();
        var (_, token, _) = await SharedAsync(db);
        await using var raw = db.Database(new TenantScope(db.OrgA));

        var link = await raw.Set<DocumentLink>().SingleAsync();
        var said = await raw.Set<AuditEntry>().Where(a => a.EntityType == nameof(DocumentLink)).ToListAsync();

        Assert.Equal(token.Hash, link.TokenHash);
        Assert.Single(said);
        Assert.DoesNotContain(token.Text, said[0].Changes ?? "", StringComparison.Ordinal);
        Assert.DoesNotContain(token.Hash, said[0].Changes ?? "", StringComparison.Ordinal);
    }

    private static async Task<(long Customer, LinkToken Token, long Invoice)> SharedAsync(TestDb db)
    {
        await db.RegisterAsync();
        var customer = await db.WalkInAsync();
        var invoice = await db.IssuedAsync(customer, Sales.Labour(1_000m));
        return (customer, await ShareInvoiceAsync(db, invoice), invoice);
    }

    private static async Task<LinkToken> ShareInvoiceAsync(TestDb db, long invoice)
    {
        var token = LinkToken.New();
        Assert.Null((await Staff(db).ShareInvoiceAsync(invoice, new(token.Hash), CommandId.New(), default)).Error);
        return token;
    }

    private static async Task ClosedAsync(
        TestDb db,
        long contact,
        string token,
        long? organization = null,
        bool findable = false
    )
    {
        var portal = Portal(db, contact, organization);
        if (!findable)
            Assert.Same(BillingErrors.LinkClosed, (await Finder(db, organization).FindAsync(token, default)).Error);
        Assert.Same(BillingErrors.LinkClosed, (await portal.ReadAsync(token, default)).Error);
        Assert.Same(BillingErrors.LinkClosed, (await portal.PdfAsync(token, default)).Error);
        Assert.Same(
            BillingErrors.LinkClosed,
            (await portal.OpenedAsync(token, LinkSight.Page, CommandId.New(), default)).Error
        );
    }

    private static DocumentLinkService Staff(TestDb db, long? organization = null) =>
        db.Service<DocumentLinkService>(
            Actor.Job(
                organization ?? db.OrgA,
                "accounts",
                InvoicePermissions.Read,
                InvoicePermissions.Send,
                PaymentPermissions.Read,
                PaymentPermissions.Record
            )
        );

    private static LinkedDocumentService Finder(TestDb db, long? organization = null) =>
        db.Service<LinkedDocumentService>(Actor.Job(organization ?? db.OrgA, "link", SystemPermissions.OpenLink));

    private static LinkedDocumentService Portal(TestDb db, long contact, long? organization = null) =>
        db.Service<LinkedDocumentService>(
            Actor.PublicLink(organization ?? db.OrgA, contact, "customer", null, InvoicePermissions.PortalRead)
        );
}
