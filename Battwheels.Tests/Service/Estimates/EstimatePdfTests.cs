using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using UglyToad.PdfPig;

namespace Battwheels.Tests.Service.Estimates;

[Trait("Category", "Data")]
public class EstimatePdfTests
{
    [Fact]
    public async Task PdfAsync_SharedVersion_SaysWhatIsOfferedAndThatItIsNoInvoice()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var (id, token) = await world.SharedAsync(
            EstimateWorld.Labour("Brake service", 1m, 800m) with
            {
                IsSafetyCritical = true,
            },
            EstimateWorld.Part("Tyre 90/90-12", 2m, 1_180m) with
            {
                DiscountPercent = 10m,
                IsOptional = true,
            }
        );
        var hash = (await world.PageAsync(token)).ContentHash;

        var (text, name) = await TextAsync(world, id);

        // 800 + 2 x 1,180 less 10 % = 2,124; 2,924 and twice 263.16: 3,450.32, to the rupee.
        Assert.Equal("EST-2627-00001-v1.pdf", name);
        foreach (
            var part in (string[])
                [
                    "ESTIMATE",
                    "Version 1",
                    "EST-2627-00001",
                    "04 Nov 2026",
                    "Aarav Kulkarni",
                    "MH 12 QK 0427",
                    "11 Nov 2026",
                    EstimateWorld.Gstin,
                    "Brake service",
                    "Safety-critical",
                    "Tyre 90/90-12",
                    "Optional",
                    "998714",
                    "853690",
                    "2,124.00",
                    "236.00",
                    "2,924.00",
                    "263.16",
                    "-0.32",
                    "₹3,450.00",
                    "Rupees Three Thousand Four Hundred Fifty Only",
                    "This is an offer, not a tax invoice.",
                    hash,
                    "Page 1 of 1",
                ]
        )
            Assert.Contains(part, text, StringComparison.Ordinal);
        Assert.DoesNotContain("TAX INVOICE", text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PdfAsync_HindiLine_CanBeReadBack()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var id = await world.SubmittedAsync(EstimateWorld.Labour("ब्रेक शू बदलना", 1m, 450m));

        var file = await world.Db.Service<EstimatePrintService>(world.Advisor).PdfAsync(id, PaperSize.A4, default);

        using var document = PdfDocument.Open(file!.Content);
        var page = document.GetPage(1);
        // Joined letters are one picture each; what they spell stands beside them for search and copy.
        Assert.Contains("ब्रे", page.GetMarkedContents().Select(m => m.ActualText));
        Assert.Contains("बदलना", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("\uFFFD", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PdfAsync_Decided_NamesWhoDecidedAndWhat()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var (id, token) = await world.SharedAsync(
            EstimateWorld.Labour("Brakes", 1m, 800m),
            EstimateWorld.Labour("Wash", 1m, 200m)
        );
        var answer = EstimateWorld.Answer(await world.PageAsync(token), token, ["Wash"]);
        EstimateWorld.Value(await world.Portal.DecideAsync(answer, CommandId.New(), default));

        var (text, _) = await TextAsync(world, id);

        // 800 and 144
        foreach (var part in (string[])["Aarav Kulkarni", "Declined", "₹944.00"])
            Assert.Contains(part, text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PdfAsync_DraftWithoutVersion_IsNothing()
    {
        await using var world = await EstimateWorld.CreateAsync();
        var id = await world.DraftAsync();

        Assert.Null(await world.Db.Service<EstimatePrintService>(world.Advisor).PdfAsync(id, PaperSize.A4, default));
    }

    private static async Task<(string Text, string Name)> TextAsync(EstimateWorld world, long id)
    {
        var file = await world.Db.Service<EstimatePrintService>(world.Advisor).PdfAsync(id, PaperSize.A4, default);
        using var document = PdfDocument.Open(file!.Content);
        return (string.Concat(document.GetPages().Select(p => p.Text)), file.FileName);
    }
}
