using System.Text;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

/// <summary>Files as they come in real life, brought in by the owner of a new organization.</summary>
[Trait("Category", "Browser")]
[Collection(BrowserTests.Name)]
public sealed class BadFileTests(BrowserFixture browser) : IDisposable
{
    private const int Megabyte = 1024 * 1024;

    private readonly string _folder = Directory.CreateTempSubdirectory("bw-files-").FullName;

    [Fact]
    public async Task Upload_WhatIsNoSheet_SaysWhatToDoAndKeepsNothing()
    {
        var page = await browser.OwnerPageAsync(BrowserFixture.Desktop);
        byte[] damaged = [0x50, 0x4B, 0x03, 0x04, .. Enumerable.Repeat((byte)7, 4_000)];
        (string Name, byte[] Content, string Answer)[] files =
        [
            ("damaged.xlsx", damaged, "damaged or not a workbook"),
            ("photo.csv", [0x50, 0x4B, 0x03, 0x04, 1, 2, 3], "neither a CSV nor an XLSX"),
            ("letter.pdf", "%PDF-1.7"u8.ToArray(), "neither a CSV nor an XLSX"),
            ("heads.csv", "Customer name,Phone\n"u8.ToArray(), "no row below its column heads"),
            ("empty.csv", [], "no row below its column heads"),
            ("large.csv", Large(21 * Megabyte), "larger than 20 MB"),
            ("huge.csv", Large(45 * Megabyte), "The file is too large"),
        ];

        foreach (var (name, content, answer) in files)
        {
            await UploadAsync(page, name, content);

            await Assertions.Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync(answer);
            Assert.Empty(await page.FaultsAsync());
        }

        await page.GotoAsync("import");
        foreach (var (name, _, _) in files)
            Assert.Equal(0, await page.GetByText(name).CountAsync());
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Choose_FileTheServerWouldRefuse_IsSaidBeforeItTravels()
    {
        var page = await browser.OwnerPageAsync(BrowserFixture.Desktop);
        await page.GotoAsync("import");

        await ChooseAsync(page, "large.csv", Large(21 * Megabyte));

        var said = "document.querySelector('input[type=file]').validationMessage";
        Assert.Contains("larger than 20 MB", await page.EvaluateAsync<string>(said), StringComparison.Ordinal);
        await ChooseAsync(page, "small.csv", "Customer name\nAsha Rao\n"u8.ToArray());
        Assert.Equal("", await page.EvaluateAsync<string>(said));
        await page.Context.CloseAsync();
    }

    [Fact]
    public async Task Upload_CellsThatLookLikeFormulas_StayText()
    {
        var page = await browser.OwnerPageAsync(BrowserFixture.Desktop);
        var sheet =
            "Customer name,Phone,City\n\"=HYPERLINK(\"\"http://x.example\"\",\"\"A\"\")\",9000012345,<b>Pune</b>\n";

        await UploadAsync(page, "formulas.csv", Encoding.UTF8.GetBytes(sheet));
        await page.WaitForURLAsync("**/import/*");

        await Assertions.Expect(page.GetByText("=HYPERLINK(\"http://x.example\",\"A\")").First).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("<b>Pune</b>").First).ToBeVisibleAsync();
        await page.Context.CloseAsync();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task UploadAsync(IPage page, string name, byte[] content)
    {
        await page.GotoAsync("import");
        await page.GetByLabel("What is in it").SelectOptionAsync("contacts");
        await ChooseAsync(page, name, content);
        // As from a browser without our script: what the server says is asked for.
        await page.EvaluateAsync("document.querySelector('input[type=file]').form.noValidate = true");
        await page.GetByRole(AriaRole.Button, new() { Name = "Upload and match columns" }).ClickAsync();
    }

    private async Task ChooseAsync(IPage page, string name, byte[] content)
    {
        var file = Path.Combine(_folder, name);
        await File.WriteAllBytesAsync(file, content);
        await page.Locator("input[type=file]").SetInputFilesAsync(file);
    }

    private static byte[] Large(int bytes)
    {
        var content = new byte[bytes];
        Array.Fill(content, (byte)'a');
        "Customer name\n"u8.CopyTo(content);
        return content;
    }
}
