using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Service.Estimates;
using Bunit;
using Microsoft.EntityFrameworkCore;
using MudBlazor;

namespace Battwheels.Tests.Service.Estimates;

/// <summary>What the desk records: a signature on the tablet or the words of a call, also above the link's limit.</summary>
[Trait("Category", "Component")]
public sealed class RecordDecisionDialogTests : EstimatePageBase
{
    private const string Strokes = "M10 10L120 40L200 90";

    [Fact]
    public async Task Record_CallAboveTheLinkLimit_KeepsNumberAndWords()
    {
        await SignInAsync();
        await World.SharedAsync(EstimateWorld.Labour("Controller", 10m, 1_200m)); // 14,160.00 with tax
        var (page, dialog) = await AskAsync();

        await dialog.Find("select").ChangeAsync("1"); // the second choice: said it on a call
        await ApproveAllAsync(dialog);
        Assert.Contains("₹14,160.00", dialog.Find(".grand").TextContent, StringComparison.Ordinal);
        Assert.Equal("9823000042", dialog.Find("#f-CalledNumber").GetAttribute("value")![^10..]);
        await dialog.Find("#f-Note").ChangeAsync("Yes, do it all by Friday");
        await dialog.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Recorded call", page.Markup, StringComparison.Ordinal));
        Assert.Contains("Yes, do it all by Friday", page.Markup, StringComparison.Ordinal);
        var decision = await DecisionAsync();
        Assert.Equal((DecisionMethod.PhoneRecorded, 14_160m), (decision.Method, decision.ApprovedTotal));
        Assert.Equal(World.Advisor.MembershipId, decision.RecordedByMembershipId);
        Assert.Equal(TicketState.Approved, await World.TicketStateAsync());
    }

    [Fact]
    public async Task Record_SignatureOnTheTablet_IsKeptWithItsStatement()
    {
        await SignInAsync();
        await World.SharedAsync(EstimateWorld.Labour("Belt", 1m, 450m), EstimateWorld.Labour("Wash", 1m, 200m));
        var (page, dialog) = await AskAsync();

        await ChooseAsync(dialog, line: 0, approve: true);
        await ChooseAsync(dialog, line: 1, approve: false);
        // 450 and 81
        Assert.Contains(
            "I approve the marked lines of estimate EST-2627-00001, version 1: ₹531.00.",
            dialog.Find(".sign").TextContent,
            StringComparison.Ordinal
        );
        await dialog.Find("[data-sign-path]").ChangeAsync(Strokes);
        await dialog.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains(Strokes, page.Markup, StringComparison.Ordinal));
        var decision = await DecisionAsync();
        Assert.Equal((DecisionMethod.TabletSignature, 531m), (decision.Method, decision.ApprovedTotal));
        Assert.NotNull(decision.SignatureId);
    }

    [Fact]
    public async Task Record_LineLeftOpen_NamesItAndKeepsTheChoices()
    {
        await SignInAsync();
        await World.SharedAsync(EstimateWorld.Labour("Belt"), EstimateWorld.Labour("Wash"));
        var (_, dialog) = await AskAsync();

        await ChooseAsync(dialog, line: 0, approve: true);
        await dialog.Find("form").SubmitAsync();

        dialog.WaitForAssertion(() => Assert.Contains("Still open: Wash", dialog.Markup, StringComparison.Ordinal));
        Assert.Single(dialog.FindAll("#f-Choices"));
        Assert.Single(dialog.FindAll("input[checked]"));
        Assert.Equal(TicketState.AwaitingCustomer, await World.TicketStateAsync());
    }

    [Fact]
    public async Task Record_SafetyDeclined_AsksForTheRiskFirst()
    {
        await SignInAsync();
        await World.SharedAsync(EstimateWorld.Labour("Brakes") with { IsSafetyCritical = true });
        var (page, dialog) = await AskAsync();

        Assert.Empty(dialog.FindAll("#f-RiskAcknowledged"));
        await ChooseAsync(dialog, line: 0, approve: false);
        Assert.Contains("I decline all lines", dialog.Find(".sign").TextContent, StringComparison.Ordinal);
        await dialog.Find("[data-sign-path]").ChangeAsync(Strokes);
        await dialog.Find("form").SubmitAsync();
        dialog.WaitForAssertion(() => Assert.Contains("risk is understood", dialog.Markup, StringComparison.Ordinal));
        await dialog.Find("#f-RiskAcknowledged").ChangeAsync(true);
        await dialog.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains("Read and accepted", page.Markup, StringComparison.Ordinal));
        Assert.Equal(TicketState.InDiagnosis, await World.TicketStateAsync());
    }

    [Fact]
    public async Task Record_AnotherOption_TakesItWholeAndLeavesTheRecommended()
    {
        await SignInAsync();
        await World.SharedAsync(
            EstimateWorld.Labour("Check", 1m, 450m),
            EstimateWorld.Labour("Mend", 1m, 200m) with
            {
                Option = new("Seat", "Mend"),
            },
            EstimateWorld.Labour("Renew", 1m, 800m) with
            {
                Option = new("Seat", "Renew", IsRecommended: true),
                IsSafetyCritical = true,
            }
        );
        var (page, dialog) = await AskAsync();

        await ApproveAllAsync(dialog);
        Assert.Contains("₹1,475.00", dialog.Find(".grand").TextContent, StringComparison.Ordinal); // 531 and 944
        await dialog.FindAll(".set input[type=radio]")[0].ChangeAsync(true);
        Assert.Contains("₹767.00", dialog.Find(".grand").TextContent, StringComparison.Ordinal); // 531 and 236
        Assert.Empty(dialog.FindAll("#f-RiskAcknowledged"));
        await dialog.Find("[data-sign-path]").ChangeAsync(Strokes);
        await dialog.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.Contains(Strokes, page.Markup, StringComparison.Ordinal));
        Assert.Equal(767m, (await DecisionAsync()).ApprovedTotal);
        Assert.Contains("Options", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_UnsignedBox_IsRefused()
    {
        await SignInAsync();
        await World.SharedAsync();
        var (_, dialog) = await AskAsync();

        await ApproveAllAsync(dialog);
        await dialog.Find("form").SubmitAsync();

        dialog.WaitForAssertion(() => Assert.NotEmpty(dialog.FindAll("[role=alert]")));
        Assert.Equal(TicketState.AwaitingCustomer, await World.TicketStateAsync());
    }

    private async Task<(IRenderedComponent<EstimatePage> Page, IRenderedComponent<MudDialogProvider> Dialog)> AskAsync()
    {
        var dialogs = Render<MudDialogProvider>();
        var page = Open();
        _ = page.Find("#record-decision").ClickAsync(); // ends when the dialog is closed
        dialogs.WaitForElement(".decide");
        await Task.CompletedTask;
        return (page, dialogs);
    }

    private static Task ApproveAllAsync(IRenderedComponent<MudDialogProvider> dialog) =>
        dialog.FindAll("button").First(b => b.TextContent == "Approve all").ClickAsync();

    private static Task ChooseAsync(IRenderedComponent<MudDialogProvider> dialog, int line, bool approve) =>
        dialog.FindAll(".decide input[type=radio]")[line * 2 + (approve ? 0 : 1)].ChangeAsync(true);

    private async Task<EstimateDecision> DecisionAsync()
    {
        await using var raw = World.Raw();
        return await raw.Set<EstimateDecision>().SingleAsync();
    }
}
