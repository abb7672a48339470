using System.Text.Json;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Battwheels.Sweep.Axe;

/// <param name="Rule">Rule of axe, or <c>overflow</c>, <c>h1</c>, <c>console</c>.</param>
/// <param name="Node">Selector and start of the element in the way.</param>
internal sealed record Breach(string Rule, string Node);

/// <summary>One look at a page as it stands: what a machine can say against it.</summary>
internal static class Look
{
    private static readonly string Axe = Read();

    private const string Run = """
        async within => {
          const answer = await axe.run(within ? { include: [[within]] } : document, {
            runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
            rules: { 'target-size': { enabled: true } },
            resultTypes: ['violations'],
          });
          return JSON.stringify(answer.violations.filter(v => v.id !== 'document-title').flatMap(v =>
            v.nodes.map(n => ({ Rule: v.id, Node: `${n.target.join(' ')} ${n.html.slice(0, 160)}` }))));
        }
        """;

    /// <summary>The page may not scroll sideways; whoever reaches beyond the window, outside a part that scrolls or hides, is named.</summary>
    private const string Wide = """
        () => {
          const edge = document.documentElement.clientWidth;
          if (document.documentElement.scrollWidth <= edge) return null;
          const held = e => {
            for (let p = e.parentElement; p && p !== document.body; p = p.parentElement)
              if (getComputedStyle(p).overflowX !== 'visible' && p.getBoundingClientRect().right <= edge + 1) return true;
            return false;
          };
          const out = [...document.body.querySelectorAll('*')].filter(e => {
            const box = e.getBoundingClientRect();
            return box.width > 0 && box.right > edge + 1 && !held(e);
          });
          const leaf = out.find(e => ![...e.children].some(c => out.includes(c))) ?? document.body;
          return `${document.documentElement.scrollWidth} > ${edge}: ${leaf.outerHTML.slice(0, 160)}`;
        }
        """;

    /// <summary>The title is looked at when a page is opened: it is written anew while a page comes alive.</summary>
    /// <param name="within">Only this part; null for the whole page.</param>
    public static async Task<IReadOnlyList<Breach>> BreachesAsync(this IPage page, string? within = null)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Axe);
        return JsonSerializer.Deserialize<List<Breach>>(await page.EvaluateAsync<string>(Run, within)) ?? [];
    }

    public static async Task<IReadOnlyList<Breach>> SidewaysAsync(this IPage page) =>
        await page.EvaluateAsync<string?>(Wide) is { } who ? [new Breach("overflow", who)] : [];

    private static string Read()
    {
        using var script = typeof(AxeResult).Assembly.GetManifestResourceStream(
            "Deque.AxeCore.Commons.Resources.axe.min.js"
        )!;
        using StreamReader reader = new(script);
        return reader.ReadToEnd();
    }
}
