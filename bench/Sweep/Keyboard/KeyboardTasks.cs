using System.Text;
using Microsoft.Playwright;

namespace Battwheels.Sweep.Keyboard;

/// <summary>A1: the main tasks of the demo workshop by keyboard alone, each with its outcome looked at.</summary>
internal sealed class KeyboardTasks(Stage stage)
{
    private static readonly (int, int) Size = (1366, 768);
    private readonly Report _report = new("keyboard");
    private readonly List<string> _ringless = [];

    /// <summary>The customer's address of the estimate, once it is sent.</summary>
    private string? _link;

    /// <param name="only">Tasks to do; all when empty.</param>
    public async Task<int> RunAsync(IReadOnlyCollection<string> only)
    {
        (string Name, string Who, Func<Hands, Task> Do)[] tasks =
        [
            ("sign-in", "", SignInAsync),
            ("ticket", "owner", NewTicketAsync),
            ("palette", "owner", PaletteAsync),
            ("estimate", "owner", EstimateAsync),
            ("approve", "", ApproveAsync),
            ("invoice", "owner", InvoiceAsync),
            ("part-request", "technician", RequestAsync),
            ("part-issue", "storekeeper", IssueAsync),
            ("journal", "owner", JournalAsync),
            ("receipt", "owner", ReceiptAsync),
            ("import", "owner", ImportAsync),
            ("saved-view", "owner", SavedViewAsync),
        ];
        foreach (var (name, who, act) in tasks.Where(t => only.Count == 0 || only.Contains(t.Name)))
            await DoAsync(name, who, act);
        foreach (var where in _ringless.Distinct())
            Console.WriteLine($"focus not seen: {where}");
        _report.Add(new Figure("A1", "stops of the focus that do not show it", _ringless.Distinct().Count(), "", 0));
        return await _report.EndAsync();
    }

    private async Task DoAsync(string name, string who, Func<Hands, Task> act)
    {
        var page = who.Length == 0 ? await stage.PageAsync(Size) : await stage.DemoPageAsync(who, Size);
        Hands hands = new(page);
        var failed = 1;
        try
        {
            await act(hands);
            failed = 0;
        }
        catch (Exception fault) when (fault is PlaywrightException or TimeoutException or InvalidOperationException)
        {
            Console.WriteLine($"{name}: {fault.Message}");
            await page.ScreenshotAsync(new() { Path = Path.GetFullPath($"artifacts/keyboard/{name}.png") });
        }

        _ringless.AddRange(hands.Ringless);
        _report.Add(new Figure("A1", $"{name} by keyboard alone fails ({hands})", failed, "", 0));
        await page.Context.CloseAsync();
    }

    private static async Task SignInAsync(Hands hands)
    {
        await hands.Page.GotoAsync("/sign-in");
        await hands.FillAsync("#f-Email", "owner@demo.example.in");
        await hands.FillAsync("#f-Password", Stage.DemoPassword);
        await hands.PressAsync("Enter");
        await hands.ArrivesAsync("/organizations");
        await hands.PushAsync("Battwheels EV Care", "main a, main button");
        await hands.Page.Locator(".shell").WaitForAsync();
    }

    private static async Task NewTicketAsync(Hands hands)
    {
        await hands.GoAsync("demo/vehicles");
        var plate = await hands.Page.Locator("tbody .plate").Last.InnerTextAsync();
        await hands.GoAsync("demo/tickets");
        await hands.PressAsync("c");
        await hands.ArrivesAsync("/tickets/new");
        await hands.FillAsync("#f-find", plate);
        await hands.SeesAsync("One match. Press Enter to take it.");
        await hands.PressAsync("Enter");
        await hands.Page.GetByText("Complaint").First.WaitForAsync();
        await hands.TabToAsync("button", "Brakes");
        await hands.PressAsync("Space");
        await hands.FillAsync("#f-Description", "Squeals when braking downhill");
        await hands.PressAsync("Control+s");
        await hands.ArrivesAsync(@"/tickets/\d+$");
        await hands.SeesAsync("Squeals when braking downhill");
    }

