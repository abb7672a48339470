using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Feedback;
using Battwheels.Core.Service.Messages;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Shell;
using Battwheels.Web.Service.Feedback;
using Battwheels.Web.Service.Messages;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Messages;

/// <summary>The outbox and its settings over the real gate.</summary>
[Trait("Category", "Component")]
public sealed class MessagePageTests : ShellTestBase
{
    private MessageWorld _world = null!;

    [Fact]
    public async Task Outbox_KeptMessage_SaysThatNothingWasSentAndMasksTheNumber()
    {
        await SignInAsync(MessagePermissions.Read, MessagePermissions.Resend);
        await _world.ReceivedAsync();
        await _world.SendAsync();

        var list = Render<MessagesPage>();
        list.WaitForAssertion(() => Assert.Contains("Kept here, not sent", list.Markup, StringComparison.Ordinal));
        Assert.Contains("•••••••••0042", list.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("9823000042", list.Markup, StringComparison.Ordinal);

        var id = (await _world.AllAsync())[0].Id;
        var page = Render<MessagePage>(p => p.Add(x => x.Id, id));
        page.WaitForAssertion(() =>
            Assert.Contains("we have received MH 12 QK 0427", page.Markup, StringComparison.Ordinal)
        );
        Assert.Contains("Kept here, not sent: no provider is set up", page.Markup, StringComparison.Ordinal);
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal(2, _world.AllAsync().GetAwaiter().GetResult().Count));
    }

    [Fact]
    public async Task Message_OfAnEstimate_ShowsItsLinkToNobody()
    {
        await SignInAsync(MessagePermissions.Read);
        await _world.Estimates.SharedAsync();
        await _world.DeliverAsync();
        var id = (await _world.AllAsync()).Single(m => m.Event is MessageEvent.Estimate).Id;

        var page = Render<MessagePage>(p => p.Add(x => x.Id, id));

        page.WaitForAssertion(() => Assert.Contains("[the customer's link]", page.Markup, StringComparison.Ordinal));
        Assert.DoesNotContain("/e/", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("form"));
    }

    [Fact]
    public async Task Settings_OfOwner_ShowEventsWordsAndProviders()
    {
        await SignInAsync(
            MessagePermissions.UpdateTemplates,
            MessagePermissions.ReadChannels,
            MessagePermissions.UpdateChannels,
            TicketPermissions.Read
        );
        var page = Render<MessageSettingsPage>();
        page.WaitForAssertion(() => Assert.Equal(34, page.FindAll("tbody tr").Count));
        Assert.Equal(17, page.FindAll("fieldset.switches").Count);

        var providers = Render<MessageProvidersPage>();
        providers.WaitForAssertion(() => Assert.Equal(5, providers.FindAll("input[type=password]").Count));

        var words = Render<MessageWordsPage>(p => p.Add(x => x.What, "ready").Add(x => x.Code, "en"));
        words.WaitForElement("textarea");
        words.FindAll("button").First(b => b.TextContent.Contains("Preview", StringComparison.Ordinal)).Click();
        words.WaitForAssertion(() =>
            Assert.Contains("MH 12 QK 0427 (TKT-MAIN-2627-00001) is ready", words.Markup, StringComparison.Ordinal)
        );
    }

    [Fact]
    public async Task Contact_Messages_AreWantedOrNot()
    {
        await SignInAsync(ContactPermissions.Read, ContactPermissions.Update);
        var panel = Render<ContactMessagingPanel>(p => p.Add(x => x.Id, _world.Estimates.Contact));
        panel.WaitForAssertion(() => Assert.Equal(6, panel.FindAll("tbody tr").Count));
        panel.Find("tbody button").Click();
        panel.WaitForAssertion(() =>
            Assert.Contains("At the counter", panel.Find("tbody").TextContent, StringComparison.Ordinal)
        );
        Assert.Equal(1, await _world.Db.CountAsync<MessageConsent>(_world.Db.OrgA));
    }

    [Fact]
    public async Task Feedback_Empty_SaysWhatComesHere()
    {
        await SignInAsync(FeedbackPermissions.CallBack, FeedbackPermissions.Report);
        var page = Render<FeedbackListPage>();
        page.WaitForAssertion(() => Assert.Contains("Two hours after delivery", page.Markup, StringComparison.Ordinal));
    }

    private async Task SignInAsync(params string[] permissions)
    {
        _world = await MessageWorld.CreateAsync();
        this.AddAuthorization().SetAuthorized("kiran").SetPolicies(permissions);
        Services.AddSingleton<TimeProvider>(_world.Db.Clock);
        Services.AddSingleton(_world.Db.UnitsFor(permissions));
        Services.AddSingleton(_world.Db.Services.GetRequiredService<ISecretSeal>());
        Services.AddSingleton(_world.Db.Services.GetRequiredService<PublicAddress>());
        Services.AddSingleton<IMessageProvider>(_world.Mail);
        Services.AddScoped<MessageService>();
        Services.AddScoped<MessageSettingsService>();
        Services.AddScoped<MessageTemplateService>();
        Services.AddScoped<MessageChannelService>();
        Services.AddScoped<MessageConsentService>();
        Services.AddScoped<FeedbackService>();
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        if (_world is not null)
            await _world.DisposeAsync();
    }
}
