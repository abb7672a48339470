using System.Text;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Files;
using Battwheels.Core.Platform.Import;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Tests.Crm;
using Battwheels.Web.Platform.Import;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Import;

/// <summary>What somebody who watches an import sees.</summary>
[Trait("Category", "Component")]
public sealed class ImportPageTests : CrmPageBase
{
    private const string File = "Customer name,Phone\nAsha Iyer,98765 43210\nRavi More,12345\nMeera Nair,98765 43212\n";

    [Fact]
    public async Task Checking_NothingTriedYet_SaysHowFarItIs()
    {
        var batch = await StartAsync();

        var page = Page(batch);

        page.WaitForAssertion(() => Assert.Contains("0 of 3 rows · 0 %", page.Markup, StringComparison.Ordinal));
        Assert.Equal(("0", "3"), Meter(page));
        Assert.Contains("No row yet", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("Clear filters", page.Markup, StringComparison.Ordinal);
    }

    /// <summary>One of three rows is bad, so two are to be imported; a tick before the page is alive would be lost.</summary>
    [Fact]
    public async Task Checked_ThenImporting_CountsTheConfirmedRows()
    {
        var batch = await StartAsync();
        await WorkAsync();

        var page = Page(batch);
        page.WaitForAssertion(() => Assert.False(page.Find("#only-good").HasAttribute("disabled")));
        Assert.Equal(ImportState.Checked, (await Reports().GetAsync(batch, default))!.State);
        var service = Db.Service<ImportService>(ImportPermissions.Import, ContactPermissions.Create);
        Assert.Null((await service.ConfirmAsync(batch, onlyGood: true, CommandId.New(), default)).Error);
        var view = (await Reports().GetAsync(batch, default))!;
        Assert.Equal((0, 2), (view.Done, view.ToDo));

        var importing = Page(batch);
        importing.WaitForAssertion(() =>
            Assert.Contains("0 of 2 rows · 0 %", importing.Markup, StringComparison.Ordinal)
        );

        // Somebody who comes back sees where it stands; who stayed sees it go on.
        await WorkAsync();
        importing.WaitForAssertion(() => Assert.Empty(importing.FindAll("progress")));
        Assert.Equal(2, (await Reports().GetAsync(batch, default))!.Count(ImportRowState.Imported));
    }

    /// <summary>The number is corrected where it stands; what was corrected is tried before it is imported.</summary>
    [Fact]
    public async Task Bad_CellCorrectedInPlace_IsTriedAgain()
    {
        var batch = await StartAsync();
        await WorkAsync();
        var page = Page(batch);
        page.WaitForAssertion(() => Assert.Equal("12345", page.Find("input.fix").GetAttribute("value")));
        Assert.Equal("Phone of line 3", page.Find("input.fix").GetAttribute("aria-label"));

        await page.Find("input.fix").ChangeAsync(new ChangeEventArgs { Value = "98765 43211" });

        var again = page.WaitForElement("button.f");
        Assert.Equal("Try 1 row again", again.TextContent.Trim());
        Assert.Contains("Corrected", page.Find("tbody").TextContent, StringComparison.Ordinal);
        page.WaitForAssertion(() => Assert.False(page.Find("button.f").HasAttribute("disabled")));
        await page.Find("button.f").ClickAsync();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("progress")));
        await WorkAsync();
        page.WaitForAssertion(() => Assert.Equal("Import 3 rows", page.Find("button.f").TextContent.Trim()));
    }

    [Fact]
    public async Task Checked_BeforeThePageIsAlive_TheTickWaits()
    {
        var batch = await StartAsync();
        await WorkAsync();

        var page = Page(batch, isInteractive: false);

        page.WaitForAssertion(() => Assert.True(page.Find("#only-good").HasAttribute("disabled")));
    }

    private async Task<long> StartAsync()
    {
        await SignInAsync(ImportPermissions.Import, ContactPermissions.Create);
        Services.AddSingleton(Db.Services.GetRequiredService<IFileStore>());
        Services.AddSingleton(Db.Services.GetRequiredService<ISheetReader>());
        Services.AddSingleton(Db.Services.GetRequiredService<IRecordUse>());
        Services.AddImportKinds();
        Services.AddScoped<ImportService>();
        Services.AddScoped<ImportReportService>();
        Services.AddScoped<ImportFixService>();
        Services.AddScoped<ImportUndoService>();
        var service = Db.Service<ImportService>(ImportPermissions.Import, ContactPermissions.Create);
        using MemoryStream file = new(Encoding.UTF8.GetBytes(File));
        UploadImport upload = new("contacts", "contacts.csv");
        var batch = (await service.UploadAsync(upload, file, CommandId.New(), default)).Value;
        var view = (await Reports().GetAsync(batch, default))!;
        Assert.Null((await service.MapAsync(batch, view.Mapping, CommandId.New(), default)).Error);
        return batch;
    }

    private IRenderedComponent<ImportPage> Page(long batch, bool isInteractive = true)
    {
        SetRendererInfo(new RendererInfo("Server", isInteractive));
        return Render<ImportPage>(p => p.Add(x => x.Id, batch));
    }

    private static (string?, string?) Meter(IRenderedComponent<ImportPage> page) =>
        (page.Find("progress").GetAttribute("value"), page.Find("progress").GetAttribute("max"));

    private ImportReportService Reports() => Db.Service<ImportReportService>(ImportPermissions.Import);

    private async Task WorkAsync()
    {
        var services = Db.As(Actor.Job(Db.OrgA, "import", ImportPermissions.Run));
        var worker = services.GetServices<IQueueWorker>().Single(w => w.Queue == ImportRunner.Queue);
        Assert.Null(await worker.WorkAsync(Db.OrgA, default));
    }
}
