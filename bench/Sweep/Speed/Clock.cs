using Microsoft.Playwright;

namespace Battwheels.Sweep.Speed;

/// <summary>Times by the browser's own clock, of what a person sees.</summary>
internal static class Clock
{
    /// <summary>Keeps what web vitals are made of, and when something last asked for has been painted.</summary>
    private const string Watch = """
        window.bwSeen = { lcp: 0, cls: 0, inp: 0, pressed: 0 };
        new PerformanceObserver(l => { for (const e of l.getEntries()) bwSeen.lcp = e.startTime; }).observe({ type: 'largest-contentful-paint', buffered: true });
        new PerformanceObserver(l => { for (const e of l.getEntries()) if (!e.hadRecentInput) bwSeen.cls += e.value; }).observe({ type: 'layout-shift', buffered: true });
        new PerformanceObserver(l => { for (const e of l.getEntries()) if (e.interactionId) bwSeen.inp = Math.max(bwSeen.inp, e.duration); }).observe({ type: 'event', buffered: true, durationThreshold: 16 });
        for (const kind of ['pointerdown', 'keydown']) document.addEventListener(kind, () => (bwSeen.pressed = performance.now()), true);
        """;

    /// <summary>From the last press until the condition holds and two frames later; -1 after five seconds.</summary>
    private const string Until = """
        condition => new Promise(done => {
          const holds = new Function(`return (${condition})`);
          const look = () => {
            let yes = false;
            try { yes = holds(); } catch { yes = false; }
            if (yes) requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - bwSeen.pressed)));
            else if (performance.now() - bwSeen.pressed > 5000) done(-1);
            else setTimeout(look, 4);
          };
          look();
        })
        """;

    public static Task AddAsync(IPage page) => page.AddInitScriptAsync(Watch);

    public static Task<double> SeenAsync(this IPage page, string what) =>
        page.EvaluateAsync<double>($"window.bwSeen.{what}");

    /// <param name="condition">JavaScript that is true when the person has what they asked for.</param>
    public static async Task<double> SincePressAsync(this IPage page, string condition)
    {
        var look = Until.Replace(
            "new Function(`return (${condition})`)",
            $"() => ({condition})",
            StringComparison.Ordinal
        );
        var time = await page.EvaluateAsync<double>(look, "");
        return time >= 0 ? time : throw new TimeoutException($"{page.Url}: never {condition}");
    }

    /// <summary>The smallest value that this share of them does not exceed.</summary>
    public static double At(this IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        return sorted[Math.Max(0, (int)Math.Ceiling(sorted.Length * share) - 1)];
    }
}
