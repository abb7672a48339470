using Battwheels.Core.Common;
using Battwheels.Core.Platform.Search;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Accounting;

/// <summary>Journal entries by number; newest first.</summary>
internal sealed class JournalSearchSource : ISearchSource
{
    public SearchKind Kind => SearchKind.Journal;

    public string Permission => AccountingPermissions.Read;

    public async Task<IReadOnlyList<SearchHit>> FindAsync(IReadUnit unit, SearchAsk ask, CancellationToken ct)
    {
        var sequences = ask.Sequences;
        if (ask.NumbersOf("JE") is not { Count: > 0 } numbers)
            return [];
        // The index leads by year.
        string[] years = [.. numbers.Select(n => LabelOf(n.Split('-')[1])).Distinct()];
        var rows = await unit.Set<JournalEntry>()
            .Where(e => years.Contains(e.FyLabel) && sequences.Contains(e.Sequence) && numbers.Contains(e.Number))
            .OrderByDescending(e => e.Id)
            .Take(SearchAsk.Most)
            .Select(e => new
            {
                e.Id,
                e.Number,
                e.Narration,
            })
            .ToListAsync(ct);
        return rows.ConvertAll(e => new SearchHit(e.Id, e.Number, e.Narration, IsExact: ask.Is(e.Number)));
    }

    /// <summary>2627 as 2026-27.</summary>
    private static string LabelOf(string digits) => $"20{digits[..2]}-{digits[2..]}";
}
