using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser.Visit;

/// <summary>Brings a file of <c>samples/</c> in through the pages: upload, match, look at the verdicts, confirm.</summary>
internal static class SampleImport
{
    private const int Limit = 120_000;

    /// <param name="kind">As the page calls it.</param>
    /// <param name="onlyGood">Bad rows stay out; without it there must be none.</param>
    /// <returns>How many rows were imported, as the page says.</returns>
    public static async Task<int> ImportAsync(this Workshop workshop, string file, string kind, bool onlyGood = false)
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
            await page.CheckAsync("#only-good");
        await import.ClickAsync();
        var done = page.Locator("a.kpi, .kpi").Filter(new() { HasText = "Imported" });
        await Assertions.Expect(page.Locator("progress")).ToHaveCountAsync(0, new() { Timeout = Limit });
        return int.Parse(Regex.Match(await done.InnerTextAsync(), "[0-9]+").Value, CultureInfo.InvariantCulture);
    }

    private static string PathOf(string file)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Battwheels.sln")))
            folder = folder.Parent;
        return Path.Combine(folder!.FullName, "samples", file);
    }
}
