using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Packages;
using Battwheels.Tests.Service.Estimates;
using Battwheels.Tests.Shell;
using Battwheels.Web.Service.Packages;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Battwheels.Tests.Service.Packages;

/// <summary>Making a package by the form, and putting it on an estimate in three presses.</summary>
[Trait("Category", "Component")]
public sealed class PackagePageTests : EstimatePageBase
{
    [Fact]
    public async Task Form_LinesByKeyboard_ShowTheSumAndAreSaved()
    {
        await SignInAsync("owner");
        Services.AddScoped<PackageService>();
        await World.StockedAsync("BP-01", 4m);
        var form = Render<PackageForm>();

        await form.Find("#f-Name").ChangeAsync("Brakes");
        await form.PutAsync(1, "Description", "Brake service");
        await form.PutAsync(1, "UnitPrice", "950");
        await form.PutAsync(2, "Description", "bp-01");
        Assert.Equal(
            ("Labour", "998714", "1"),
            (form.Cell(1, "Kind"), form.Cell(1, "HsnSac"), form.Cell(1, "Quantity"))
        );
        Assert.Equal("Part", form.Cell(2, "Kind"));
        Assert.Equal("", form.Cell(2, "UnitPrice")); // stays with the catalogue
        await form.Find("form").SubmitAsync();

        var packages = Services.GetRequiredService<PackageService>();
        var row = Assert.Single((await packages.ListAsync(new(), null, default)).Rows);
        var lines = (await packages.GetAsync(row.Id, default)).Value.Lines;
        Assert.Equal([(decimal?)950m, null], lines.Select(l => l.KeptPrice));
        Assert.Equal("BP-01", lines[1].Sku);
        var page = Render<PackagePage>(p => p.Add(x => x.Id, row.Id));
        page.WaitForAssertion(() => Assert.Equal("Brake service", page.Cell(1, "Description")));
    }

    [Fact]
    public async Task Estimate_AddPackage_PutsItsLinesThere()
    {
        await SignInAsync();
        Services.AddScoped<PackageService>();
        PackageInput wash = new("Wash and polish", [new(JobLineKind.Labour, "Wash", 1m, 200m, "998714", "HRS", 18m)]);
        var owner = Actor.Job(World.Db.OrgA, "test", PackagePermissions.Update);
        EstimateWorld.Value(await World.Db.Service<PackageService>(owner).CreateAsync(wash, CommandId.New(), default));
        var id = await World.DraftAsync(EstimateWorld.Labour("One"));
        var dialogs = Render<MudDialogProvider>();
        var page = Open();

        _ = page.Find("#add-package").ClickAsync(); // ends when the dialog is closed
        dialogs.WaitForElement(".offers li");
        Assert.Contains("₹236.00", dialogs.Find(".offers .price").TextContent, StringComparison.Ordinal); // 200 and 18 %
        await dialogs.Find(".offers .btn").ClickAsync();

        page.WaitForAssertion(() => Assert.Equal(["One", "Wash"], page.Cells("Description")));
        Assert.Equal(["One", "Wash"], (await World.ViewAsync(id)).Lines.Select(l => l.Description));
        Assert.Empty(page.FindAll("#keep-package")); // an advisor makes no packages
    }
}
