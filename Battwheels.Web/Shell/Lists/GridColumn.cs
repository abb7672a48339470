using Battwheels.Core.Common;
using Battwheels.Web.Common;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Shell.Lists;

/// <summary>One column of a list.</summary>
/// <param name="Key">In the address, never renamed once released: <c>?cols=number,vehicle</c>.</param>
/// <param name="Title">Its head; the unit stands here once: "Total ₹".</param>
public sealed record GridColumn<TRow>(string Key, Phrase Title)
{
    /// <summary>"num" figures at the right, "nw" never wrapped, "el" cut off with the whole text on hover.</summary>
    public string? Class { get; init; }

    /// <summary>A class that depends on the row: how deep an account lies.</summary>
    public Func<TRow, string>? ClassOf { get; init; }

    /// <summary>The head is only said aloud: a column of marks or buttons that explain themselves.</summary>
    public bool Quiet { get; init; }

    /// <summary>Plain words; a dash stands for none.</summary>
    public Func<TRow, string?>? Text { get; init; }

    /// <summary>Marks, plates, links; instead of <see cref="Text"/>.</summary>
    public RenderFragment<TRow>? Cell { get; init; }

    /// <summary>The whole text behind a <see cref="Cell"/> that is cut off or short.</summary>
    public Func<TRow, string?>? Hint { get; init; }

    /// <summary>The name the service sorts by; null: this column does not sort.</summary>
    public string? Sort { get; init; }

    /// <summary>The first press puts the largest or newest on top.</summary>
    public bool Down { get; init; }

    /// <summary>Shown only to those who choose it.</summary>
    public bool Extra { get; init; }

    /// <summary>Said before a figure where there is no head: on a phone.</summary>
    internal Phrase? Label => !Quiet && Class?.Contains("num", StringComparison.Ordinal) is true ? Title : null;

    internal string? HintOf(TRow row) =>
        Hint?.Invoke(row) ?? (Class?.Contains("el", StringComparison.Ordinal) is true ? Text?.Invoke(row) : null);
}

/// <summary>A set of rows the product names itself: a tab above the list.</summary>
/// <param name="Key">In the address: <c>?view=late</c>.</param>
/// <param name="Query">What it sets: <c>show=Late</c>; empty for the list as it opens.</param>
public sealed record GridPreset(string Key, Phrase Name, string Query);

/// <summary>Something a list can be narrowed by; its value stands in the address.</summary>
public abstract record GridFilter(string Name, Phrase Label)
{
    /// <summary>A value as the chip says it; null for one that means nothing here.</summary>
    internal abstract string? Words(string value);
}

/// <summary>One of several.</summary>
/// <param name="All">What the list shows without it: All.</param>
public sealed record GridChoice(
    string Name,
    Phrase Label,
    IReadOnlyList<Parts.Choice<string>> Options,
    Phrase? All = null
) : GridFilter(Name, Label)
{
    internal override string? Words(string value) =>
        Options.FirstOrDefault(o => o.Value.Equals(value, StringComparison.OrdinalIgnoreCase))?.Text;
}

/// <summary>A day.</summary>
public sealed record GridDay(string Name, Phrase Label) : GridFilter(Name, Label)
{
    internal override string? Words(string value) =>
        Common.AddressText.Date(value) is { } day ? Common.Show.Date(day) : null;
}

/// <summary>Set by a link elsewhere (one customer's invoices); here it can only be taken off.</summary>
public sealed record GridFixed(string Name, Phrase Label, string? Text) : GridFilter(Name, Label)
{
    internal override string? Words(string value) => Text ?? T("chosen");
}

/// <summary>The last row of a list: sums under their columns, over everything the filters match and not this page alone.</summary>
/// <param name="Title">How many it is of: "Sum of all 37, without 2 cancelled".</param>
/// <param name="Figures">By the column's key, as they are shown.</param>
public sealed record GridSums(string Title, IReadOnlyDictionary<string, string> Figures)
{
    /// <param name="count">As many as match; <see cref="Core.Common.Lists.Counted"/> for that and more: then it is said of how many the sum is.</param>
    /// <param name="without">What is in no sum; null: nothing.</param>
    /// <param name="amounts">Rupees by column.</param>
    /// <returns>Null where there are no two rows to sum.</returns>
    public static GridSums? Of(int count, string? without, params (string Column, decimal Amount)[] amounts)
    {
        if (count < 2)
            return null;
        var title =
            count >= Core.Common.Lists.Counted
                ? T($"Sum of the newest {Show.Number(Core.Common.Lists.Counted)}")
                : T($"Sum of all {Show.Number(count)}");
        return new GridSums(
            without is null ? title : $"{title}, {without}",
            amounts.ToDictionary(a => a.Column, a => Show.Amount(a.Amount))
        );
    }

    /// <param name="without">How many stand in the list but in no sum, said in words.</param>
    public static GridSums? Of(ListTotal? total, Func<string, string>? without = null) =>
        total is null
            ? null
            : Of(total.Count, total.Left > 0 ? without?.Invoke(Show.Number(total.Left)) : null, ("total", total.Total));
}

/// <summary>What is ticked in a list.</summary>
/// <param name="All">Everything the filters match, not only this page.</param>
public sealed record GridSelection(bool All, IReadOnlyList<string> Ids);
