using System.Text.Json.Serialization;
using Battwheels.Core.Common;

namespace Battwheels.Web.Shell.Lines;

/// <summary>How a cell is typed and read.</summary>
public enum LineKind
{
    Text,

    /// <summary>As every number box reads it: 1.2L, =1200*1.18, ₹1,20,500.</summary>
    Number,

    /// <summary>As every day box reads it: 4-3-26, today, +7.</summary>
    Day,

    /// <summary>A record, found while typing or by its exact code.</summary>
    Pick,

    /// <summary>Yes or no; stands in the menu of the line, not in a cell.</summary>
    Tick,

    /// <summary>Worked out, not typed.</summary>
    Shown,
}

/// <summary>One record a cell offers or holds.</summary>
/// <param name="Text">Stands in the cell once it is chosen.</param>
/// <param name="Sub">What tells it from its like.</param>
/// <param name="Note">At the right: a price, what is in stock.</param>
public sealed record LinePick(string Id, string Text, string? Code = null, string? Sub = null, string? Note = null)
{
    /// <summary>The record itself, for the page.</summary>
    [JsonIgnore]
    public object? Of { get; init; }
}

/// <summary>One column of a <see cref="LineSheet"/>.</summary>
/// <param name="Key">The input record's property, so that a refusal of <c>Lines.2.Quantity</c> finds its cell.</param>
/// <param name="Label">Its head.</param>
public sealed record LineColumn(string Key, Phrase Label)
{
    public LineKind Kind { get; init; }

    /// <summary>"num" for what is aligned right; widths are in css/lines.css.</summary>
    public string? Class { get; init; }

    public int MaxLength { get; init; } = 200;

    /// <summary>Of numbers; more are cut by rounding half away from zero.</summary>
    public int Decimals { get; init; } = 2;

    /// <summary>How a number is written; else as short as it can be.</summary>
    public Func<decimal, string>? Format { get; init; }

    /// <summary>From where "+7" counts.</summary>
    public DateOnly Today { get; init; }

    /// <summary>With its article: "an account".</summary>
    public string What { get; init; } = T("a record");

    /// <summary>What is offered while somebody types.</summary>
    public Func<string, CancellationToken, Task<IReadOnlyList<LinePick>>>? Suggest { get; init; }

    /// <summary>The record of an id that was chosen before, or of an exact code or name; null for none.</summary>
    public Func<string, string?, CancellationToken, Task<LinePick?>>? Find { get; init; }

    /// <summary>Words that are no record stand for themselves.</summary>
    public bool Free { get; init; }

    /// <summary>Fills other cells of the line from the record.</summary>
    public Action<LineRow, LinePick>? Chosen { get; init; }

    /// <summary>What is wrong with a filled cell beside the others of its line; null for nothing.</summary>
    public Func<LineRow, string?>? Check { get; init; }

    /// <summary>A box stands in the table.</summary>
    public bool IsTyped => Kind is LineKind.Text or LineKind.Number or LineKind.Day or LineKind.Pick;
}
