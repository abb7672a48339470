using Battwheels.Core.Accounting;

namespace Battwheels.Web.Accounting;

/// <summary>What is typed into the journal form.</summary>
public sealed class JournalModel
{
    private readonly List<JournalModelLine> _lines = [new(), new()];

    public DateOnly? Date { get; set; }

    public string? Narration { get; set; }

    public IReadOnlyList<JournalModelLine> Lines => _lines;

    /// <summary>Sum of the debit column, rupees.</summary>
    public decimal Debit => _lines.Sum(l => l.Debit ?? 0m);

    public decimal Credit => _lines.Sum(l => l.Credit ?? 0m);

    /// <summary>Debit less credit; zero before it can be posted.</summary>
    public decimal Difference => Debit - Credit;

    public bool IsBalanced => Difference == 0m && Debit > 0m;

    public void Add() => _lines.Add(new());

    public void Remove(JournalModelLine line)
    {
        if (_lines.Count > 2)
            _lines.Remove(line);
    }

    /// <summary>Puts what is missing to the other side of this line.</summary>
    public void Balance(JournalModelLine line)
    {
        var open = Difference - (line.Debit ?? 0m) + (line.Credit ?? 0m);
        line.Debit = open < 0m ? -open : null;
        line.Credit = open > 0m ? open : null;
    }

    /// <summary>Lines on which nothing was entered are left out.</summary>
    public ManualJournal ToInput(DateOnly today) =>
        new(
            Date ?? today,
            Narration ?? "",
            [
                .. _lines
                    .Where(l => l.AccountId is not null || l.Debit is not null || l.Credit is not null)
                    .Select(l => new ManualLine(l.AccountId ?? 0, l.Debit ?? 0m, l.Credit ?? 0m, l.PartyId, l.Memo)),
            ]
        );
}

public sealed class JournalModelLine
{
    public long? AccountId { get; set; }

    public decimal? Debit { get; set; }

    public decimal? Credit { get; set; }

    public long? PartyId { get; set; }

    public string? Memo { get; set; }
}
