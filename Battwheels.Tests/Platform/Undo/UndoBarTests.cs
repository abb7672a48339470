using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Merging;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Undo;
using Battwheels.Core.Service.Messages;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Battwheels.Tests.Shell;
using Battwheels.Web.Crm;
using Battwheels.Web.Platform.Undo;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Undo;

/// <summary>The bar with its Undo: ten seconds, longer while somebody is at it; what is shown is read again.</summary>
[Trait("Category", "Component")]
public sealed class UndoBarTests : ShellTestBase
{
    private TestDb _db = null!;

    [Fact]
    public async Task Undo_Pressed_RestoresTheContactAndThePageShowsIt()
    {
        var (page, bar) = await ArchiveAsync();
        bar.WaitForAssertion(() =>
            Assert.Contains("Contact archived: Sharma Motors", bar.Find(".undobar").TextContent)
        );
        Assert.Contains("Press Control Z to undo", bar.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.Equal("Restore", page.Find("button:contains(Restore)").TextContent.Trim());

        await bar.Find("#undo-last").ClickAsync(new());

        bar.WaitForAssertion(() =>
            Assert.StartsWith("Undone. Contact archived", bar.Find(".undobar span").TextContent)
        );
        page.WaitForAssertion(() => Assert.Equal("Archive", page.Find("button:contains(Archive)").TextContent.Trim()));
    }

    [Fact]
    public async Task Bar_TenSeconds_GoesAwayUnlessPointedAt()
    {
        var (_, bar) = await ArchiveAsync();
        bar.WaitForElement(".undobar");

        await bar.Find(".undobar").TriggerEventAsync("onmouseenter", EventArgs.Empty);
        _db.Clock.Advance(TimeSpan.FromSeconds(60));
        Assert.Single(bar.FindAll(".undobar"));
        await bar.Find(".undobar").TriggerEventAsync("onmouseleave", EventArgs.Empty);
        _db.Clock.Advance(TimeSpan.FromSeconds(9));
        Assert.Single(bar.FindAll(".undobar"));
        _db.Clock.Advance(TimeSpan.FromSeconds(1));

        bar.WaitForAssertion(() => Assert.Empty(bar.FindAll(".undobar")));
        Assert.Equal("", bar.Find("[role=status]").TextContent);
    }

    private async Task<(IRenderedComponent<ContactPage>, IRenderedComponent<UndoBar>)> ArchiveAsync()
    {
        _db = await TestDb.CreateAsync();
        var id = await _db.ContactAsync(CrmSeeds.Person("Sharma Motors"));
        var owner = await _db.MemberAsync(_db.OrgA, "Asha", "owner");
        this.AddAuthorization().SetAuthorized("asha").SetPolicies(ContactPermissions.Read, ContactPermissions.Archive);
        Services.AddSingleton<TimeProvider>(_db.Clock);
        Services.AddSingleton(_db.UnitsFor(owner));
        Services.AddSingleton(_db.Services.GetRequiredService<IRecordNames>());
        Services.AddRecordPanels();
        Services.AddScoped<ContactService>();
        Services.AddScoped<VehicleService>();
        Services.AddScoped<ContactMergeService>();
        Services.AddScoped<MessageConsentService>();
        Services.AddSingleton(_db.Services.GetRequiredService<IRecordMove>());
        Services.AddReversibleOf("CrmUndo");
        var page = Render<ContactPage>(p => p.Add(x => x.Id, id));
        var bar = Render<UndoBar>();
        page.WaitForElement("button:contains(Archive)");
        await page.Find("button:contains(Archive)").ClickAsync(new());
        return (page, bar);
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await _db.DisposeAsync();
    }
}

internal static class ReversibleOf
{
    /// <summary>The ways back of one service only: the others need services this test has no use for.</summary>
    public static void AddReversibleOf(this IServiceCollection services, string name) =>
        services.AddScoped(typeof(IReversible), typeof(IReversible).Assembly.GetTypes().Single(t => t.Name == name));
}
