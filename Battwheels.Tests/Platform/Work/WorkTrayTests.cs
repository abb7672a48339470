using System.Security.Claims;
using System.Text;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Import;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Platform.Work;
using Battwheels.Tests.Common;
using Battwheels.Tests.Platform.Import;
using Battwheels.Tests.Shell;
using Battwheels.Web.Common;
using Battwheels.Web.Platform.Work;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Work;

/// <summary>The tray in the app bar, over the real gate: told by the worker, not by asking.</summary>
[Trait("Category", "Component")]
public sealed class WorkTrayTests : ShellTestBase
{
    private TestDb _db = null!;
    private Actor _asha = null!;

    [Fact]
    public async Task Tray_DryRunWaitsThenEnds_ShowsTheBarThenHowItEndedAndSaysSo()
    {
        await StartAsync();
        var tray = Tray();
        Assert.Equal("1", tray.Find("summary .n").TextContent);
        Assert.Equal("Long work, 1 running", tray.Find("summary").GetAttribute("title"));
        Assert.Equal("Dry run shades.csv", tray.Find("progress").GetAttribute("aria-label"));

        await WorkAsync();

        tray.WaitForAssertion(() => Assert.Empty(tray.FindAll("summary .n")));
        Assert.Equal($"import/{_batch}", tray.Find(".job a").GetAttribute("href"));
        Assert.Contains("1 row can be imported.", tray.Find(".job").TextContent, StringComparison.Ordinal);
        Assert.Equal("Dry run shades.csv: done. 1 row can be imported.", tray.Find("[role=status]").TextContent);
    }

    [Fact]
    public async Task Cancel_Pressed_SaysThatItStops()
    {
        await StartAsync();
        var tray = Tray();

        await tray.WaitForElement(".job button:not([disabled])").ClickAsync();

        tray.WaitForAssertion(() =>
            Assert.Contains("Stopping", tray.Find(".job").TextContent, StringComparison.Ordinal)
        );
        Assert.Empty(tray.FindAll(".job button"));
    }

    /// <summary>Pages without a connection show where it stands, and no button that would do nothing.</summary>
    [Fact]
    public async Task Tray_PageWithoutConnection_HasNoButtons()
    {
        await StartAsync();

        var tray = Tray(isInteractive: false);

        Assert.Equal("1", tray.Find("summary .n").TextContent);
        Assert.Empty(tray.FindAll("button"));
    }

    private long _batch;

    private async Task StartAsync()
    {
        _db = await TestDb.CreateAsync(configure: s => s.AddSingleton<IImportKind>(new ShadeKind()));
        _asha = await _db.MemberAsync(_db.OrgA, "Asha", "owner");
        Services.AddSingleton(_db.UnitsFor(_asha));
        Services.AddSingleton(_db.Services.GetRequiredService<WorkNotices>());
        var imports = _db.Service<ImportService>(_asha);
        using MemoryStream file = new(Encoding.UTF8.GetBytes("Code,Name\nred,Red\n"));
        _batch = (
            await imports.UploadAsync(new UploadImport("shades", "shades.csv"), file, CommandId.New(), default)
        ).Value;
        Dictionary<string, int> mapping = new() { ["Code"] = 0, ["Name"] = 1 };
        Assert.Null((await imports.MapAsync(_batch, mapping, CommandId.New(), default)).Error);
    }

    private IRenderedComponent<WorkTray> Tray(bool isInteractive = true)
    {
        SetRendererInfo(new RendererInfo("Server", isInteractive));
        ClaimsPrincipal asha = new(
            new ClaimsIdentity(
                [
                    new Claim(ClaimNames.OrganizationId, $"{_asha.OrganizationId}"),
                    new Claim(ClaimNames.MembershipId, $"{_asha.MembershipId}"),
                ],
                "test"
            )
        );
        return Render<WorkTray>(p => p.Add(x => x.User, asha));
    }

    private async Task WorkAsync()
    {
        var services = _db.As(Actor.Job(_db.OrgA, "import", ImportPermissions.Run));
        Assert.Null(
            await services
                .GetServices<IQueueWorker>()
                .Single(w => w.Queue == ImportRunner.Queue)
                .WorkAsync(_db.OrgA, default)
        );
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        if (_db is not null)
            await _db.DisposeAsync();
    }
}
