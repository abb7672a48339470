using AngleSharp.Dom;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Service.Estimates;
using Bunit;
using Microsoft.AspNetCore.Components.Web;
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
        page.WaitForElement("#add-line");
        Assert.True(page.Find("#submit-estimate").HasAttribute("disabled"));
        Assert.Contains("no priced line", page.Find(".gates .open").TextContent, StringComparison.Ordinal);
        await page.Find("#add-line").InputAsync("Pack inspection, HV connectors");
        await page.Find("#add-line").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        page.WaitForElement("[data-line]");
        Assert.Equal("", page.Find("#add-line").GetAttribute("value"));
        await ChangeAsync(page, "qty", "2.5");
        await ChangeAsync(page, "price", "950");

        // 2.5 x 950 = 2,375.00; 18 % is 427.50; 2,802.50 to the rupee.
        page.WaitForAssertion(() => Assert.Equal("₹2,803.00", page.Find("#estimate-total").TextContent));
        Assert.Contains("All lines have price", page.Find(".gates").TextContent, StringComparison.Ordinal);
        await page.Find("#submit-estimate").ClickAsync();

        page.WaitForAssertion(() => Assert.Contains("Submitted", Bar(page), StringComparison.Ordinal));
        Assert.Equal(TicketState.EstimateReview, await World.TicketStateAsync());
        Assert.Empty(page.FindAll("[data-line]"));
        Assert.Single(page.FindAll("#share"));
    }

    [Fact]
    public async Task Line_WordsForANumber_SaysSoSavesNothingAndGoesBackToTheSavedLine()
    {
        await SignInAsync();
        var id = await World.DraftAsync(EstimateWorld.Labour("Belt", 2m, 450m));
        var page = Open();

        await ChangeAsync(page, "qty", "two");

        Assert.Contains("\"two\" is not a number", page.Find(".estlines .err").TextContent, StringComparison.Ordinal);
        Assert.Equal("true", Cell(page, "qty").GetAttribute("aria-invalid"));
        Assert.Equal(2m, Assert.Single((await World.ViewAsync(id)).Lines).Quantity);
        await Button(page, "Show the saved line").ClickAsync();
        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".estlines .err")));
        Assert.Equal("2", Cell(page, "qty").GetAttribute("value"));
    }

    [Fact]
    public async Task Submit_RateNotUnderstood_StaysADraft()
    {
        await SignInAsync();
        var id = await World.DraftAsync(EstimateWorld.Labour("Belt", 2m, 450m));
        var page = Open();

        await ChangeAsync(page, "price", "5oo0");
        await page.Find("#submit-estimate").ClickAsync();
        Assert.Equal(EstimateState.Draft, (await World.ViewAsync(id)).State);

        await Button(page, "Show the saved line").ClickAsync();
        await page.Find("#submit-estimate").ClickAsync();
        page.WaitForAssertion(() => Assert.Contains("Submitted", Bar(page), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Line_DiscountAboveTheCap_IsRefusedAtTheLine()
    {
        await SignInAsync();
        var id = await World.DraftAsync(EstimateWorld.Labour("Belt", 1m, 450m));
        var page = Open();

        await ChangeAsync(page, "disc", "25");

        page.WaitForAssertion(() =>
            Assert.Contains("up to 20 % discount", page.Find(".estlines .err").TextContent, StringComparison.Ordinal)
        );
        Assert.Equal(0m, Assert.Single((await World.ViewAsync(id)).Lines).DiscountPercent);
    }

    [Fact]
    public async Task Lines_MovedAndRemoved_KeepTheirOrder()
    {
        await SignInAsync();
        await World.DraftAsync(EstimateWorld.Labour("One"), EstimateWorld.Labour("Two"), EstimateWorld.Labour("Three"));
        var page = Open();

        await page.FindAll("[data-up]")[2].ClickAsync();
        page.WaitForAssertion(() => Assert.Equal(["One", "Three", "Two"], Descriptions(page)));
        await page.FindAll("[data-remove]")[0].ClickAsync();

        page.WaitForAssertion(() => Assert.Equal(["Three", "Two"], Descriptions(page)));
        Assert.True(page.FindAll("[data-up]")[0].HasAttribute("disabled"));
        Assert.True(page.FindAll("[data-down]")[1].HasAttribute("disabled"));
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

        page.WaitForElement("[data-line]");
        Assert.Contains("Version 2", Bar(page), StringComparison.Ordinal);
        await ChangeAsync(page, "price", "500");
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
        Assert.Empty(page.FindAll("#add-line, [data-line], .estbar button, #share"));
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

    private static IElement Cell(IRenderedComponent<EstimatePage> page, string column) =>
        page.Find($"[data-line] [data-col={column}]");

    private static Task ChangeAsync(IRenderedComponent<EstimatePage> page, string column, string text) =>
        Cell(page, column).ChangeAsync(text);

    private static string[] Descriptions(IRenderedComponent<EstimatePage> page) =>
        [.. page.FindAll("[data-col=what]").Select(c => c.GetAttribute("value")!)];
}
