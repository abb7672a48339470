using Battwheels.Core.Accounting;
using Battwheels.Web.Shell.Lines;

namespace Battwheels.Web.Accounting;

/// <summary>What is typed into the journal form.</summary>
public sealed class JournalModel(LineSheet lines)
{
    public DateOnly? Date { get; set; }

    public string? Narration { get; set; }

    public LineSheet Lines { get; } = lines;

    /// <summary>Sum of the debit column, rupees.</summary>
    public decimal Debit => Lines.Rows.Sum(l => l.Number(nameof(ManualLine.Debit)) ?? 0m);

    public decimal Credit => Lines.Rows.Sum(l => l.Number(nameof(ManualLine.Credit)) ?? 0m);

    /// <summary>Debit less credit; zero before it can be posted.</summary>
    public decimal Difference => Debit - Credit;

    public bool IsBalanced => Difference == 0m && Debit > 0m;

    /// <summary>Puts what is missing onto the first line that has an account and no amount, else onto a new one.</summary>
    public void Balance()
    {
        var open = Difference;
        if (Lines.Filled.FirstOrDefault(IsOpen) is { } line)
            Fill(line);
        else
            Lines.Add(Fill);

        void Fill(LineRow row) =>
            row.Fill(open > 0m ? nameof(ManualLine.Credit) : nameof(ManualLine.Debit), Math.Abs(open));
    }

    private static bool IsOpen(LineRow line) =>
        line.Text(nameof(ManualLine.Debit)).Length == 0 && line.Text(nameof(ManualLine.Credit)).Length == 0;

    /// <summary>Lines on which nothing was entered are left out.</summary>
    public ManualJournal ToInput(DateOnly today) =>
        new(
            Date ?? today,
            Narration ?? "",
            [
                .. Lines.Filled.Select(l => new ManualLine(
                    l.Id(nameof(ManualLine.AccountId)) ?? 0,
                    l.Number(nameof(ManualLine.Debit)) ?? 0m,
                    l.Number(nameof(ManualLine.Credit)) ?? 0m,
                    l.Id(nameof(ManualLine.PartyId)),
                    l.Text(nameof(ManualLine.Memo)) is { Length: > 0 } memo ? memo : null
                )),
            ]
        );
}
