using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;
using UglyToad.PdfPig;

namespace Battwheels.Tests.Service.JobCards;

/// <summary>What goes to the bench on paper, and what would be billed.</summary>
[Trait("Category", "Data")]
public class JobCardPdfTests
{
    [Theory]
    [InlineData(PaperSize.A4)]
    [InlineData(PaperSize.A5)]
    public async Task PdfAsync_ApprovedVisit_HasTheWorkAndNoPrice(PaperSize paper)
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;

        var file = await kit.As<JobCardPrintService>(kit.Technician)
            .PdfAsync(kit.TicketId, "http://127.0.0.1/own/tickets/1", paper, default);

        var text = Text(file!);
        Assert.Equal("job-card-TKT-KIT-2627-00001.pdf", file!.FileName);
        foreach (
            var part in (string[])
                [
                    "JOB CARD",
                    "TKT-KIT-2627-00001",
                    "MH 12 QK 0427",
                    "Sudden cut-off above 40 km/h",
                    "Contactor replacement",
                    "Approved",
                    "Isolation",
                    "Technician",
                ]
        )
            Assert.Contains(part, text, StringComparison.Ordinal);
        foreach (var part in (string[])["₹", "2,850", "GST "])
            Assert.DoesNotContain(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PdfAsync_OfAnotherOrganization_IsNothing()
    {
        var kit = await JobKit.CreateAsync();
        await using var db = kit.Db;
        var stranger = db.Service<JobCardPrintService>(Actor.Job(db.OrgB, "x", TicketPermissions.Read));

        Assert.Null(await stranger.PdfAsync(kit.TicketId, null, PaperSize.A4, default));
    }

    [Fact]
    public async Task DraftPdfAsync_FinishedVisit_IsWatermarkedAndTakesNoNumber()
    {
        var kit = await JobBillingTests.FinishedAsync(TestEngine.Sqlite);
        await using var db = kit.Db;
        var billing = db.Service<JobBillingService>(InvoicePermissions.Read, InvoicePermissions.Create);

        var draft = await billing.DraftPdfAsync(kit.TicketId, PaperSize.A4, default);
        var issued = await billing.InvoiceAsync(kit.TicketId, CommandId.New(), default);

        var text = Text(draft.Value);
        Assert.Equal("draft-TKT-KIT-2627-00001.pdf", draft.Value.FileName);
        foreach (var part in (string[])["DRAFT", "Not issued, not a tax document", "₹3,363.00"])
            Assert.Contains(part, text, StringComparison.Ordinal);
        foreach (var part in (string[])["INV-", "Original for recipient", "Authorised signatory"])
            Assert.DoesNotContain(part, text, StringComparison.Ordinal);
        Assert.EndsWith("-00001", (await kit.ReadAsync<Invoice>(issued.Value)).Number, StringComparison.Ordinal);
        Assert.Equal(
            "NOTHING_TO_INVOICE",
            (await billing.DraftPdfAsync(kit.TicketId, PaperSize.A4, default)).Error?.Code
        );
    }

    [Fact]
    public async Task DraftPdfAsync_OfAnotherOrganization_IsNotFound()
    {
        var kit = await JobBillingTests.FinishedAsync(TestEngine.Sqlite);
        await using var db = kit.Db;
        var stranger = db.Service<JobBillingService>(Actor.Job(db.OrgB, "x", InvoicePermissions.Read));

        Assert.Equal("NOT_FOUND", (await stranger.DraftPdfAsync(kit.TicketId, PaperSize.A4, default)).Error?.Code);
    }

    private static string Text(DocumentFile file)
    {
        using var pdf = PdfDocument.Open(file.Content);
        return string.Concat(pdf.GetPages().Select(p => p.Text));
    }
}
