using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Accounting;

[Trait("Category", "Data")]
public class JournalServiceTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task PostAsync_RentPaid_IsInTheBooksOnce(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var service = db.Service<JournalService>(AccountingPermissions.Post);
        var command = CommandId.New();
        var journal = await JournalAsync(db, "RENT", "BANK_DEFAULT");

        var first = await service.PostAsync(journal, command, default);
        var again = await service.PostAsync(journal, command, default);

        Assert.Equal(first.Value, again.Value);
        Assert.Equal(["RENT Dr 25000.00", "BANK_DEFAULT Cr 25000.00"], await db.LinesAsync(first.Value));
        Assert.Equal(0, await db.CountAsync<JournalEntry>(db.OrgB));
    }

    [Theory]
    [InlineData("AR", "SERVICE_LABOUR")]
    [InlineData("INVENTORY", "CASH")]
    [InlineData("CASH", "GRNI")]
    [InlineData("CASH", "RETAINED_EARNINGS")]
    [InlineData("CASH", "CUSTOMER_ADVANCE")]
    public async Task PostAsync_AccountOfDocuments_IsRefused(string debit, string credit)
    {
        await using var db = await TestDb.CreateAsync();

        var result = await db.Service<JournalService>(AccountingPermissions.Post)
            .PostAsync(await JournalAsync(db, debit, credit), CommandId.New(), default);

        Assert.Equal("MANUAL_POSTING_REFUSED", result.Error?.Code);
        Assert.Equal(0, await db.CountAsync<JournalEntry>(db.OrgA));
    }

    /// <summary>An organization made before the account was closed to journals: its receipts keep the balance all the same.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task PostAsync_AdvancesOfAnOlderChart_IsRefused(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await using (var raw = db.Database(new TenantScope(db.OrgA)))
            await raw.Set<Account>()
                .Where(a => a.Role == "CUSTOMER_ADVANCE")
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.ManualPosting, true));

        var result = await db.Service<JournalService>(AccountingPermissions.Post)
            .PostAsync(await JournalAsync(db, "CASH", "CUSTOMER_ADVANCE"), CommandId.New(), default);

        Assert.Equal("MANUAL_POSTING_REFUSED", result.Error?.Code);
        Assert.Equal(0, await db.CountAsync<JournalEntry>(db.OrgA));
    }

    [Fact]
    public async Task PostAsync_BadInput_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var service = db.Service<JournalService>(AccountingPermissions.Post);
        var good = await JournalAsync(db, "RENT", "CASH");
        var (debit, credit) = (good.Lines[0], good.Lines[1]);
        (ManualJournal, string)[] cases =
        [
            (good with { Narration = " " }, "REQUIRED"),
            (good with { Date = new DateOnly(2206, 11, 4) }, "DATE_IMPLAUSIBLE"),
            (good with { Lines = [] }, "TOO_FEW_LINES"),
            (good with { Lines = [debit] }, "TOO_FEW_LINES"),
            (good with { Lines = [debit, credit with { Credit = 1m }] }, "UNBALANCED"),
            (good with { Lines = [debit with { Debit = 1.005m }, credit with { Credit = 1.005m }] }, "AMOUNT_INVALID"),
            (good with { Lines = [debit with { AccountId = 1 }, credit] }, "ACCOUNT_UNKNOWN"),
        ];

        foreach (var (journal, code) in cases)
            Assert.Equal(code, (await service.PostAsync(journal, CommandId.New(), default)).Error?.Code);
        Assert.Equal(0, await db.CountAsync<JournalEntry>(db.OrgA));
    }

    [Fact]
    public async Task ReverseAsync_ManualOnly_DocumentsKeepTheirEntries()
    {
        await using var db = await TestDb.CreateAsync();
        var service = db.Service<JournalService>(AccountingPermissions.Post);
        var manual = await service.PostAsync(await JournalAsync(db, "RENT", "CASH"), CommandId.New(), default);
        var document = await db.PostAsync(Books.Draft(1, 10m));

        var refused = await service.ReverseAsync(new(document.Value, null, "not needed"), CommandId.New(), default);
        var reversed = await service.ReverseAsync(new(manual.Value, null, "wrong month"), CommandId.New(), default);

        Assert.Equal("DOCUMENT_ENTRY", refused.Error?.Code);
        Assert.Equal(["RENT Cr 25000.00", "CASH Dr 25000.00"], await db.LinesAsync(reversed.Value));
        Assert.Equal(
            "NOT_FOUND",
            (await service.ReverseAsync(new(1, null, "no such"), CommandId.New(), default)).Error?.Code
        );
    }

    [Fact]
    public async Task PostAsync_Auditor_IsDenied()
    {
        await using var db = await TestDb.CreateAsync();
        var auditor = db.Service<JournalService>(await db.MemberAsync(db.OrgA, "Om", "auditor"));
        var journal = await JournalAsync(db, "RENT", "CASH");

        await Assert.ThrowsAsync<AccessDeniedException>(() => auditor.PostAsync(journal, CommandId.New(), default));
    }

    private static async Task<ManualJournal> JournalAsync(TestDb db, string debit, string credit)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var ids = await raw.Set<Account>()
            .Where(a => a.Role == debit || a.Role == credit)
            .ToDictionaryAsync(a => a.Role!, a => a.Id);
        return new ManualJournal(
            Books.Today,
            "Rent for November",
            [new ManualLine(ids[debit], 25_000m, 0m), new ManualLine(ids[credit], 0m, 25_000m)]
        );
    }
}