    private static async Task PaletteAsync(Hands hands)
    {
        await hands.GoAsync("demo/tickets");
        await hands.PressAsync("Control+k");
        await hands.TypeAsync("trial bal");
        await hands.Page.Locator("#palette [role=option]").First.WaitForAsync();
        await hands.PressAsync("Enter");
        await hands.ArrivesAsync("/reports/trial-balance");
        await hands.PressAsync("?");
        await hands.Page.Locator("#keys[open]").WaitForAsync();
        await hands.PressAsync("Escape");
        await hands.PressAsync("g", "t");
        await hands.ArrivesAsync("/tickets");
        await hands.Page.Locator(".gviews .cnt").First.WaitForAsync();
        await hands.PressAsync("j");
        await Assertions.Expect(hands.Page.Locator("tbody a.row-link").First).ToBeFocusedAsync();
        await hands.PressAsync("j", "Enter");
        await hands.ArrivesAsync(@"/tickets/\d+$");
    }

    private async Task EstimateAsync(Hands hands)
    {
        await hands.GoAsync(await Demo.TicketWithAsync(hands.Page, "In diagnosis", "/estimate", "Write estimate"));
        await hands.PushAsync("Write estimate");
        var cell = hands.Page.Locator("[data-row] [data-c=Description]");
        await cell.First.WaitForAsync();
        await hands.TabToAsync("[data-c=Description]");
        foreach (var (code, at) in new[] { ("LAB-GEN", 0), ("CLN-EL", 1) })
        {
            await hands.TypeAsync(code);
            await hands.PressAsync("Tab");
            await Assertions
                .Expect(hands.Page.Locator("[data-row]").Nth(at).Locator("[data-label^=Taxable]"))
                .Not.ToBeEmptyAsync(new() { Timeout = 10_000 });
            while (
                !await hands.Page.EvaluateAsync<bool>(
                    $"document.activeElement === document.querySelectorAll('[data-row] [data-c=Description]')[{at + 1}]"
                )
            )
                await hands.PressAsync("Enter");
        }

        await hands.TabToAsync("#submit-estimate", back: true);
        await hands.PressAsync("Enter");
        await hands.Page.Locator("#share").WaitForAsync();
        await hands.TabToAsync("#share");
        await hands.PressAsync("Enter");
        _link = await hands.Page.Locator("#f-ShareLink").InputValueAsync();
    }

    private async Task ApproveAsync(Hands hands)
    {
        await hands.Page.GotoAsync(_link ?? throw new InvalidOperationException("No estimate was sent."));
        for (var line = 0; line < await hands.Page.Locator("fieldset.oline").CountAsync(); line++)
        {
            await hands.PressAsync("Tab");
            await hands.TabToAsync("input[type=radio]");
            await hands.PressAsync("Space");
        }

        await hands.PushAsync("Continue", "button");
        await hands.FillAsync("#f-name", "Prakash Salunkhe");
        await hands.TabToAsync("button[value=confirm]");
        await hands.PressAsync("Enter");
        await hands.SeesAsync("Thank you. The workshop has your answer.");
    }

    private static async Task InvoiceAsync(Hands hands)
    {
        await hands.GoAsync(await Demo.TicketWithAsync(hands.Page, "Work completed", "/billing", "Issue invoice"));
        await hands.PushAsync("Issue invoice", "button");
        await hands.Page.Locator("#confirm").WaitForAsync();
        await hands.TabToAsync("#confirm");
        await hands.PressAsync("Enter");
        await hands.ArrivesAsync(@"/invoices/\d+$");
        await hands.PushAsync("Receive payment", "a");
        await hands.ArrivesAsync("/payments/new");
        await hands.Page.Locator("#f-Mode").WaitForAsync();
        await hands.TabToAsync("#f-Mode");
        await hands.TypeAsync("UPI");
        await hands.FillAsync("#f-Reference", "633112004418");
        await hands.PressAsync("Control+s");
        await hands.ArrivesAsync(@"/payments/\d+$");
    }

    private static async Task RequestAsync(Hands hands)
    {
        var job = await Demo.JobWithAsync(hands.Page, "Request ");
        await hands.GoAsync(job);
        var before = await hands.Page.GetByText("Requested", new() { Exact = true }).CountAsync();
        await hands.PushAsync("Request ", "button");
        await Assertions
            .Expect(hands.Page.GetByText("Requested", new() { Exact = true }))
            .Not.ToHaveCountAsync(before, new() { Timeout = 10_000 });
    }

