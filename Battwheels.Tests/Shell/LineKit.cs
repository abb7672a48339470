using Battwheels.Web.Shell.Lines;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Tests.Shell;

/// <summary>The lines of a page as js/lines.js drives them.</summary>
internal static class LineKit
{
    /// <summary>A cell was left with this text.</summary>
    /// <param name="line">Counted from 1.</param>
    public static Task PutAsync<T>(this IRenderedComponent<T> page, int line, string column, string text)
        where T : class, IComponent =>
        page.StepAsync(
            new LineEdit
            {
                Op = "put",
                Rows = [new(page.Key(line), new Dictionary<string, string> { [column] = text })],
            }
        );

    /// <summary>A block pasted over the lines from this one on.</summary>
    public static Task PasteAsync<T>(
        this IRenderedComponent<T> page,
        int line,
        string[] columns,
        params string[][] block
    )
        where T : class, IComponent
    {
        var keys = page.FindAll("[data-row]").Skip(line - 1).Select(r => r.GetAttribute("data-row")).ToArray();
        return page.StepAsync(
            new LineEdit
            {
                Op = "block",
                Block = 1,
                Rows =
                [
                    .. block.Select(
                        (row, i) =>
                            new LineText(
                                keys.ElementAtOrDefault(i),
                                columns.Zip(row).ToDictionary(p => p.First, p => p.Second)
                            )
                    ),
                ],
            }
        );
    }

    public static Task ActAsync<T>(this IRenderedComponent<T> page, int line, string op, int by = 0)
        where T : class, IComponent =>
        page.StepAsync(
            new LineEdit
            {
                Op = op,
                Key = page.Key(line),
                By = by,
            }
        );

    public static Task StepAsync<T>(this IRenderedComponent<T> page, LineEdit edit)
        where T : class, IComponent
    {
        var grid = page.FindComponent<LineGrid>();
        return grid.InvokeAsync(() => grid.Instance.StepAsync(edit with { Seq = grid.Instance.Seen + 1 }));
    }

    public static string? Cell<T>(this IRenderedComponent<T> page, int line, string column)
        where T : class, IComponent =>
        page.Find($"[data-row='{page.Key(line)}'] [data-c={column}]").GetAttribute("value");

    public static string[] Cells<T>(this IRenderedComponent<T> page, string column)
        where T : class, IComponent =>
        [.. page.FindAll($"[data-c={column}]").Select(c => c.GetAttribute("value")!).Where(v => v.Length > 0)];

    private static string Key<T>(this IRenderedComponent<T> page, int line)
        where T : class, IComponent => page.FindAll("[data-row]")[line - 1].GetAttribute("data-row")!;
}
