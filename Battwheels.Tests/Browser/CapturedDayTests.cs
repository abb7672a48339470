using System.Globalization;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Tickets;
using Battwheels.Core.Service.VoiceNotes;
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
            await page.GetByRole(AriaRole.Button, new() { Name = "Note for MH 12 QK 0427", Exact = true }).ClickAsync();
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
        Assert.Single(await raw.Set<TicketPhoto>().Where(p => p.Kind == PhotoKind.Work).ToListAsync());
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

    /// <summary>A photo marked by tap and by keys before it is kept, and a voice note of the browser's made-up microphone.</summary>
    [Fact]
    public async Task MarkedPhotoAndVoiceNote_KeptOnTheTablet_ArriveAsTheyWereKept()
    {
        await using var tablet = await browser.KeptAsync(_folder, garage.App.Address, BrowserFixture.Tablet);
        await tablet.GrantPermissionsAsync(["microphone"]);
        var page = tablet.Pages[0];
        await Garages.SignInAsync(page, garage.Owner);
        await page.OpenLiveAsync(Job);
        await tablet.SetOfflineAsync(true);
        await MarkAsync(page);
        await SpeakAsync(page);
        await Assertions.Expect(page.Locator("[data-captures]")).ToHaveTextAsync("2 not sent");
        await tablet.SetOfflineAsync(false);
        await Assertions.Expect(page.Locator("[data-captures]")).ToBeHiddenAsync(new() { Timeout = 60_000 });
        Assert.Empty(await page.FaultsAsync());

        await page.OpenLiveAsync(
            $"{Garages.Own}/tickets/{garage.Kit.TicketId.ToString(CultureInfo.InvariantCulture)}/photos"
        );
        await page.Locator("a[data-photo]").First.ClickAsync();
        await Assertions.Expect(page.Locator("#photo-viewer")).ToBeVisibleAsync();
        Assert.Empty(await page.FaultsAsync());
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(page.Locator("#photo-viewer")).ToBeHiddenAsync();

        await using var raw = garage.Raw();
        var photo = await raw.Set<TicketPhoto>().OrderBy(p => p.Id).LastAsync();
        Assert.Equal((PhotoKind.PartRemoved, garage.Kit.LabourId), (photo.Kind, photo.JobLineId));
        Assert.NotNull(photo.ReleasedAtUtc);
        var voice = Assert.Single(await raw.Set<VoiceNote>().ToListAsync());
        Assert.Equal(("audio/webm", "Pin burnt"), (voice.ContentType, voice.Remark));
        Assert.InRange(voice.Seconds, 1, 10);
    }

    private static async Task MarkAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Photo", Exact = true }).ClickAsync();
        FilePayload picture = new()
        {
            Name = "photo.jpg",
            MimeType = "image/jpeg",
            Buffer = Pictures.Jpeg(800, 600),
        };
        await page.Locator("#capture-file").SetInputFilesAsync(picture);
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark picture 1" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Circle" }).ClickAsync();
        await page.Locator("[data-marks-canvas]").ClickAsync();
        await Assertions.Expect(page.Locator("[data-marks-said]")).ToHaveTextAsync("Circle placed. Marks: 1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Blur plate" }).ClickAsync();
        await page.Locator("[data-marks-place]").FocusAsync();
        foreach (var key in (string[])["Shift+ArrowLeft", "Shift+ArrowLeft", "ArrowDown", "Enter", "+"])
            await page.Keyboard.PressAsync(key);
        await Assertions.Expect(page.Locator("[data-marks-said]")).ToHaveTextAsync("Size L");
        await page.Keyboard.PressAsync("Control+z");
        await Assertions.Expect(page.Locator("[data-marks-said]")).ToHaveTextAsync("Taken back. Marks: 2");
        Assert.Empty(await page.FaultsAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep marks" }).ClickAsync();
        await Assertions
            .Expect(page.GetByRole(AriaRole.Button, new() { Name = "Marked picture 1" }))
            .ToBeVisibleAsync();
        await page.Locator("#capture-photo").GetByText("Before", new() { Exact = true }).ClickAsync();
        await page.Locator("#capture-line").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await page.Locator("#capture-photo").GetByText("Customer may see it").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add photo" }).ClickAsync();
    }

    private static async Task SpeakAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Voice note", Exact = true }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Start recording" }).ClickAsync();
        await Assertions.Expect(page.Locator("[data-voice-clock]")).ToHaveTextAsync("0:02");
        Assert.Empty(await page.FaultsAsync());
        await page.GetByRole(AriaRole.Button, new() { Name = "Stop" }).ClickAsync();
        await page.Locator("#capture-voice-text").FillAsync("Pin burnt");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep voice note" }).ClickAsync();
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
