using System.Globalization;
using Battwheels.Tests.Browser;
using Microsoft.Playwright;

namespace Battwheels.Sweep.Keyboard;

/// <summary>Somebody without a mouse: presses keys and looks where the focus is, nothing else.</summary>
internal sealed class Hands(IPage page)
{
    private const int FarthestTab = 250;

    /// <summary>The element that has the focus: the wanted one, another, or one without a visible ring.</summary>
    private const string At = """
        ([selector, text]) => {
          const here = document.activeElement;
          if (!here || here === document.body || !here.matches(selector)) return 'no';
          const words = `${here.getAttribute('aria-label') ?? ''} ${here.innerText ?? here.value ?? ''}`;
          if (text && !words.includes(text)) return 'no';
          const shows = s => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0 || s.boxShadow !== 'none';
          const ring = e => shows(getComputedStyle(e)) || shows(getComputedStyle(e, '::after'));
          return ring(here) || (here.parentElement && ring(here.parentElement)) ? 'yes' : 'ringless';
        }
        """;

    public IPage Page => page;

    /// <summary>Presses so far.</summary>
    public int Presses { get; private set; }

    /// <summary>Elements that had the focus without showing it.</summary>
    public List<string> Ringless { get; } = [];

    /// <summary>Types an address, as into the browser's bar, and waits until its buttons work.</summary>
    public Task GoAsync(string address) => page.OpenLiveAsync(address);

    public async Task PressAsync(params string[] keys)
    {
        foreach (var key in keys)
        {
            await page.Keyboard.PressAsync(key);
            Presses++;
        }
    }

    public async Task TypeAsync(string text)
    {
        await page.Keyboard.TypeAsync(text);
        Presses += text.Length;
    }

    /// <summary>Tab by Tab until the focus is there.</summary>
    /// <param name="text">What it must say.</param>
    public async Task TabToAsync(string selector, string? text = null, bool back = false)
    {
        for (var tab = 0; tab < FarthestTab; tab++)
        {
            switch (await page.EvaluateAsync<string>(At, new[] { selector, text ?? "" }))
            {
                case "yes":
                    return;
                case "ringless":
                    Ringless.Add($"{new Uri(page.Url).AbsolutePath} {selector} {text}");
                    return;
                default:
                    await PressAsync(back ? "Shift+Tab" : "Tab");
                    break;
            }
        }

        throw new InvalidOperationException($"{page.Url}: {selector} '{text}' is not reached by {FarthestTab} Tabs.");
    }

    /// <summary>Tabs to a button or link and presses Enter.</summary>
    public async Task PushAsync(string text, string selector = "button, a, summary")
    {
        await page.Locator($":is({selector})", new() { HasText = text }).Locator("visible=true").First.WaitForAsync();
        await TabToAsync(selector, text);
        await PressAsync("Enter");
    }

    /// <summary>Tabs to a box and types into it, over what is there.</summary>
    public async Task FillAsync(string selector, string text)
    {
        await page.Locator(selector).First.WaitForAsync();
        await TabToAsync(selector);
        await PressAsync("Control+a");
        await TypeAsync(text);
    }

    public async Task SeesAsync(string text) =>
        await page.GetByText(text).Locator("visible=true").First.WaitForAsync(new() { Timeout = 20_000 });

    public Task ArrivesAsync(string pattern) =>
        page.WaitForURLAsync(
            new System.Text.RegularExpressions.Regex(pattern),
            new() { WaitUntil = WaitUntilState.Commit, Timeout = 20_000 }
        );

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Presses} presses");
}
