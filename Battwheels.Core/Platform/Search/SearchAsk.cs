using System.Globalization;
using System.Text.RegularExpressions;
using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Search;

/// <summary>What a person typed, read once for all sources.</summary>
public sealed partial class SearchAsk
{
    /// <summary>Hits of one kind.</summary>
    public const int Most = 8;

    /// <summary>Fewer characters mean too much; nothing is asked.</summary>
    public const int Shortest = 3;

    /// <summary>Nobody types more; a pasted page is cut.</summary>
    private const int Longest = 80;

    /// <summary>Years a number without its year may be of.</summary>
    private const int YearsBack = 5;

    private readonly Dictionary<string, object> _found = [];
    private readonly List<(string? Year, long Sequence)> _numbers = [];
    private readonly FiscalYear _year;

    private SearchAsk(string text, DateOnly today)
    {
        Text = text.Length > Longest ? text[..Longest] : text;
        Compact = Squeeze(Text);
        _year = FiscalYear.Of(today);
        if (NumberForm().Match(Compact) is not { Success: true } number)
            return;
        Head = number.Groups["head"].Value;
        var digits = number.Groups["digits"].Value;
        if (digits.Length <= 7)
            _numbers.Add((null, Parse(digits)));
        if (digits.Length is > 4 and <= 11 && IsYear(digits[..4]))
            _numbers.Add((digits[..4], Parse(digits[4..])));
    }

    /// <summary>Without blanks around it.</summary>
    public string Text { get; }

    /// <summary>Letters and digits only, in capitals: what numbers, plates and codes are compared by.</summary>
    public string Compact { get; }

    /// <summary>Letters before the digits: INV of inv-42.</summary>
    private string Head { get; } = "";

    /// <summary>Running numbers it may mean; none where it is no number.</summary>
    public IReadOnlyList<long> Sequences => [.. _numbers.Select(n => n.Sequence).Distinct()];

    /// <summary>Null where it is too short to ask.</summary>
    public static SearchAsk? Of(string? text, DateOnly today) =>
        text?.Trim() is { Length: >= Shortest } typed ? new SearchAsk(typed, today) : null;

    /// <summary>Numbers of a series whose numbers end with year and five digits: <c>EST-2627-00042</c> of "42" or "est 42".</summary>
    public IReadOnlyList<string> NumbersOf(string prefix) =>
        Head.Length > 0 && !prefix.StartsWith(Head, StringComparison.Ordinal)
            ? []
            :
            [
                .. from number in _numbers
                from year in Years(number.Year)
                select string.Create(CultureInfo.InvariantCulture, $"{prefix}-{year}-{number.Sequence:D5}"),
            ];

    /// <summary>Does what was typed stand in the record's number, as whole or as its end?</summary>
    public bool IsIn(string number)
    {
        var compact = Squeeze(number);
        var digits = Compact[Head.Length..];
        return compact.EndsWith(digits, StringComparison.Ordinal)
            && (Head.Length == 0 || compact.Contains(Head, StringComparison.Ordinal));
    }

    /// <summary>Is the record's whole number, code or plate what was typed?</summary>
    public bool Is(string? number) => number is not null && Squeeze(number) == Compact;

    /// <summary>Does what was typed stand in the record's own name, in any order of words?</summary>
    public bool IsNamedIn(string name)
    {
        var words = Words(name);
        return Squeeze(name).Contains(Compact, StringComparison.Ordinal)
            || Words(Text).All(typed => words.Any(w => w.StartsWith(typed, StringComparison.Ordinal)));
    }

    /// <summary>What several sources need is read once: the vehicles a plate means.</summary>
    public async Task<T> OnceAsync<T>(string what, Func<Task<T>> read)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(read);
        if (!_found.TryGetValue(what, out var found))
            _found[what] = found = await read();
        return (T)found;
    }

    private IEnumerable<string> Years(string? typed) =>
        typed is null
            ? Enumerable.Range(0, YearsBack).Select(back => new FiscalYear(_year.StartYear - back).Digits)
            : [typed];

    private static string[] Words(string text) =>
        text.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static string Squeeze(string text) => string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>2627: two years that follow each other.</summary>
    private static bool IsYear(string digits) => (Parse(digits[..2]) + 1) % 100 == Parse(digits[2..]);

    private static long Parse(string digits) => long.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    [GeneratedRegex("^(?<head>[A-Z]*)(?<digits>[0-9]{1,11})$")]
    private static partial Regex NumberForm();
}
