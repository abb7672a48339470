using AngleSharp.Dom;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Shell;
using Battwheels.Web.Service.Estimates;
using Bunit;
using MudBlazor;

namespace Battwheels.Tests.Service.Estimates;

[Trait("Category", "Component")]
public sealed class EstimatePageTests : EstimatePageBase
{
    [Fact]
    public async Task Page_FirstEstimate_IsWrittenByKeyboardPricedAndSubmitted()
    {
        await SignInAsync();
        var page = Open();

        await Button(page, "Write estimate").ClickAsync();
        page.WaitForElement("[data-row]");
        Assert.True(page.Find("#submit-estimate").HasAttribute("disabled"));
        Assert.Contains("no priced line", page.Find(".gates .open").TextContent, StringComparison.Ordinal);
        await page.PutAsync(1, "Description", "Pack inspection, HV connectors");
        Assert.Equal(("Labour", "998714", "HRS"), (page.Cell(1, "Kind"), page.Cell(1, "HsnSac"), page.Cell(1, "Uom")));
        Assert.Equal("", page.Cell(2, "Description"));
        await page.PutAsync(1, "Quantity", "2.5");
        await page.PutAsync(1, "UnitPrice", "950");

        // 2.5 x 950 = 2,375.00; 18 % is 427.50; 2,802.50 to the rupee.
        page.WaitForAssertion(() => Assert.Equal("₹2,803.00", page.Find("#estimate-total").TextContent));
        Assert.Contains("All lines have price", page.Find(".gates").TextContent, StringComparison.Ordinal);
        await page.Find("#submit-estimate").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Submitted", Bar(page), StringComparison.Ordinal));
        Assert.Equal(TicketState.EstimateReview, await World.TicketStateAsync());
        Assert.Empty(page.FindAll("[data-row]"));
        Assert.Single(page.FindAll("#share"));
    }