    private static async Task IssueAsync(Hands hands)
    {
        await hands.GoAsync("demo/part-requests");
        var rows = hands.Page.Locator("tbody tr");
        var before = await rows.CountAsync();
        await hands.PushAsync("Issue", "tbody button");
        await Assertions.Expect(rows).ToHaveCountAsync(before - 1, new() { Timeout = 10_000 });
    }

    private static async Task JournalAsync(Hands hands)
    {
        await hands.GoAsync("demo/journals/new");
        await hands.FillAsync("#f-Narration", "Rent by keyboard");
        await hands.TabToAsync("[data-c=AccountId]");
        await hands.TypeAsync("ren");
        await Assertions.Expect(hands.Page.Locator("[data-line-found] li").First).ToContainTextAsync("Rent");
        await hands.PressAsync("Enter", "Enter", "Enter");
        await hands.TypeAsync("1180");
        await hands.PressAsync("Enter", "Enter");
        await hands.TypeAsync("Cash in hand");
        await hands.PressAsync("Tab", "Tab", "Tab", "Tab");
        await hands.TypeAsync("1180");
        await hands.PressAsync("Tab");
        await Assertions
            .Expect(hands.Page.Locator("#difference"))
            .ToHaveTextAsync("Balanced", new() { Timeout = 10_000 });
        await hands.PressAsync("Control+s");
        await hands.ArrivesAsync(@"/journals/\d+$");
        await hands.SeesAsync("Rent by keyboard");
    }

    private static async Task ReceiptAsync(Hands hands)
    {
        await hands.GoAsync("demo/receipts/new");
        await hands.FillAsync("#f-VendorId", "Urja");
        await hands.Page.Locator("[role=option]", new() { HasText = "Urja" }).First.WaitForAsync();
        await hands.PressAsync("ArrowDown", "Enter");
        if (await hands.Page.Locator("#f-Reference, #f-VendorInvoice").CountAsync() > 0)
            await hands.FillAsync("#f-Reference, #f-VendorInvoice", "KB-118");
        await hands.TabToAsync("[data-c=ItemId]");
        await hands.TypeAsync("CLN-EL");
        await hands.PressAsync("Tab");
        await hands.TypeAsync("4");
        await hands.PressAsync("Tab");
        await hands.TypeAsync("802.40");
        await hands.PressAsync("Tab");
        await Assertions.Expect(hands.Page.Locator("tfoot b")).ToHaveTextAsync("3,209.60", new() { Timeout = 10_000 });
        await hands.PressAsync("Control+s");
        await hands.ArrivesAsync(@"/receipts/\d+$");
    }

    private static async Task ImportAsync(Hands hands)
    {
        await hands.Page.GotoAsync("demo/import");
        await hands.TabToAsync("#f-Kind");
        await hands.TypeAsync("Customers");
        await hands.TabToAsync("#f-File");
        // What opens here is the browser's own window, which no page and no test sees; the file is chosen in its stead.
        await hands.Page.SetInputFilesAsync(
            "#f-File",
            new FilePayload
            {
                Name = "two.csv",
                MimeType = "text/csv",
                Buffer = Encoding.UTF8.GetBytes(
                    "Name,Phone,City\nKeyboard One,9820011221,Pune\nKeyboard Two,9820011332,Pune\n"
                ),
            }
        );
        await hands.PushAsync("Upload and match columns", "button");
        await hands.PushAsync("Start the dry run", "button");
        await hands.SeesAsync("Import 2 rows");
        await hands.PushAsync("Import 2 rows", "button");
        await Assertions
            .Expect(hands.Page.Locator(".kpi").Filter(new() { HasText = "Imported" }).Locator(".v"))
            .ToHaveTextAsync("2", new() { Timeout = 60_000 });
    }

    private static async Task SavedViewAsync(Hands hands)
    {
        await hands.GoAsync("demo/tickets");
        await hands.TabToAsync("thead a, thead button");
        await hands.PressAsync("Enter");
        await hands.PushAsync("Save as", "button");
        await hands.Page.Locator(".mud-dialog input.in").First.WaitForAsync();
        await hands.FillAsync(".mud-dialog input.in", "By keyboard");
        await hands.TabToAsync(".mud-dialog button", "Save view");
        await hands.PressAsync("Enter");
        await Assertions
            .Expect(hands.Page.Locator(".gviews").GetByText("By keyboard").First)
            .ToBeAttachedAsync(new() { Timeout = 10_000 });
    }
}
