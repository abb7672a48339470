using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser.Visit;

/// <summary>Brings a file of <c>samples/</c> in through the pages: upload, match, look at the verdicts, confirm.</summary>
internal static class SampleImport
{
    private const int Limit = 120_000;

    /// <param name="kind">As the page calls it.</param>
    /// <param name="rows">How many are imported in the end.</param>
    /// <param name="onlyGood">Bad rows stay out; without it there must be none.</param>
    public static async Task ImportAsync(
        this Workshop workshop,
        string file,
        string kind,
        int rows,
        bool onlyGood = false
    )
    {
        var page = workshop.Owner;
        await page.GotoAsync($"{workshop.Slug}/import");
        await page.SelectOptionAsync("#f-Kind", new SelectOptionValue { Label = kind });
        await page.SetInputFilesAsync("#f-File", PathOf(file));
        await page.PushAsync("Upload and match columns");
        await page.PushAsync("Start the dry run");
        var import = page.GetByRole(AriaRole.Button, new() { NameRegex = new Regex("^Import [0-9,]+ rows?$") });
        await import.WaitForAsync(new() { Timeout = Limit });
        if (onlyGood)
        {
            await page.CheckAsync("#only-good");
            await page.PictureAsync("02-import");
        }

        await import.ClickAsync();
        var imported = page.Locator(".kpi").Filter(new() { HasText = "Imported" }).Locator(".v");
        await Assertions.Expect(imported).ToHaveTextAsync($"{rows}", new() { Timeout = Limit });
        await Assertions.Expect(page.Locator("progress")).ToHaveCountAsync(0, new() { Timeout = Limit });
    }

    private static string PathOf(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Battwheels.sln")))
            folder = folder.Parent;
        return Path.Combine(folder!.FullName, "samples", file);
    }
}
