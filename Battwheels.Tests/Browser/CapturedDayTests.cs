using System.Globalization;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Service.Photos;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

/// <summary>A tablet without a signal for an hour: nothing done meanwhile is lost or doubled, and what is refused says so.</summary>
[Trait("Category", "Browser")]
[Collection(BrowserTests.Name)]
public sealed class CapturedDayTests(BrowserFixture browser, DoubleClickGarage garage)
    : IClassFixture<DoubleClickGarage>,
        IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bw-tablet-").FullName;

    private string Job => $"{Garages.Own}/tickets/{garage.Kit.TicketId.ToString(CultureInfo.InvariantCulture)}/job";

    [Fact]
    public async Task FortyCaptures_WithoutSignalBrowserClosedAndOpenedAgain_AllArriveOnceAndTheRefusedOneSaysWhy()
    {
        await using (var tablet = await browser.KeptAsync(_folder, garage.App.Address, BrowserFixture.Tablet))
        {
            var page = tablet.Pages[0];
            await Garages.SignInAsync(page, garage.Owner);
            await page.OpenLiveAsync(Job);
            await ShellKeptAsync(page);
            await tablet.SetOfflineAsync(true);
            await CaptureAsync(page);
            await Assertions.Expect(page.Locator("[data-captures]")).ToHaveTextAsync("40 not sent");
            Assert.Empty(await page.FaultsAsync());
        }

        await using (var tablet = await browser.KeptAsync(_folder, garage.App.Address, BrowserFixture.Tablet))
        {
            var page = tablet.Pages[0];
            await tablet.SetOfflineAsync(true);
            await page.GotoAsync(Job);
            await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("Kept on this tablet");
            await Assertions.Expect(page.Locator("[data-offline-page] > [data-captures-list] li")).ToHaveCountAsync(40);
            Assert.Empty(await page.FaultsAsync());
            await page.GetByRole(AriaRole.Button, new() { Name = "Note for MH 12 QK 0427" }).ClickAsync();
            await page.Locator("#capture-note-text").FillAsync("After the tablet was opened again");
            await page.GetByRole(AriaRole.Button, new() { Name = "Add note" }).ClickAsync();
            await Assertions.Expect(page.Locator("[data-offline-page] > [data-captures-list] li")).ToHaveCountAsync(41);

            await tablet.SetOfflineAsync(false);
            await page.WaitForURLAsync("**/sign-in**", new() { Timeout = 30_000 }); // a closed browser has no session
            await Garages.SignInAsync(page, garage.Owner);
            await Assertions
                .Expect(page.Locator("[data-captures]"))
                .ToHaveTextAsync("1 not taken", new() { Timeout = 60_000 });
            await page.Locator("[data-captures]").ClickAsync();
            await Assertions.Expect(page.Locator("#captures li")).ToHaveCountAsync(1, new() { Timeout = 60_000 });
            await Assertions
                .Expect(page.Locator("#captures li"))
                .ToContainTextAsync("State of charge lies between 0 and 100 %");
            await page.GetByRole(AriaRole.Button, new() { Name = "Remove: State of charge: 150 %" }).ClickAsync();
            await Assertions.Expect(page.Locator("[data-captures]")).ToBeHiddenAsync();
        }

        await using var raw = garage.Raw();
        var notes = await raw.Set<TicketComment>().OrderBy(c => c.Id).Select(c => c.Text).ToListAsync();
        Assert.Equal([.. Enumerable.Range(1, 36).Select(n => $"Note {n}"), "After the tablet was opened again"], notes);
        Assert.Single(await raw.Set<TicketPhoto>().ToListAsync());
        Assert.Empty(await raw.Set<JobReading>().ToListAsync());
        var time = Assert.Single(await raw.Set<TimeEntry>().ToListAsync());
        Assert.InRange(
            TimeProvider.System.GetUtcNow().UtcDateTime - time.StartedAtUtc,
            TimeSpan.FromMinutes(59),
            TimeSpan.FromMinutes(75)
        ); // when it was pressed
        var labour = await raw.Set<JobLine>().SingleAsync(l => l.Id == garage.Kit.LabourId);
        Assert.Equal(JobLineState.Done, labour.State);
    }

    /// <summary>The page for later is in the browser.</summary>
    private static async Task ShellKeptAsync(IPage page)
    {
        for (var i = 0; i < 100; i++)
        {
            if (
                await page.EvaluateAsync<bool>(
                    "async () => (await (await caches.open('bw-shell-1')).keys()).length > 10"
                )
            )
                return;
            await page.WaitForTimeoutAsync(100);
        }

        Assert.Fail("The page for times without signal was not kept.");
    }

    /// <summary>An hour ago by the tablet's clock: work started, a line ticked, 36 notes, a reading that cannot be, a photo.</summary>
    private async Task CaptureAsync(IPage page)
    {
        var ids = new { ticket = $"{garage.Kit.TicketId}", line = $"{garage.Kit.LabourId}" };
        await page.EvaluateAsync(
            """
            async ({ ticket, line }) => {
              const at = new Date(Date.now() - 3600_000).toISOString();
              const job = { ticket, number: "TKT", at };
              await bwCaptures.add({ ...job, kind: "TimerStart", words: "Timer started", fields: {} });
              await bwCaptures.add({ ...job, kind: "Tick", words: "Ticked", fields: { line, done: true } });
              await bwCaptures.add({ ...job, kind: "Reading", words: "State of charge: 150 %", fields: { measure: "StateOfCharge", value: "150" } });
              for (let n = 1; n <= 36; n++) await bwCaptures.add({ ...job, kind: "Note", words: "Note", fields: { text: `Note ${n}` } });
            }
            """,
            ids
        );
        await page.GetByRole(AriaRole.Button, new() { Name = "Photo", Exact = true }).ClickAsync();
        await page.Locator("#capture-file")
            .SetInputFilesAsync(
                new FilePayload
                {
                    Name = "photo.jpg",
                    MimeType = "image/jpeg",
                    Buffer = Pictures.JpegOfCamera(1_800, 900),
                }
            );
        await page.GetByRole(AriaRole.Button, new() { Name = "Add photo" }).ClickAsync();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
