using Battwheels.Core.Access;
using Battwheels.Core.Accounting;
using Battwheels.Tests.Common;
using CsCheck;

namespace Battwheels.Tests.Accounting;

/// <summary>Whatever is posted and reversed in whatever order, the books stay whole.</summary>
[Trait("Category", "Data")]
public class LedgerPropertyTests
{
    private static readonly string[] Roles =
    [
        "CASH",
        "BANK_DEFAULT",
        "SERVICE_LABOUR",
        "RENT",
        "OUT_CGST",
        "OWNER_EQUITY",
    ];

    /// <summary>Lines as amounts in paise per account; the last account takes what balances the entry.</summary>
    private sealed record Step(int[] Accounts, int[] Paise, int Day, bool Reverse, int Which);

    private static readonly Gen<Step> Steps = Gen.Select(
        Gen.Int[0, Roles.Length - 1].Array[2, 5],
        Gen.Int[-5_000_000, 5_000_000].Array[5],
        Gen.Int[0, 500],
        Gen.Bool,
        Gen.Int[0, 1_000],
        (accounts, paise, day, reverse, which) => new Step(accounts, paise, day, reverse, which)
    );

    [Fact]
    public async Task AnySequence_KeepsTheTrialBalanceAtZeroAndTheSumsEqualToTheLines()
    {
        await using var db = await TestDb.CreateAsync();
        var source = 0L;
        await Steps
            .Array[1, 12]
            .SampleAsync(
                async steps =>
                {
                    List<long> posted = [];
                    foreach (var step in steps)
                        if (step.Reverse && posted.Count > 0)
                            await db.ReverseAsync(posted[step.Which % posted.Count]); // a second reversal is refused
                        else if (Draft(step, ++source) is { } draft)
                            posted.Add((await db.PostAsync(draft)).Value);
                    await CheckAsync(db, steps[0].Day);
                },
                iter: 12,
                threads: 1
            );
    }

    private static async Task CheckAsync(TestDb db, int day)
    {
        var verified = await db.Service<LedgerVerification>(SystemPermissions.Verify).VerifyAsync(default);
        Assert.Empty(verified.Faults);
        var from = new DateOnly(2025, 10, 1).AddDays(day);
        foreach (var to in (DateOnly[])[from, from.AddDays(17), from.AddDays(200)])
        {
            var report = (
                await db.Service<ReportService>(AccountingPermissions.Reports).TrialBalanceAsync(new(from, to), default)
            ).Value;
            Assert.True(report.IsBalanced);
            Assert.Equal(0m, report.Sections.SelectMany(s => s.Rows).Sum(r => r.Closing));
            var sheet = await db.Service<ReportService>(AccountingPermissions.Reports)
                .BalanceSheetAsync(new(to), default);
            Assert.True(sheet.IsBalanced);
        }
    }

    private static EntryDraft? Draft(Step step, long source)
    {
        List<EntryLine> lines = [];
        var sum = 0m;
        foreach (var (account, index) in step.Accounts.SkipLast(1).Select((a, i) => (a, i)))
            Add(account, step.Paise[index] / 100m);
        Add(step.Accounts[^1], -sum);
        return lines.Count < 2
            ? null
            : Books.Draft(source, 1m, date: new DateOnly(2025, 10, 1).AddDays(step.Day)) with
            {
                Lines = lines,
            };

        void Add(int account, decimal amount)
        {
            if (amount == 0m)
                return;
            sum += amount;
            lines.Add(new EntryLine(Roles[account], Math.Max(amount, 0m), Math.Max(-amount, 0m)));
        }
    }
}
