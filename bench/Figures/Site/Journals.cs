using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Numbering;

namespace Battwheels.Figures.Site;

/// <summary>Entries of two years, five lines each, with the counters and monthly sums the product would have kept.</summary>
internal static class Journals
{
    public static async Task FillAsync(BenchSite site, Garage garage, Random random)
    {
        var count = garage.Sizes.Entries;
        var today = DateOnly.FromDateTime(Bulk.Now);
        Dictionary<string, long> next = [];
        Dictionary<(string Period, long Account), (decimal Debit, decimal Credit)> sums = [];
        List<JournalEntry> entries = [];
        for (var i = 0; i < count; i++)
        {
            var entry = Entry(site, garage, random, today.AddDays(-700 + i * 700 / count), next);
            entries.Add(entry);
            foreach (var line in entry.Lines)
            {
                var key = (Months.Of(line.EntryDate), line.AccountId);
                var sum = sums.GetValueOrDefault(key);
                sums[key] = (sum.Debit + line.Debit, sum.Credit + line.Credit);
            }
        }

        await Bulk.SaveAsync(site, garage.Id, entries);
        await Bulk.SaveAsync(site, garage.Id, sums.Select(s => Sum(garage, s.Key, s.Value)));
        await Bulk.SaveAsync(
            site,
            garage.Id,
            next.Select(n => new NumberCounter
            {
                Series = "journal",
                FyLabel = n.Key,
                NextNo = n.Value,
            })
        );
    }

    private static JournalEntry Entry(
        BenchSite site,
        Garage garage,
        Random random,
        DateOnly date,
        Dictionary<string, long> next
    )
    {
        var year = FiscalYear.Of(date);
        var sequence = next.GetValueOrDefault(year.Label, 1);
        next[year.Label] = sequence + 1;
        var (labour, parts) = (random.Next(200, 3_000), random.Next(100, 9_000));
        var tax = (labour + parts) * 0.09m;
        JournalEntry entry = new()
        {
            JournalType = JournalTypes.Sales,
            Number = $"JE-{year.Digits}-{sequence:D5}",
            Sequence = sequence,
            FyLabel = year.Label,
            EntryDate = date,
            PostedAtUtc = date.ToDateTime(new TimeOnly(11, 0), DateTimeKind.Utc),
            SourceType = "Figures",
            SourceId = site.NewId(),
            Purpose = "issue",
            PayloadHash = new string('0', 64),
            Narration = $"Invoice {sequence}",
            Total = labour + parts + 2 * tax,
            PostedByName = "figures",
        };
        Line(AccountRoles.Ar, entry.Total, 0m);
        Line(AccountRoles.ServiceLabour, 0m, labour);
        Line(AccountRoles.SalesParts, 0m, parts);
        Line(AccountRoles.OutCgst, 0m, tax);
        Line(AccountRoles.OutSgst, 0m, tax);
        return entry;

        void Line(string role, decimal debit, decimal credit) =>
            entry.Add(
                new JournalLine
                {
                    LineNo = entry.Lines.Count + 1,
                    AccountId = garage.Accounts[role],
                    EntryDate = date,
                    Debit = debit,
                    Credit = credit,
                    PartyId = role == AccountRoles.Ar ? garage.Contacts[random.Next(garage.Contacts.Count)] : null,
                    BranchId = garage.Branch,
                }
            );
    }

    private static AccountPeriodBalance Sum(
        Garage garage,
        (string Period, long Account) key,
        (decimal Debit, decimal Credit) sum
    ) =>
        new()
        {
            Period = key.Period,
            AccountId = key.Account,
            BranchId = garage.Branch,
            IsClosing = false,
            Debit = sum.Debit,
            Credit = sum.Credit,
        };
}
