using System.Globalization;
using Battwheels.Sweep;
using Battwheels.Tests.Browser;
using Microsoft.Playwright;

// Every screen of the demo workshop (and of an empty one) as each person sees it: a picture at two sizes, light and
// dark, and the checks of PageChecks. Exit code 1 when a screen has a fault or a link leads nowhere.
//   dotnet run --project bench/Sweep [folder for the pictures] [--empty-only] [--at=http://127.0.0.1:5000]
//   dotnet run --project bench/Sweep -- --paint    instead: how long a list takes from opening to painted rows
// With --at it looks at an application that runs already, with its demo workshop; otherwise it starts one of its own.
(string Role, string Email)[] people =
[
    ("owner", "owner@demo.example.in"),
    ("technician", "technician@demo.example.in"),
    ("storekeeper", "storekeeper@demo.example.in"),
];
var withDemo = !args.Contains("--empty-only");
var folder = Path.GetFullPath(args.FirstOrDefault(a => !a.StartsWith('-')) ?? "artifacts/sweep");
List<string> faults = [];
var at = args.FirstOrDefault(a => a.StartsWith("--at=", StringComparison.Ordinal))?["--at=".Length..];
await using var app = at is null ? await RunningApp.StartAsync(demo: withDemo) : null;
var address = app?.Address ?? new Uri(at!);
using var playwright = await Playwright.CreateAsync();
await using var browser = await playwright.Chromium.LaunchAsync(
    new BrowserTypeLaunchOptions
    {
        ExecutablePath = Environment.GetEnvironmentVariable("BATTWHEELS_CHROMIUM") ?? "/usr/bin/chromium",
        Args = ["--no-sandbox"],
    }
);

if (args.Contains("--paint"))
{
    var list = await PageAsync((1440, 900), dark: false, state: null);
    await list.SignInAsync("owner@demo.example.in", "blue-kite-over-deccan", "demo/");
    await Painted.MeasureAsync(list, "demo/tickets", Path.GetFullPath("bench/results/painted.json"));
    return 0;
}

HashSet<string> pictured = [];
foreach (var (role, email) in people.Where(_ => withDemo))
    await SweepAsync(role, page => page.SignInAsync(email, "blue-kite-over-deccan", "demo/"));
await SweepAsync(
    "empty",
    page =>
        page.SignUpAsync(
            $"New EV Service {Environment.ProcessId}",
            "Meera Joshi",
            $"owner{Environment.ProcessId}@new.example",
            "correct-horse-battery-7"
        )
);

Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{pictured.Count} screens, {faults.Count} faults"));
return faults.Count == 0 ? 0 : 1;

// At once: a long sweep that is stopped has still told what it saw.
void Tell(IEnumerable<string> found)
{
    foreach (var fault in found)
    {
        faults.Add(fault);
        Console.WriteLine(fault);
    }
}

async Task SweepAsync(string who, Func<IPage, Task> enter)
{
    var page = await PageAsync((1440, 900), dark: false, state: null);
    await enter(page);
    Crawler crawler = new(page, new Uri(page.Url.TrimEnd('/') + "/"));
    var screens = await crawler.FindAsync();
    Tell(crawler.DeadLinks.Select(l => $"{who}: dead link {l}"));
    var state = await page.Context.StorageStateAsync();
    await page.Context.CloseAsync();
    foreach (var screen in screens.Where(s => pictured.Add($"{(who == "empty" ? "empty" : "")}{s.Name}")))
    foreach (var size in new[] { (1440, 900), (1024, 768) })
    foreach (var dark in new[] { false, true })
        await PictureAsync(who, screen, size, dark, state);
}

async Task PictureAsync(string who, Screen screen, (int, int) size, bool dark, string state)
{
    var page = await PageAsync(size, dark, state);
    List<string> said = [];
    page.Console += (_, m) => said.Add(m.Type == "error" ? m.Text : "");
    await page.GotoAsync(screen.Address);
    await page.SettledAsync();
    Tell((await page.FaultsAsync()).Select(f => $"{who} {size} {(dark ? "dark" : "light")} {f}"));
    Tell(said.Where(s => s != "").Select(s => $"{who} {screen.Address}: console {s}"));
    var name = $"{who}{screen.Name.Replace('/', '-').Replace("{id}", "id", StringComparison.Ordinal)}";
    await page.ScreenshotAsync(
        new PageScreenshotOptions
        {
            Path = Path.Combine(folder, $"{name}-{size.Item1}{(dark ? "-dark" : "")}.png"),
            FullPage = false,
        }
    );
    await page.Context.CloseAsync();
}

async Task<IPage> PageAsync((int Width, int Height) size, bool dark, string? state)
{
    var context = await browser.NewContextAsync(
        new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = size.Width, Height = size.Height },
            ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light,
            Locale = "en-IN",
            TimezoneId = "Asia/Kolkata",
            StorageState = state,
        }
    );
    return await context.NewPageAsync();
}
