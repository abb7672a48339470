using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Tests.Common;
using Battwheels.Tests.Shell;
using Battwheels.Web.Inventory;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Battwheels.Tests.Inventory;

/// <summary>Pages of the store over the real gate and a real database.</summary>
[Trait("Category", "Component")]
public sealed class InventoryPageTests : ShellTestBase
{
    private static readonly string[] Keeper =
    [
        InventoryPermissions.Read,
        InventoryPermissions.ReadCost,
        InventoryPermissions.Create,
        InventoryPermissions.Update,
        InventoryPermissions.Receive,
        InventoryPermissions.Adjust,
    ];

    private TestDb Db { get; set; } = null!;

    [Fact]
    public async Task ItemForm_Typed_MakesTheItem()
    {
        await SignInAsync(Keeper);
        var form = Render<ItemForm>();

        await form.Find("#f-Sku").ChangeAsync("brk-1");
        await form.Find("#f-Name").ChangeAsync("Brake shoe");
        await form.Find("#f-Hsn").ChangeAsync("8714");
        await form.Find("form").SubmitAsync();
        form.WaitForAssertion(() => Assert.NotNull(form.Find("#f-SalesPrice-error"))); // no price is not a price of zero
        Assert.Equal(0, await Db.CountAsync<Item>(Db.OrgA));

        await form.Find("#f-SalesPrice").ChangeAsync("1,250.50");
        await form.Find("form").SubmitAsync();

        form.WaitForAssertion(() => Assert.StartsWith("items/", Here, StringComparison.Ordinal));
        var row = Assert.Single((await Service<ItemService>().ListAsync(new ItemFilter(), default)).Rows);
        Assert.Equal(("BRK-1", 1250.50m, 18m), (row.Sku, row.SalesPrice, row.GstRatePercent));
    }

