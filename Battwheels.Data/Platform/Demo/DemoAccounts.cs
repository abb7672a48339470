using Battwheels.Core.Accounting;

namespace Battwheels.Data.Platform.Demo;

/// <summary>What the accountant writes by hand: capital, rent, electricity, tools, bank charges.</summary>
internal sealed class DemoAccounts(DemoBook book)
{
    private const string Bank = "1200";
    private const string Cash = "1210";
    private const string Capital = "3200";

    public Task BeginAsync() => PostAsync("capital", "Capital paid in by the owner", Bank, Capital, 1_500_000m);

    /// <summary>One month's costs, on the day they are paid.</summary>
    public async Task MonthAsync(int month)
    {
        await PostAsync($"rent/{month}", "Workshop rent of the month", "6200", Bank, 45_000m);
        await PostAsync(
            $"power/{month}",
            "Electricity bill, workshop and charging bay",
            "6300",
            Bank,
            11_840m + month * 365m
        );
        await PostAsync(
            $"tools/{month}",
            "Torque wrench, insulated gloves, crimp heads",
            "6780",
            Cash,
            2_350m + month * 410m
        );
        await PostAsync($"charges/{month}", "Bank charges and card machine rent", "6800", Bank, 649m);
    }

    public Task DrawCashAsync() =>
        PostAsync("cash", "Cash drawn for the counter and small purchases", Cash, Bank, 40_000m);

    private async Task PostAsync(string step, string narration, string debit, string credit, decimal amount)
    {
        var entry = await book.DoAsync<LedgerService, Dictionary<string, long>>(
            $"accounts/{step}",
            "accountant",
            async (service, _) =>
                (await service.AccountsAsync(manualOnly: true, book.Ct)).ToDictionary(a => a.Code, a => a.Id)
        );
        await book.DoAsync<JournalService, long>(
            $"journal/{step}",
            "accountant",
            (service, command) =>
                service.PostAsync(
                    new ManualJournal(
                        DateOnly.FromDateTime(book.Clock.GetUtcNow().UtcDateTime.AddHours(5.5)),
                        narration,
                        [
                            new ManualLine(entry[debit], amount, 0m, Memo: narration),
                            new ManualLine(entry[credit], 0m, amount, Memo: narration),
                        ]
                    ),
                    command,
                    book.Ct
                )
        );
    }
}
