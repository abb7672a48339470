using System.Globalization;
using System.Text.RegularExpressions;
using Battwheels.Core.Inventory.Items;
using Battwheels.Core.Service.JobCards;
using Battwheels.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

/// <summary>Codes by camera, by a hand scanner and typed lead to the same thing, and an unknown one is linked on the spot.</summary>
[Trait("Category", "Browser")]
[Collection(BrowserTests.Name)]
public sealed class ScanTests(BrowserFixture browser, DoubleClickGarage garage) : IClassFixture<DoubleClickGarage>
{
    private const string Barcode = "0890100000111"; // of the contactor the job waits for

    /// <summary>A browser with a camera that sees what the test puts before it.</summary>
    private const string Camera = """
        window.BarcodeDetector = class {
          static getSupportedFormats = async () => ["ean_13", "code_128"];
          detect = async () => (window.seen ? [{ rawValue: window.seen }] : []);
        };
        navigator.mediaDevices.getUserMedia = async () => document.createElement("canvas").captureStream(5);
        navigator.vibrate = (ms) => (window.felt = ms);
        """;

    /// <summary>On the job card: what is pressed below 48 px, what is read below 16 px; counts in a pill excepted.</summary>
    private const string TooSmall = """
        (() => {
          const seen = (e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest(".vh, .menu > .pop");
          const own = (e) => [...e.childNodes].some((n) => n.nodeType === 3 && n.textContent.trim());
          const pressed = [...document.querySelectorAll("main :is(button, select, textarea, input:not([type=hidden]), summary, a.btn)")]
            .filter((e) => seen(e) && (e.offsetHeight < 48 || e.offsetWidth < 48));
          const read = [...document.querySelectorAll("main *")]
            .filter((e) => own(e) && seen(e) && !e.matches(".cnt, .d") && parseFloat(getComputedStyle(e).fontSize) < 16);
          return [...pressed, ...read].map((e) => e.outerHTML.slice(0, 120));
        })()
        """;

    [Fact]
    public async Task Scan_ByCameraHandScannerAndUnknownCode_FindsTheSameItem()
    {
        var page = await browser.PageAsync(BrowserFixture.Tablet, at: garage.App.Address);
        await page.AddInitScriptAsync(Camera);
        await Garages.SignInAsync(page, garage.Owner);

        // By camera, on the job card: the store is asked for what the job needs of it.
        await page.OpenLiveAsync(
            $"{Garages.Own}/tickets/{garage.Kit.TicketId.ToString(CultureInfo.InvariantCulture)}/job"
        );
        Assert.Empty(await page.EvaluateAsync<string[]>(TooSmall));
        await page.GetByRole(AriaRole.Button, new() { Name = "Scan a part" }).ClickAsync();
        Assert.Empty(await page.FaultsAsync("#scan"));
        await page.EvaluateAsync($"window.seen = '{Barcode}'");
        await Assertions.Expect(page.Locator("#scanned")).ToHaveTextAsync($"Scanned {Barcode}");
        await Assertions.Expect(page.GetByText("The store is asked for 2 × Main contactor.")).ToBeVisibleAsync();
        Assert.Equal(60, await page.EvaluateAsync<int>("window.felt"));
        await using (var raw = garage.Raw())
            Assert.Equal(2m, await raw.Set<PartRequest>().Select(r => r.Quantity).SingleAsync());

        // By a hand scanner with nothing in focus: the box on the page takes it, no shortcut acts on its letters.
        await page.OpenLiveAsync($"{Garages.Own}/items");
        await page.Locator("h1").ClickAsync();
        await WedgeAsync(page, "CNT-PZM");
        await Assertions.Expect(page).ToHaveURLAsync(new Regex(@"/items\?q=CNT-PZM$"));
        await Assertions.Expect(page.Locator("main tbody tr")).ToHaveCountAsync(1);

        // Typed slowly a letter is a shortcut as before.
        await page.Locator("h1").ClickAsync();
        await page.Keyboard.PressAsync("?");
        await Assertions.Expect(page.Locator("#keys")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Escape");

        // Unknown on the receipt: linked to the item it belongs to, and in the lines.
        var fuse = await FuseAsync();
        await page.OpenLiveAsync($"{Garages.Own}/receipts/new");
        await page.Locator("h1").ClickAsync();
        await WedgeAsync(page, "8901111222233");
        await page.GetByRole(AriaRole.Button, new() { Name = "Link this code to an item" }).ClickAsync();
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Which item has this code?" }).FillAsync("fuse holder");
        await page.GetByRole(AriaRole.Option, new() { Name = "Fuse holder" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Link 8901111222233 to FUS-80" }).ClickAsync();
        await Assertions.Expect(page.Locator(".lines tbody tr").First).ToContainTextAsync("NOS");
        await using (var raw = garage.Raw())
            Assert.Equal(
                "8901111222233",
                await raw.Set<Item>().Where(i => i.Id == fuse).Select(i => i.Barcode).SingleAsync()
            );

        var headers = (await page.APIRequest.GetAsync($"{garage.App.Address}sign-in")).Headers;
        Assert.StartsWith("camera=(self)", headers["permissions-policy"], StringComparison.Ordinal);
    }

    /// <summary>Letters at once and Enter; the machine of the tests is slower than a scanner.</summary>
    private static async Task WedgeAsync(IPage page, string code)
    {
        await page.EvaluateAsync("bwScan.gap = 2000");
        foreach (var key in code)
            await page.Keyboard.PressAsync($"{key}");
        await page.Keyboard.PressAsync("Enter");
        await page.EvaluateAsync("bwScan.gap = 35");
    }

    private async Task<long> FuseAsync()
    {
        await using var raw = garage.Db.Database(new TenantScope(garage.Db.OrgA));
        Item fuse = new()
        {
            Sku = "FUS-80",
            Name = "Fuse holder",
            Hsn = "853690",
            GstRatePercent = 18m,
            Uom = "NOS",
            SalesPrice = 120m,
        };
        raw.Add(fuse);
        await raw.SaveChangesAsync();
        return fuse.Id;
    }
}