    [Fact]
    public async Task ReceiptPage_ScannedTwiceAndPosted_IsInStockOnce()
    {
        await SignInAsync(Keeper);
        var item = await Db.ItemAsync("BP-01");
        await Db.VendorAsync();
        var page = Render<NewReceiptPage>();

        page.WaitForElement("#f-VendorId");
        await page.Find("#f-VendorId").InputAsync("Amar");
        page.WaitForElement("#f-VendorId-list [role=option] b");
        await page.Find("#f-VendorId-list [role=option]").ClickAsync(new MouseEventArgs());
        await ScanAsync(page, "bp-01");
        page.WaitForAssertion(() => Assert.NotEqual("", page.Cell(1, "ItemId")));
        await ScanAsync(page, "BP-01");
        page.WaitForAssertion(() => Assert.Equal("2", page.Cell(1, "Quantity")));
        await page.PutAsync(1, "UnitCost", "312.5");
        Assert.Equal("625.00", page.Find("tfoot b").TextContent);
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.StartsWith("receipts/", Here, StringComparison.Ordinal));
        var pool = await Db.PoolAsync(item, await Db.MainStoreAsync());
        Assert.Equal((2m, 625m), (pool.Quantity, pool.Value));
    }

    [Fact]
    public async Task ReceiptPage_CostNotUnderstood_ReceivesNothing()
    {
        await SignInAsync(Keeper);
        await Db.ItemAsync("BP-01");
        var page = Render<NewReceiptPage>();
        page.WaitForElement("#f-VendorId");
        await ScanAsync(page, "BP-01");
        page.WaitForAssertion(() => Assert.NotEqual("", page.Cell(1, "ItemId")));
        await page.PutAsync(1, "UnitCost", "10");

        await page.PutAsync(1, "UnitCost", "abc");
        Assert.Equal("Receive goods", page.Find("button[type=submit]").TextContent.Trim());
        await page.Find("form").SubmitAsync();

        Assert.StartsWith(
            "Cost per unit, line 1: ",
            page.Find(".note.problem a").TextContent,
            StringComparison.Ordinal
        );
        Assert.Equal(0, await Db.CountAsync<StockMovement>(Db.OrgA));
    }

    [Fact]
    public async Task ReceiptPage_CodesPasted_FillTheLinesAndAnotherOrganizationsIsUnknown()
    {
        await SignInAsync(Keeper);
        await Db.ItemAsync("BP-01");
        var stranger = await Db.MemberAsync(Db.OrgB, "Bina", "owner");
        Assert.Null(
            (await Db.Service<ItemService>(stranger).CreateAsync(Watched("CH-7"), CommandId.New(), default)).Error
        );
        var page = Render<NewReceiptPage>();
        page.WaitForElement("#f-VendorId");

        await page.PasteAsync(1, ["ItemId", "Quantity", "UnitCost"], ["bp-01", "1,200", "₹12.50"], ["CH-7", "1", "5"]);

        Assert.Equal(
            ("BP-01 Brake pad BP-01", "1,200", "12.5"),
            (page.Cell(1, "ItemId"), page.Cell(1, "Quantity"), page.Cell(1, "UnitCost"))
        );
        Assert.Equal("CH-7", page.Cell(2, "ItemId"));
        Assert.Contains("is not a stocked item", page.Find("tr.wrong").TextContent, StringComparison.Ordinal);
        // 1,200 x 12.50 and 1 x 5
        Assert.Equal("15,005.00", page.Find("tfoot b").TextContent);
    }

    [Fact]
    public async Task ReceiptPage_WithoutVendor_NamesTheFieldAndKeepsTheLines()
    {
        await SignInAsync(Keeper);
        await Db.ItemAsync("BP-01");
        var page = Render<NewReceiptPage>();

        page.WaitForElement("#f-VendorId");
        await ScanAsync(page, "BP-01");
        page.WaitForAssertion(() => Assert.NotEqual("", page.Cell(1, "ItemId")));
        await page.PutAsync(1, "UnitCost", "10");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() => Assert.NotNull(page.Find("#f-VendorId-error")));
        Assert.Equal("BP-01 Brake pad BP-01", page.Cell(1, "ItemId"));
        Assert.Equal(0, await Db.CountAsync<StockMovement>(Db.OrgA));
    }

    [Fact]
    public async Task ItemPage_ShowsBalanceAfterEachMovement_AndNoCostWithoutPermission()
    {
        await SignInAsync(InventoryPermissions.Read);
        var item = await Db.ItemAsync("BP-01");
        var store = await Db.MainStoreAsync();
        await Db.OpenAsync(item, store, 10m, 9_000m);
        await Db.IssueAsync(item, store, 4m);

        var page = Render<ItemPage>(p => p.Add(x => x.Id, item));

        page.WaitForAssertion(() =>
            Assert.Equal("-4", page.Find("section[aria-label='Stock card'] td.num").TextContent)
        );
        var cells = page.FindAll("section[aria-label='Stock card'] td.num");
        Assert.Equal(["-4", "6", "–", "+10", "10", "–"], cells.Select(c => c.TextContent));
        Assert.DoesNotContain("9,000", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll(".acts .btn:not(summary)")); // printing a label changes nothing
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task MovementPage_LeadsToItem_AndToTheJournalWhoeverMayReadIt(bool mayReadBooks)
    {
        await SignInAsync(mayReadBooks ? [.. Keeper, AccountingPermissions.Read] : Keeper);
        var item = await Db.ItemAsync("BP-01");
        var move = await Db.OpenAsync(item, await Db.MainStoreAsync(), 10m, 9_000m);

        var page = Render<MovementPage>(p => p.Add(x => x.Id, move.Value));

        page.WaitForAssertion(() => Assert.NotNull(page.Find($"a[href='items/{item}']")));
        var entry = (await Db.MovementAsync(move.Value)).JournalEntryId;
        Assert.Equal(mayReadBooks ? 1 : 0, page.FindAll($"a[href='journals/{entry}']").Count);
        Assert.Contains("₹9,000.00", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OpeningStockPage_Entered_ShowsTheDocument()
    {
        await SignInAsync(Keeper);
        var item = await Db.ItemAsync("BP-01");
        var page = Render<OpeningStockPage>();

        page.WaitForElement("#f-WarehouseId");
        await ScanAsync(page, "BP-01");
        page.WaitForAssertion(() => Assert.NotEqual("", page.Cell(1, "ItemId")));
        await page.PutAsync(1, "Quantity", "5");
        await page.PutAsync(1, "UnitCost", "100");
        await page.Find("form").SubmitAsync();

        page.WaitForAssertion(() =>
            Assert.Contains(
                "500.00",
                page.Find("section[aria-label='Entered last']").TextContent,
                StringComparison.Ordinal
            )
        );
        Assert.Equal(5m, (await Db.PoolAsync(item, await Db.MainStoreAsync())).Quantity);
    }

    [Fact]
    public async Task LowStockPanel_CountsAndNamesWhatTheListShows()
    {
        await SignInAsync(Keeper);
        var form = Service<ItemService>();
        var watched = await form.CreateAsync(Watched("A-1"), CommandId.New(), default);
        await form.CreateAsync(Watched("A-2") with { MinimumStock = 0m }, CommandId.New(), default);

        var panel = Render<LowStockPanel>();
        panel.WaitForAssertion(() => Assert.Equal("1 item", panel.Find(".meta").TextContent));
        Assert.EndsWith($"items/{watched.Value}", Assert.Single(panel.FindAll(".due a")).GetAttribute("href"));
        Services.GetRequiredService<NavigationManager>().NavigateTo("items?show=low");
        var page = Render<ItemsPage>();

        page.WaitForAssertion(() => Assert.Equal("A-1", Assert.Single(page.FindAll("tbody .row-link")).TextContent));
        Assert.Contains("Out of stock", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WarehouseForm_CodeTaken_NamesTheField()
    {
        await SignInAsync(Keeper);
        var page = Render<NewWarehousePage>();

        page.WaitForElement("#f-Code");
        await page.Find("#f-Code").ChangeAsync("main");
        await page.Find("#f-Name").ChangeAsync("Second");
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.NotNull(page.Find("#f-Code-error")));

        await page.Find("#f-Code").ChangeAsync("VAN1");
        await page.Find("form").SubmitAsync();
        page.WaitForAssertion(() => Assert.Equal("warehouses", Here));
        Assert.Equal(2, (await Service<WarehouseService>().ListAsync(default)).Count);
    }

    [Fact]
    public async Task ReceiptPage_Reversed_SaysByWhomAndTakesTheGoodsOut()
    {
        await SignInAsync(Keeper);
        var (item, store, vendor) = (await Db.ItemAsync("BP-01"), await Db.MainStoreAsync(), await Db.VendorAsync());
        GoodsReceiptInput input = new(store, vendor, "CH-1", null, [new(item, 4m, 50m)]);
        var id = (await Service<GoodsReceiptService>().ReceiveAsync(input, CommandId.New(), default)).Value;
        var dialogs = Render<MudDialogProvider>();
        var page = Render<ReceiptPage>(p => p.Add(x => x.Id, id));
        page.WaitForElement("#reverse");

        var answered = page.Find("#reverse").ClickAsync(new MouseEventArgs()); // ends with the dialog
        dialogs.WaitForElement("#f-Reason");
        await dialogs.Find("#f-Reason").ChangeAsync("Typed twice");
        await dialogs.Find("form").SubmitAsync();
        await answered;

        page.WaitForAssertion(() =>
            Assert.Contains("Typed twice", page.Find(".note").TextContent, StringComparison.Ordinal)
        );
        Assert.Empty(page.FindAll("#reverse"));
        Assert.Equal(0m, (await Db.PoolAsync(item, store)).Quantity);
    }

    [Fact]
    public async Task OpeningStockPage_Reversed_IsMarked()
    {
        await SignInAsync(Keeper);
        var (item, store) = (await Db.ItemAsync("BP-01"), await Db.MainStoreAsync());
        var today = new DateOnly(2026, 11, 4);
        await Service<OpeningStockService>()
            .EnterAsync(new OpeningStockInput(store, today, [new(item, 4m, 50m)]), CommandId.New(), default);
        var dialogs = Render<MudDialogProvider>();
        var page = Render<OpeningStockPage>();
        page.WaitForElement(".reverse");

        var answered = page.Find(".reverse").ClickAsync(new MouseEventArgs()); // ends with the dialog
        dialogs.WaitForElement("#f-Reason");
        await dialogs.Find("#f-Reason").ChangeAsync("Counted wrongly");
        await dialogs.Find("form").SubmitAsync();
        await answered;

        page.WaitForAssertion(() => Assert.Contains("Reversed", page.Markup, StringComparison.Ordinal));
        Assert.Empty(page.FindAll(".reverse"));
        Assert.Equal(0m, (await Db.PoolAsync(item, store)).Quantity);
    }

    private string Here
    {
        get
        {
            var address = Services.GetRequiredService<NavigationManager>();
            return address.ToBaseRelativePath(address.Uri);
        }
    }

    private static ItemInput Watched(string sku) =>
        new(sku, "Brake shoe", ItemKind.Part, "8714", 18m, "NOS", ValuationMethod.MovingAverage, 90m, MinimumStock: 2m);

    private static async Task ScanAsync(IRenderedComponent<IComponent> page, string code)
    {
        await page.Find("#f-Scan").InputAsync(code);
        await page.Find("#f-Scan").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
    }

    private T Service<T>()
        where T : notnull => Services.GetRequiredService<T>();

    private async Task SignInAsync(params string[] permissions)
    {
        Db = await TestDb.CreateAsync();
        this.AddAuthorization().SetAuthorized("asha").SetPolicies(permissions);
        Services.AddSingleton<TimeProvider>(Db.Clock);
        Services.AddSingleton(Db.UnitsFor(permissions));
        Services.AddScoped<ItemService>();
        Services.AddScoped<ItemSearchService>();
        Services.AddScoped<StockService>();
        Services.AddScoped<WarehouseService>();
        Services.AddScoped<GoodsReceiptService>();
        Services.AddScoped<OpeningStockService>();
    }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        if (Db is not null)
            await Db.DisposeAsync();
    }
}
