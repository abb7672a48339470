using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Import;

/// <summary>One field a kind of file can bring.</summary>
/// <param name="Field">Name of the input's property; refusals of the domain name it.</param>
/// <param name="Label">As shown.</param>
/// <param name="Aliases">Heads that mean it, compared without case, spaces and punctuation.</param>
public sealed record ImportColumn(string Field, string Label, bool IsRequired, string Sample, params string[] Aliases);

/// <summary>A natural key of a row: a later row of the same file with it is a repeat, or contradicts the earlier one.</summary>
/// <param name="Field">The field it stands in; named when two rows contradict each other.</param>
/// <param name="Subject">Whom or what the row is about: the same again is a repeat, another one a contradiction.</param>
public sealed record ImportKey(string Field, string Value, string Subject = "");

/// <summary>A kind of file: which columns it has and what one row becomes. Written by the feature that owns the record.</summary>
public interface IImportKind
{
    /// <summary>Stable: <c>contacts</c>.</summary>
    string Code { get; }

    /// <summary>As shown: <c>Customers and vehicles</c>.</summary>
    string Title { get; }

    /// <summary>What the person needs besides <c>data:import</c>.</summary>
    string Permission { get; }

    IReadOnlyList<ImportColumn> Columns { get; }

    /// <summary>What may stand in a file only once.</summary>
    IEnumerable<ImportKey> Keys(ImportCells cells);

    /// <summary>
    /// Makes the records of some rows inside the unit, in the order of the file; the unit is flushed by the caller. The
    /// same method serves the dry run, which rolls back: it must find every fault it would find when saving. No two of
    /// the rows have a key in common (<see cref="Keys"/>), so what is on record may be asked for all of them at once.
    /// </summary>
    /// <returns>
    /// Per row its record; or the refusal, whose field names the column at fault. <c>ALREADY_THERE</c> marks a
    /// duplicate.
    /// </returns>
    Task<IReadOnlyList<Result<ImportMade>>> ApplyAsync(
        IUnitOfWork unit,
        IReadOnlyList<ImportCells> rows,
        CancellationToken ct
    );

    /// <summary>What the person needs to take an import back, besides <see cref="Permission"/>.</summary>
    IReadOnlyList<string> TakeBackPermissions { get; }

    /// <summary>Rows made of one thing (<see cref="ImportMade.OfId"/>) are taken back together or not at all.</summary>
    bool TakesBackWhole => false;

    /// <summary>
    /// Takes back what some rows made, as far as nobody changed or used it since. A row that is refused has changed
    /// nothing, unless the kind <see cref="TakesBackWhole"/>: then one refusal undoes the others of the same call.
    /// </summary>
    /// <returns>Per row null; or why it stays.</returns>
    Task<IReadOnlyList<Error?>> TakeBackAsync(IUnitOfWork unit, IReadOnlyList<ImportMade> made, CancellationToken ct);
}

/// <summary>What one row became.</summary>
/// <param name="Id">Its record.</param>
/// <param name="OfId">
/// What was made with it: the customer of a vehicle, the document of a line; null where that was on record before.
/// </param>
public readonly record struct ImportMade(long Id, long? OfId = null);

/// <summary>The cells of one row by field; collects what is wrong with them.</summary>
public sealed class ImportCells(IReadOnlyDictionary<string, string> values)
{
    private readonly List<Error> _faults = [];

    /// <summary>What was found wrong while reading; the row is then not applied.</summary>
    public IReadOnlyList<Error> Faults => _faults;

    /// <summary>The cell's text, trimmed; empty when the column is not in the file.</summary>
    public string Text(string field) => values.GetValueOrDefault(field, "").Trim();

    public string? TextOrNull(string field) => Text(field) is { Length: > 0 } text ? text : null;

    /// <summary>A number as people write it: 1,20,500.00 or ₹ 450. Null when empty.</summary>
    public decimal? Number(string field, decimal minimum, decimal maximum)
    {
        if (Text(field) is not { Length: > 0 } text)
            return null;
        if (!ImportText.TryNumber(text, out var value))
            return Fault<decimal?>(
                field,
                T($"\u201c{text}\u201d is not a number. Write it in digits, such as 1250.50.")
            );
        return value < minimum || value > maximum
            ? Fault<decimal?>(field, T($"{text} is outside {minimum:0.##} to {maximum:0.##}."))
            : value;
    }

    public int? Whole(string field, int minimum, int maximum)
    {
        if (Number(field, minimum, maximum) is not { } number)
            return null;
        return decimal.Truncate(number) == number
            ? (int)number
            : Fault<int?>(field, T($"{Text(field)} must be a whole number."));
    }

    /// <summary>dd/mm/yyyy, dd-mm-yyyy, yyyy-mm-dd. Null when empty.</summary>
    public DateOnly? Date(string field)
    {
        if (Text(field) is not { Length: > 0 } text)
            return null;
        return ImportText.TryDate(text, out var date)
            ? date
            : Fault<DateOnly?>(field, T($"\u201c{text}\u201d is not a date. Write it like 31/03/2026."));
    }

    /// <summary>One of a few words, compared without case.</summary>
    public T? OneOf<T>(string field, IReadOnlyDictionary<string, T> words)
        where T : struct
    {
        if (Text(field) is not { Length: > 0 } text)
            return null;
        return words.TryGetValue(text.ToUpperInvariant(), out var value)
            ? value
            : Fault<T?>(field, Language.T($"\u201c{text}\u201d is unknown here. Use {string.Join(", ", words.Keys)}."));
    }

    public T? Fault<T>(string field, string reason)
    {
        _faults.Add(new Error("CELL_INVALID", reason, field));
        return default;
    }
}