    [Fact]
    public async Task Line_WordsForANumber_SaysSoAtTheCellAndSavesNothing()
    {
        await SignInAsync();
        var id = await World.DraftAsync(EstimateWorld.Labour("Belt", 2m, 450m));
        var page = Open();

        await page.PutAsync(1, "Quantity", "two");

        Assert.Contains("\"two\" is not a number", page.Find(".estlines .err").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", page.Find("[data-c=Quantity]").GetAttribute("aria-invalid"));
        Assert.Equal("two", page.Cell(1, "Quantity"));
        Assert.Equal(2m, Assert.Single((await World.ViewAsync(id)).Lines).Quantity);
        await page.ActAsync(1, "undo");
        Assert.Empty(page.FindAll(".estlines .err"));
        Assert.Equal("2", page.Cell(1, "Quantity"));
    }

    [Fact]
    public async Task Lines_PastedAndTakenBack_AreSavedTogetherAndGoTogether()
    {
        await SignInAsync();
        var id = await World.DraftAsync(EstimateWorld.Labour("Belt", 2m, 450m));
        var page = Open();

        await page.PasteAsync(
            1,
            ["Description", "Kind", "HsnSac", "Quantity", "Uom", "UnitPrice"],
            ["Belt, new", "Part", "8714", "1", "NOS", "₹1,200.00"],
            ["Fork oil", "Consumable", "2710", "0.5", "LTR", "640"],
            ["Wash", "Labour", "998714", "0", "HRS", "200"]
        );

        Assert.Equal(["Belt, new", "Fork oil"], (await World.ViewAsync(id)).Lines.Select(l => l.Description));
        Assert.Equal(["Belt, new", "Fork oil", "Wash"], page.Cells("Description"));
        Assert.Contains("above zero", page.Find(".estlines .err").TextContent, StringComparison.Ordinal);
        // 1,200 and 320, 18 % of 1,520 is 273.60: 1,793.60, to the rupee 1,794.
        page.WaitForAssertion(() => Assert.Equal("₹1,794.00", page.Find("#estimate-total").TextContent));
        await page.ActAsync(1, "undo");
        var line = Assert.Single((await World.ViewAsync(id)).Lines);
        Assert.Equal(("Belt", 2m, 450m), (line.Description, line.Quantity, line.UnitPrice));
    }

    [Fact]
    public async Task Line_Removed_ComesBackToItsPlace()
    {
        await SignInAsync();
        var id = await World.DraftAsync(
            EstimateWorld.Labour("One"),
            EstimateWorld.Labour("Two") with
            {
                IsOptional = true,
            },
            EstimateWorld.Labour("Three")
        );
        var page = Open();

        await page.ActAsync(2, "remove");
        Assert.Equal(["One", "Three"], (await World.ViewAsync(id)).Lines.Select(l => l.Description));
        await page.ActAsync(1, "undo");

        var lines = (await World.ViewAsync(id)).Lines;
        Assert.Equal(["One", "Two", "Three"], lines.Select(l => l.Description));
        Assert.True(lines[1].IsOptional);
        Assert.Equal(["One", "Two", "Three"], page.Cells("Description"));
    }

    [Fact]
    public async Task Line_CodeOfAnItem_FillsItAndKeepsItWhenCopied()
    {
        await SignInAsync();
        var item = await World.StockedAsync("BP-01", 4m);
        var id = await World.DraftAsync(EstimateWorld.Labour("One"));
        var page = Open();

        await page.PutAsync(2, "Description", "bp-01");
        await page.ActAsync(2, "copy");
        await page.PutAsync(3, "IsSafetyCritical", "1");

        var lines = (await World.ViewAsync(id)).Lines;
        Assert.Equal([null, item, item], lines.Select(l => l.ItemId));
        Assert.Equal([false, false, true], lines.Select(l => l.IsSafetyCritical));
    }

    [Fact]
    public async Task Submit_RateNotUnderstood_StaysADraft()
    {
        await SignInAsync();
        var id = await World.DraftAsync(EstimateWorld.Labour("Belt", 2m, 450m));
        var page = Open();

        await page.PutAsync(1, "UnitPrice", "5oo0");
        await page.Find("#submit-estimate").ClickAsync();
        Assert.Equal(EstimateState.Draft, (await World.ViewAsync(id)).State);

        await page.ActAsync(1, "undo");
        await page.Find("#submit-estimate").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("Submitted", Bar(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Line_DiscountAboveTheCap_IsRefusedAtTheLine()
    {
        await SignInAsync();
        var id = await World.DraftAsync(EstimateWorld.Labour("Belt", 1m, 450m));
        var page = Open();

        await page.PutAsync(1, "DiscountPercent", "25");

        page.WaitForAssertion(() =>
            Assert.Contains("up to 20 % discount", page.Find(".estlines .err").TextContent, StringComparison.Ordinal)
        );
        Assert.Equal(0m, Assert.Single((await World.ViewAsync(id)).Lines).DiscountPercent);
    }

    [Fact]
    public async Task Lines_MovedAndRemoved_KeepTheirOrder()
    {
        await SignInAsync();
        var id = await World.DraftAsync(
            EstimateWorld.Labour("One"),
            EstimateWorld.Labour("Two"),
            EstimateWorld.Labour("Three")
        );
        var page = Open();

        await page.ActAsync(3, "move", -1);
        Assert.Equal(["One", "Three", "Two"], page.Cells("Description"));
        await page.ActAsync(1, "remove");

        Assert.Equal(["Three", "Two"], page.Cells("Description"));
        Assert.Equal(["Three", "Two"], (await World.ViewAsync(id)).Lines.Select(l => l.Description));
    }

    [Fact]
    public async Task Share_Submitted_ShowsTheLinkOnceAndItsTextWithTheTotal()
    {
        await SignInAsync();
        await World.SubmittedAsync(EstimateWorld.Labour("Belt", 1m, 450m));
        var page = Open();

        await page.Find("#share").ClickAsync();

        var link = page.WaitForElement("#f-ShareLink").GetAttribute("value")!;
        Assert.Equal(LinkToken.New().Text.Length, link.Split("/e/")[1].Length);
        Assert.NotNull(LinkToken.Read(link.Split("/e/")[1]));
        // 450 and 81: 531.00
        var text = page.Find("#f-ShareText").GetAttribute("value") ?? page.Find("#f-ShareText").TextContent;
        Assert.Contains("MH 12 QK 0427: ₹531.00", text, StringComparison.Ordinal);
        Assert.Contains(link, text, StringComparison.Ordinal);
        Assert.StartsWith("https://wa.me/919823000042?text=", page.Find("a[href*='wa.me']").GetAttribute("href"));
        Assert.Equal(TicketState.AwaitingCustomer, await World.TicketStateAsync());
        Assert.DoesNotContain(link, Open().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Links_Closed_OpenNothingAnyMore()
    {
        await SignInAsync();
        var (_, token) = await World.SharedAsync();
        var page = Open();

        await Button(page, "Close").ClickAsync();

        page.WaitForAssertion(() =>
            Assert.DoesNotContain("Close", Words(page.Find(".sidelist")), StringComparer.Ordinal)
        );
        Assert.Equal("LINK_CLOSED", (await World.Portal.ReadAsync(token, default)).Error?.Code);
    }

    [Fact]
    public async Task Revise_Sent_AsksAndOpensTheNextVersionWithWhatChanged()
    {
        await SignInAsync();
        await World.SharedAsync(EstimateWorld.Labour("Belt", 1m, 450m));
        var dialogs = Render<MudDialogProvider>();
        var page = Open();

        var press = Button(page, "Revise").ClickAsync();
        await dialogs.WaitForElement(".btn.f").ClickAsync();
        await press;

        page.WaitForElement("[data-row]");
        Assert.Contains("Version 2", Bar(page), StringComparison.Ordinal);
        await page.PutAsync(1, "UnitPrice", "500");
        await Button(page, "Compare").ClickAsync();
        page.WaitForAssertion(() =>
            Assert.Contains("₹450.00 to ₹500.00", page.Find(".changes").TextContent, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Page_Expired_SaysThatPricesNoLongerBindAndOffersOnlyARevision()
    {
        await SignInAsync();
        await World.SharedAsync();
        World.Db.Clock.Advance(TimeSpan.FromDays(8));

        var page = Open();

        Assert.Contains("ended on 11 Nov 2026", page.Find(".note").TextContent, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("#record-decision"));
        Assert.Empty(page.FindAll("#share"));
        Assert.NotNull(Button(page, "Revise"));
    }

    [Fact]
    public async Task Page_PartlyApproved_ShowsTheEvidence()
    {
        await SignInAsync();
        var (_, token) = await World.SharedAsync(
            EstimateWorld.Labour("Brakes", 1m, 800m) with
            {
                IsSafetyCritical = true,
            },
            EstimateWorld.Labour("Wash", 1m, 200m)
        );
        var answer = EstimateWorld.Answer(await World.PageAsync(token), token, ["Brakes"], risk: true);
        EstimateWorld.Value(await World.Portal.DecideAsync(answer, CommandId.New(), default));

        var page = Open();

        // 200 and 36 of 1,000 and 180.
        var card = page.FindAll(".card")
            .Single(c => c.TextContent.Contains("Decision of the customer", StringComparison.Ordinal));
        foreach (
            var part in (string[])
                [
                    "₹236.00",
                    "approved of ₹1,180.00",
                    "Aarav Kulkarni",
                    "By the link",
                    "Read and accepted",
                    "203.0.113.9",
                    "Test browser",
                ]
        )
            Assert.Contains(part, card.TextContent, StringComparison.Ordinal);
        Assert.Equal(["Declined", "Approved"], page.FindAll(".estlines .status").Select(s => s.TextContent.Trim()));
        Assert.Equal(64, page.Find(".proof code").TextContent.Length);
    }

    [Fact]
    public async Task Page_ReaderOnly_HasNothingToPress()
    {
        await SignInAsync("viewer");
        await World.DraftAsync();

        var page = Open();

        Assert.Contains("Draft", Bar(page), StringComparison.Ordinal);
        Assert.Empty(page.FindAll("[data-row], .estbar button, #share"));
        Assert.DoesNotContain("Margin", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Page_TicketOfAnotherOrganization_IsNotFound()
    {
        await SignInAsync();

        var page = Render<EstimatePage>(p => p.Add(x => x.Id, World.Ticket + 1));

        page.WaitForAssertion(() => Assert.Single(page.FindAll(".answer")));
        Assert.DoesNotContain("Aarav", page.Markup, StringComparison.Ordinal);
    }

    private static string Bar(IRenderedComponent<EstimatePage> page) => page.Find(".estbar").TextContent;

    private static IElement Button(IRenderedComponent<EstimatePage> page, string label) =>
        page.WaitForElements("button").First(b => b.TextContent.Trim() == label);

    private static string[] Words(IElement element) =>
        element.TextContent.Split([' ', '\n'], StringSplitOptions.TrimEntries);
}
