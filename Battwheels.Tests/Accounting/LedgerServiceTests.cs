using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Accounting;

[Trait("Category", "Data")]
public class LedgerServiceTests
{
    private static readonly DateOnly NovFirst = new(2026, 11, 1);
    private static readonly DateOnly NovLast = new(2026, 11, 30);

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task AccountAsync_PageByPage_RunningBalanceGoesOn(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.PostAsync(Books.Draft(100, 500m, date: new DateOnly(2026, 9, 30)));
        await db.PostAsync(Books.Draft(101, 40m, "RENT", "CASH", new DateOnly(2026, 10, 2)));
        for (var day = 1; day <= 7; day++)
            await db.PostAsync(Books.Draft(day, day, date: new DateOnly(2026, 11, 8 - day))); // entered backwards
        var cash = await AccountAsync(db, "CASH");
        LedgerQuery query = new(cash, new DateOnly(2026, 10, 1), new DateOnly(2026, 11, 6), Size: 3);

        var first = (await Ledger(db).AccountAsync(query, default)).Value;
        var second = (await Ledger(db).AccountAsync(query with { After = first.Lines.Next }, default)).Value;
        var third = (await Ledger(db).AccountAsync(query with { After = second.Lines.Next }, default)).Value;

        Assert.Equal((500m, 27m, 40m, 487m), (first.Opening, first.Debit, first.Credit, first.Closing));
        Assert.Equal([460m, 467m, 473m], first.Lines.Rows.Select(r => r.Balance));
        Assert.Equal(473m, second.Carried);
        Assert.Equal([478m, 482m, 485m], second.Lines.Rows.Select(r => r.Balance));
        Assert.Equal([487m], third.Lines.Rows.Select(r => r.Balance));
        Assert.Null(third.Lines.Next);
        Assert.Equal(("Test", 7L), (first.Lines.Rows[1].SourceType, first.Lines.Rows[1].SourceId));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task AccountAsync_OfOneParty_OnlyTheirs(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (asha, bina) = (await db.ContactAsync("Asha Motors"), await db.ContactAsync("Bina Motors"));
        (long Party, decimal Amount, DateOnly Date)[] sales =
        [
            (asha, 100m, new(2026, 10, 5)),
            (bina, 70m, new(2026, 10, 6)),
            (asha, 30m, new(2026, 11, 2)),
        ];
        foreach (var ((party, amount, date), id) in sales.Select((s, i) => (s, i)))
            await db.PostAsync(
                Books.Draft(id, amount, date: date) with
                {
                    Lines = [new("AR", amount, 0m, party), new("SERVICE_LABOUR", 0m, amount)],
                }
            );

        var ledger = (
            await Ledger(db).AccountAsync(new(await AccountAsync(db, "AR"), NovFirst, NovLast, asha), default)
        ).Value;

        Assert.Equal(("Asha Motors", 100m, 130m), (ledger.PartyName, ledger.Opening, ledger.Closing));
        Assert.Equal([("Asha Motors", 130m)], ledger.Lines.Rows.Select(r => (r.PartyName!, r.Balance)));
    }

    [Fact]
    public async Task AccountAsync_ForeignOrHeadingOrBadRange_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var cash = await AccountAsync(db, "CASH");
        var other = db.Service<LedgerService>(Actor.Job(db.OrgB, "test", AccountingPermissions.Read));

        Assert.Equal("NOT_FOUND", (await other.AccountAsync(new(cash, NovFirst, NovLast), default)).Error?.Code);
        Assert.Equal(
            "INVALID_DATE_RANGE",
            (await Ledger(db).AccountAsync(new(cash, NovLast, NovFirst), default)).Error?.Code
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task DayBookAsync_Pages_ByDateWithLines(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.PostAsync(Books.Draft(1, 1m, date: new DateOnly(2026, 11, 3)));
        await db.PostAsync(Books.Draft(2, 2m, date: new DateOnly(2026, 11, 1)));
        await db.PostAsync(Books.Draft(3, 3m, date: new DateOnly(2026, 10, 31)));
        var second = await db.PostAsync(Books.Draft(4, 4m, date: new DateOnly(2026, 11, 1)));
        await db.ReverseAsync(second.Value, new DateOnly(2026, 11, 2));

        var page = (await Ledger(db).DayBookAsync(new(NovFirst, NovLast, Size: 2), default)).Value;
        var rest = (await Ledger(db).DayBookAsync(new(NovFirst, NovLast, page.Next), default)).Value;

        Assert.Equal(["JE-2627-00002", "JE-2627-00004"], page.Rows.Select(r => r.Entry.Number));
        Assert.Equal(["JE-2627-00005", "JE-2627-00001"], rest.Rows.Select(r => r.Entry.Number));
        Assert.Equal("JE-2627-00005", page.Rows[1].Entry.ReversedByNumber);
        Assert.Equal("JE-2627-00004", rest.Rows[0].ReversesNumber);
        Assert.Equal(["Cash in hand", "Service revenue - labour"], page.Rows[0].Lines.Select(l => l.AccountName));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task EntriesAsync_Filters_NewestFirst(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.PostAsync(Books.Draft(1, 1m, date: new DateOnly(2026, 11, 1)));
        await db.PostAsync(Books.Draft(2, 2m) with { JournalType = JournalTypes.Stock });
        var third = await db.PostAsync(Books.Draft(3, 3m));

        var all = await Ledger(db).EntriesAsync(new EntryQuery(Size: 2), default);
        var rest = await Ledger(db).EntriesAsync(new EntryQuery(Size: 2, After: all.Next), default);
        var stock = await Ledger(db).EntriesAsync(new EntryQuery(JournalTypes.Stock), default);
        var number = await Ledger(db).EntriesAsync(new EntryQuery(Text: "je-2627-00003"), default);

        Assert.Equal(["JE-2627-00003", "JE-2627-00002"], all.Rows.Select(r => r.Number));
        Assert.Equal(["JE-2627-00001"], rest.Rows.Select(r => r.Number));
        Assert.Equal(["JE-2627-00002"], stock.Rows.Select(r => r.Number));
        Assert.Equal(["JE-2627-00003"], number.Rows.Select(r => r.Number));
        Assert.Empty((await Ledger(db).EntriesAsync(new EntryQuery(ManualOnly: true), default)).Rows);
        Assert.Equal(["JE-2627-00003"], (await Ledger(db).OfDocumentAsync("Test", 3, default)).Select(r => r.Number));
        Assert.Equal(3m, (await Ledger(db).EntryAsync(third.Value, default))!.Entry.Total);
        Assert.Null(await Ledger(db).EntryAsync(1, default));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ChartAsync_Headings_CarryWhatIsBelow(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.PostAsync(Books.Draft(1, 100m));
        await db.PostAsync(Books.Draft(2, 30m, "BANK_DEFAULT", "CASH"));

        var chart = await Ledger(db).ChartAsync(null, default);
        var before = await Ledger(db).ChartAsync(new DateOnly(2026, 11, 3), default);

        Assert.Equal(194, chart.Count);
        Assert.Equal(("1000", 0, 100m), Figures(chart[0]));
        Assert.Equal(("1190", 2, 100m), Figures(chart.Single(a => a.Code == "1190")));
        Assert.Equal(("1210", 3, 70m), Figures(chart.Single(a => a.Role == "CASH")));
        Assert.Equal(-100m, chart.Single(a => a.Code == "4000").Net);
        Assert.All(before, a => Assert.Equal(0m, a.Net));

        static (string, int, decimal) Figures(ChartLine line) => (line.Code, line.Depth, line.Net);
    }

    [Fact]
    public async Task AccountsAsync_ForManualJournals_LeavesOutDocumentAccounts()
    {
        await using var db = await TestDb.CreateAsync();

        var manual = await Ledger(db).AccountsAsync(manualOnly: true, default);
        var all = await Ledger(db).AccountsAsync(manualOnly: false, default);

        Assert.DoesNotContain(manual, a => a.Code is "1100" or "1300" or "2110" or "1000");
        Assert.Contains(all, a => a.Code == "1100");
        Assert.DoesNotContain(all, a => a.Code == "1000");
    }

    private static LedgerService Ledger(TestDb db) => db.Service<LedgerService>(AccountingPermissions.Read);

    private static async Task<long> AccountAsync(TestDb db, string role)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        return await raw.Set<Account>().Where(a => a.Role == role).Select(a => a.Id).SingleAsync();
    }
}
