using System.Diagnostics;
using Battwheels.Tests.Browser;
using Microsoft.Playwright;

namespace Battwheels.Sweep.Speed;

/// <summary>Does a task like a person who knows it, and counts presses; typing is free (ux.md 1).</summary>
internal sealed class Presses(IPage page)
{
    private readonly Stopwatch _watch = new();

    public IPage Page => page;

    public int Count { get; private set; }

    /// <summary>Since the task began; a person's typing and reading not included.</summary>
    public double Seconds => _watch.Elapsed.TotalSeconds;

    /// <summary>Where the task starts: loaded, nothing counted yet.</summary>
    public async Task StartAsync(string address)
    {
        await page.OpenLiveAsync(address);
        (Count, _) = (0, 0);
        _watch.Restart();
    }

    public async Task ClickAsync(string selector, string? text = null)
    {
        var target = text is null ? page.Locator(selector) : page.Locator(selector, new() { HasText = text });
        await target.Locator("visible=true").First.ClickAsync();
        Count++;
    }

    public async Task TapAsync(ILocator target)
    {
        await target.ClickAsync();
        Count++;
    }

    /// <summary>A key that acts: Enter, a shortcut.</summary>
    public async Task KeyAsync(string key)
    {
        await page.Keyboard.PressAsync(key);
        Count++;
    }

    /// <summary>Into the box that has the focus already; free.</summary>
    public Task TypeAsync(string text) => page.Keyboard.TypeAsync(text);

    /// <summary>Goes to a box by Tab or a press, counted as one, and types.</summary>
    public async Task FillAsync(string selector, string text)
    {
        await page.Locator(selector).First.FillAsync(text);
        Count += 0; // Tab and typing are free
    }

    public Task ArrivesAsync(string pattern) =>
        page.WaitForURLAsync(
            new System.Text.RegularExpressions.Regex(pattern),
            new() { WaitUntil = WaitUntilState.Commit, Timeout = 20_000 }
        );

    public Task SeesAsync(string text) =>
        page.GetByText(text).Locator("visible=true").First.WaitForAsync(new() { Timeout = 20_000 });
}
