using Battwheels.Core.Access;
using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Inventory.Stock;

namespace Battwheels.Figures.Site;

/// <summary>
/// Before any speed: in every organization the trial balance has no difference, the monthly sums are those of the lines
/// to the paisa, and stock is the sum of its movements and what the books say.
/// </summary>
internal static class Proof
{
    public static async Task<string> RunAsync(BenchSite site)
    {
        var (entries, movements) = (0L, 0L);
        foreach (var garage in site.Garages)
        {
            await TrialBalanceAsync(site, garage);
            var verifier = Actor.Job(garage.Id, "figures", SystemPermissions.Verify);
            var books = await site.As<LedgerVerification>(verifier).VerifyAsync(default);
            var stock = await site.As<StockVerification>(verifier).VerifyAsync(default);
            if (books.Faults.Concat(stock.Faults).FirstOrDefault() is { } fault)
                throw new InvalidOperationException($"{garage.Slug}: {fault}");
            (entries, movements) = (entries + books.Checked, movements + stock.Checked);
        }

        return $"{site.Garages.Count} trial balances without difference, {entries} entries equal their monthly sums, "
            + $"{movements} movements equal the stock";
    }

    private static async Task TrialBalanceAsync(BenchSite site, Garage garage)
    {
        var today = DateOnly.FromDateTime(Bulk.Now);
        var report = await site.As<ReportService>(garage.Owner)
            .TrialBalanceAsync(new TrialBalanceQuery(today.AddYears(-3), today.AddDays(1)), default);
        if (!report.Value.IsBalanced || report.Value.Debit == 0m)
            throw new InvalidOperationException(
                $"{garage.Slug}: debit {report.Value.Debit}, credit {report.Value.Credit}"
            );
    }
}
