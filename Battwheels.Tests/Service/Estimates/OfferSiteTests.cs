using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Browser;
using Battwheels.Tests.Crm;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Estimates;

/// <summary>What a link answers over HTTP, without a browser and without scripts.</summary>
[Trait("Category", "Browser")]
[Collection(BrowserTests.Name)]
public sealed class OfferSiteTests(OfferSite site) : IClassFixture<OfferSite>
{
    private static readonly LineInput Brakes = EstimateWorld.Labour("Brakes", 1m, 800m) with
    {
        IsSafetyCritical = true,
    };
    private static readonly LineInput Wash = EstimateWorld.Labour("Wash", 1m, 200m);

    [Fact]
    public async Task Get_OpenOffer_ShowsTheVersionAndNothingOfAnybodyElse()
    {
        await site.World.Db.ContactAsync(CrmSeeds.Person("Leela Hegde", "9812345678"));
        var (_, token) = await site.SharedAsync(Brakes, Wash);
        using var phone = site.NewPhone();

        var page = await phone.GetAsync(Link(token));

        Assert.Equal((200, "Estimate for MH 12 QK 0427"), (page.Status, page.Title));
        // 800 and 144, 200 and 36: 1,180.00
        foreach (
            var part in (string[])["Brakes", "₹944.00", "Wash", "₹236.00", "₹1,180.00", "Valid till", "Safety-critical"]
        )
            Assert.Contains(part, page.Text, StringComparison.Ordinal);
        foreach (var other in (string[])["Leela", "98123", "9823000042", "Asha", "Rohit", "Beta EV", "TKT-", "Margin"])
            Assert.DoesNotContain(other, page.Body, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("noindex", page.Headers["X-Robots-Tag"], StringComparison.Ordinal);
        Assert.Contains("no-store", page.Headers["Cache-Control"], StringComparison.Ordinal);
        Assert.DoesNotContain("blazor.web.js", page.Body, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("input[type=radio]:checked"));
    }

    /// <summary>The door of the portal in the same application: a number that is known reads like one that is not.</summary>
    [Fact]
    public async Task Portal_KnownAndUnknownNumber_ReadAlike()
    {
        using var phone = site.NewPhone();
        using var stranger = site.NewPhone();
        var shown = await stranger.GetAsync($"{OfferSite.Slug}/portal");
        Assert.Equal(302, shown.Status);
        Assert.EndsWith("portal/sign-in", shown.Headers["Location"], StringComparison.Ordinal);
        const string door = $"{OfferSite.Slug}/portal/sign-in";

        var known = await phone.PressAsync(await phone.GetAsync(door), "ask", ("destination", "9823000042"));
        var unknown = await stranger.PressAsync(await stranger.GetAsync(door), "ask", ("destination", "9812999999"));

        Assert.Equal((200, 200), (known.Status, unknown.Status));
        Assert.Equal(known.Text, unknown.Text);
        Assert.Contains("If it is known here", known.Text, StringComparison.Ordinal);
        Assert.Equal(known.Body.Length, unknown.Body.Length);
        var wrong = await phone.PressAsync(known, "enter", ("code", "12345"));
        Assert.Equal((200, false), (wrong.Status, wrong.Headers.ContainsKey("Set-Cookie")));
        Assert.Equal(404, (await phone.GetAsync("no-such-garage/portal")).Status);
        Assert.Equal(404, (await phone.GetAsync($"{OfferSite.Slug}/portal/invoices/1/pdf")).Status);
    }

    [Fact]
    public async Task Get_InHindi_SpeaksHindiAndLeadsBack()
    {
        var (_, token) = await site.SharedAsync(Brakes);
        using var phone = site.NewPhone();

        var page = await phone.GetAsync($"{Link(token)}?lang=hi");

        Assert.Equal("MH 12 QK 0427 का एस्टिमेट", page.Title);
        Assert.Equal("hi", page.Document.QuerySelector(".public")!.GetAttribute("lang"));
        Assert.Contains("तक मान्य", page.Text, StringComparison.Ordinal);
        Assert.EndsWith(
            "?lang=en",
            page.Document.QuerySelector("nav.lang a")!.GetAttribute("href"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task Get_UnknownToken_Is404WithTheSamePageEverywhere()
    {
        var (_, token) = await site.SharedAsync(Brakes);
        var unknown = LinkToken.New().Text;
        using var phone = site.NewPhone();
        string[] addresses =
        [
            Link(unknown),
            Link("zz"),
            $"{OfferSite.OtherSlug}/e/{token}",
            $"no-such-garage/e/{unknown}",
            $"no-such-garage/e/{token}",
        ];

        foreach (var address in addresses)
        {
            var page = await phone.GetAsync(address);

            Assert.Equal((404, "This link opens nothing"), (page.Status, page.Title));
            Assert.DoesNotContain("Alpha EV", page.Body, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("Beta EV", page.Body, StringComparison.OrdinalIgnoreCase);
            Assert.Single(page.Document.QuerySelectorAll("h1"));
        }
    }

    [Fact]
    public async Task Get_LinkThatWasClosedReplacedOrIsOver_Is410AndSaysWhichWithoutTheOffer()
    {
        var (_, closed) = await site.SharedAsync(Brakes);
        await using (var raw = site.World.Raw())
        {
            var sent = LinkToken.Read(closed)!.Hash; // the message to the customer brings a link of its own
            var link = await raw.Set<EstimateLink>().SingleAsync(l => l.TokenHash == sent);
            EstimateWorld.Value(await site.World.Estimates.RevokeLinkAsync(link.Id, CommandId.New(), default));
        }

        var (id, replaced) = await site.SharedAsync(Brakes);
        EstimateWorld.Value(await site.World.Estimates.ReviseAsync(id, CommandId.New(), default));
        var (_, expired) = await site.SharedAsync(Brakes);
        var hash = LinkToken.Read(expired)!.Hash;
        await using (var raw = site.World.Raw())
            await raw.Set<EstimateLink>()
                .Where(l => l.TokenHash == hash)
                .ExecuteUpdateAsync(s => s.SetProperty(l => l.ExpiresAtUtc, site.World.Now.AddMinutes(-1)));
        using var phone = site.NewPhone();

        await AssertGoneAsync(phone, closed, "This estimate was taken back");
        await AssertGoneAsync(phone, replaced, "This estimate was replaced");
        await AssertGoneAsync(phone, expired, "The time to decide is over");
    }

    private static async Task AssertGoneAsync(PlainBrowser phone, string token, string title)
    {
        var page = await phone.GetAsync(Link(token));

        Assert.Equal((410, title), (page.Status, page.Title));
        foreach (var word in (string[])["Brakes", "₹", "Aarav", "EST-"])
            Assert.DoesNotContain(word, page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_LineByLine_ReviewsThenRecordsTheAnswerWithItsEvidence()
    {
        var (id, token) = await site.SharedAsync(Brakes, Wash);
        using var phone = site.NewPhone();
        var page = await phone.GetAsync(Link(token));

        var review = await phone.PressAsync(
            page,
            "review",
            (Choice(page, "Brakes"), "yes"),
            (Choice(page, "Wash"), "no")
        );
        Assert.Contains("Check and confirm", review.Text, StringComparison.Ordinal);
        Assert.Contains("₹944.00", review.Document.QuerySelector(".sums .you")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Aarav Kulkarni", review.Document.QuerySelector("#f-name")!.GetAttribute("value"));
        Assert.Null(await DecisionAsync(id));
        var sent = await phone.PressAsync(review, "confirm", ("name", "Aarav K"), ("remark", "Call before noon"));

        Assert.Equal(302, sent.Status);
        Assert.EndsWith("told=thanks", sent.Headers["Location"], StringComparison.Ordinal);
        var thanks = await phone.GetAsync($"{Link(token)}?told=thanks");
        Assert.Contains("Thank you", thanks.Text, StringComparison.Ordinal);
        var decision = (await DecisionAsync(id))!;
        Assert.Equal(
            (DecisionMethod.PortalLink, "Aarav K", 944m),
            (decision.Method, decision.GivenBy, decision.ApprovedTotal)
        );
        Assert.Equal(
            (phone.Address, "Old phone", "Call before noon"),
            (decision.IpAddress, decision.Browser, decision.Note)
        );
        Assert.Equal(TicketState.Approved, await site.World.TicketStateAsync());
    }

    [Fact]
    public async Task Post_AnotherOption_IsChosenWithoutScripts()
    {
        var (id, token) = await site.SharedAsync(
            Wash,
            Brakes with
            {
                Description = "Pads",
                Option = new("Front brake", "New pads", IsRecommended: true),
            },
            EstimateWorld.Labour("Disc", 1m, 1_500m) with
            {
                Option = new("Front brake", "Pads and disc"),
            }
        );
        using var phone = site.NewPhone();
        var page = await phone.GetAsync(Link(token));
        Assert.Equal("0", page.Document.QuerySelector("input[name=o-0]:checked")!.GetAttribute("value"));
        Assert.Contains("₹1,180.00", page.Text, StringComparison.Ordinal); // 236 and 944, as recommended

        var none = await phone.PressAsync(page, "none");
        Assert.Contains("safety-critical", none.Text, StringComparison.OrdinalIgnoreCase);
        var review = await phone.PressAsync(page, "review", (Choice(page, "Wash"), "yes"), ("o-0", "1"));
        Assert.DoesNotContain("New pads", review.Text, StringComparison.Ordinal);
        Assert.Contains(
            "₹2,006.00",
            review.Document.QuerySelector(".sums .you")!.TextContent,
            StringComparison.Ordinal
        );
        await phone.PressAsync(review, "confirm");

        var decision = (await DecisionAsync(id))!;
        Assert.Equal((2_006m, false), (decision.ApprovedTotal, decision.RiskAcknowledged)); // 236 and 1,770
        var thanks = await phone.GetAsync($"{Link(token)}?told=thanks");
        Assert.Contains("Another option chosen", thanks.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_AnsweredElsewhereMeanwhile_IsToldThatTheFirstAnswerStands()
    {
        var (id, token) = await site.SharedAsync(Wash);
        using var phone = site.NewPhone();
        using var second = site.NewPhone();
        var review = await phone.PressAsync(await phone.GetAsync(Link(token)), "all");
        var late = await second.PressAsync(await second.GetAsync(Link(token)), "all");

        await phone.PressAsync(review, "confirm");
        var told = await second.PressAsync(late, "confirm", ("name", "Somebody else"));

        Assert.Contains(
            "answered",
            told.Text + told.Headers.GetValueOrDefault("Location"),
            StringComparison.OrdinalIgnoreCase
        );
        Assert.Equal("Aarav Kulkarni", (await DecisionAsync(id))!.GivenBy);
        var again = await second.GetAsync(Link(token));
        Assert.Equal(200, again.Status);
        Assert.Contains("Aarav Kulkarni answered on", again.Text, StringComparison.Ordinal);
        Assert.Empty(again.Document.QuerySelectorAll("button"));
    }

    [Fact]
    public async Task Post_LineLeftOpenOrRiskNotTicked_AsksAgainAndKeepsTheChoice()
    {
        var (id, token) = await site.SharedAsync(Brakes, Wash);
        using var phone = site.NewPhone();
        var page = await phone.GetAsync(Link(token));

        var open = await phone.PressAsync(page, "review", (Choice(page, "Wash"), "yes"));
        Assert.Contains(
            "Still open: Brakes",
            open.Document.QuerySelector("[role=alert]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Single(open.Document.QuerySelectorAll("input[type=radio]:checked"));
        var risky = await phone.PressAsync(open, "review", (Choice(page, "Brakes"), "no"));
        Assert.Contains(
            "safety-critical",
            risky.Document.QuerySelector("[role=alert]")!.TextContent,
            StringComparison.OrdinalIgnoreCase
        );
        var review = await phone.PressAsync(risky, "review", ($"risk-{Choice(page, "Brakes")[2..]}", "on"));
        await phone.PressAsync(review, "confirm");

        Assert.True((await DecisionAsync(id))!.RiskAcknowledged);
    }

    [Fact]
    public async Task Post_AboveTheLimit_AsksForTheCodeAndTakesNoWrongOne()
    {
        var (id, token) = await site.SharedAsync(EstimateWorld.Labour("Controller", 10m, 1_200m));
        using var phone = site.NewPhone();
        var page = await phone.GetAsync(Link(token));

        var review = await phone.PressAsync(page, "all");
        Assert.Empty(review.Document.QuerySelectorAll("button[value=confirm]"));
        Assert.Contains("ending in 0042", review.Text, StringComparison.Ordinal);
        var sent = await phone.PressAsync(review, "confirm", ("name", "Aarav")); // without a code
        Assert.Contains(
            "code is wrong",
            sent.Document.QuerySelector("[role=alert]")!.TextContent,
            StringComparison.Ordinal
        );
        var asked = await phone.PressAsync(review, "code", ("name", "Aarav"));
        Assert.Equal("one-time-code", asked.Document.QuerySelector("#f-code")!.GetAttribute("autocomplete"));
        Assert.Equal("Aarav", asked.Document.QuerySelector("#f-name")!.GetAttribute("value"));
        var wrong = await phone.PressAsync(asked, "confirm", ("code", "12345"));

        Assert.Contains(
            "code is wrong",
            wrong.Document.QuerySelector("[role=alert]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(200, wrong.Status);
        Assert.Null(await DecisionAsync(id));
    }

    [Fact]
    public async Task Post_HashOfAnotherText_IsRefused()
    {
        var (id, token) = await site.SharedAsync(Wash);
        using var phone = site.NewPhone();
        var page = await phone.GetAsync(Link(token));

        var sent = await phone.PressAsync(
            page,
            "confirm",
            (Choice(page, "Wash"), "yes"),
            ("name", "Aarav"),
            ("hash", new string('0', 64))
        );

        Assert.Contains(
            "newer version",
            sent.Document.QuerySelector("[role=alert]")!.TextContent,
            StringComparison.Ordinal
        );
        Assert.Null(await DecisionAsync(id));
    }

    [Fact]
    public async Task Post_WithoutTheFormsToken_IsRefused()
    {
        var (id, token) = await site.SharedAsync(Wash);
        using var phone = site.NewPhone();
        var page = await phone.GetAsync(Link(token));

        var sent = await phone.PressAsync(
            page,
            "confirm",
            (Choice(page, "Wash"), "yes"),
            ("__RequestVerificationToken", "forged")
        );
        using var stranger = site.NewPhone();
        var bare = await stranger.PostAsync(Link(token), [new("step", "confirm"), new("_handler", "offer")]);

        Assert.Equal((400, 400), (sent.Status, bare.Status));
        Assert.Null(await DecisionAsync(id));
    }

    [Fact]
    public async Task Get_PreviewOfAMessenger_IsNotRememberedAsOpened()
    {
        var (id, token) = await site.SharedAsync(Wash);
        using var phone = site.NewPhone();

        var page = await phone.GetAsync(Link(token));
        Assert.Equal(EstimateState.Sent, (await site.World.ViewAsync(id)).State);
        await phone.PressAsync(page, "opened");

        Assert.Equal(EstimateState.Viewed, (await site.World.ViewAsync(id)).State);
    }

    [Fact]
    public async Task Get_ManyTimesAMinute_IsSlowedDownForThatAddressAlone()
    {
        using var greedy = site.NewPhone();
        using var other = site.NewPhone();
        List<int> statuses = [];

        for (var i = 0; i < 31; i++)
            statuses.Add((await greedy.GetAsync(Link(LinkToken.New().Text))).Status);
        var page = await greedy.GetAsync(Link(LinkToken.New().Text));

        Assert.Equal(30, statuses.Count(s => s == 404));
        Assert.Equal((429, "Too many attempts"), (page.Status, page.Title));
        Assert.InRange(
            int.Parse(page.Headers["Retry-After"], System.Globalization.CultureInfo.InvariantCulture),
            1,
            60
        );
        Assert.Equal(404, (await other.GetAsync(Link(LinkToken.New().Text))).Status);
    }

    /// <summary>Field of the choice for the line that says this.</summary>
    private static string Choice(PlainPage page, string description) =>
        page
            .Document.QuerySelectorAll(".oline")
            .Single(l => l.QuerySelector("h2")!.TextContent == description)
            .QuerySelector("input[type=radio]")!
            .GetAttribute("name")!;

    private static string Link(string token) => $"{OfferSite.Slug}/e/{token}";

    private async Task<EstimateDecision?> DecisionAsync(long estimate)
    {
        await using var raw = site.World.Raw();
        return await raw.Set<EstimateDecision>().SingleOrDefaultAsync(d => d.EstimateId == estimate);
    }
}
