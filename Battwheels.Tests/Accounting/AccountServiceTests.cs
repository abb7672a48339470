using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Accounting;

/// <summary>Accounting 1: the organization keeps its own chart.</summary>
[Trait("Category", "Data")]
public sealed class AccountServiceTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Add_BelowAHeading_TakesItsTypeAndCanBePostedTo(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var accounts = await AccountantAsync(db);
        var receivables = await IdAsync(db, "1090");

        var added = await accounts.AddAsync(new(" tst-1 ", "Employee loans ", receivables), CommandId.New(), default);

        Assert.Null(added.Error);
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var account = await raw.Set<Account>().SingleAsync(a => a.Id == added.Value);
        Assert.Equal(("TST-1", "Employee loans", AccountType.Asset), (account.Code, account.Name, account.Type));
        Assert.Equal((NormalSide.Debit, false, true), (account.Normal, account.IsGroup, account.ManualPosting));
        Assert.Null(account.Role);
        Assert.NotNull(account.Schedule3);
        var choices = await db.Service<LedgerService>(AccountingPermissions.Read)
            .AccountsAsync(manualOnly: true, default);
        Assert.Contains("TST-1 Employee loans", choices.Select(c => c.Text));
        await using var other = db.Database(new TenantScope(db.OrgB));
        Assert.False(await other.Set<Account>().AnyAsync(a => a.Code == "TST-1"));
    }

    [Theory]
    [InlineData("", "Loans", "ACCOUNT_CODE_INVALID")]
    [InlineData("12345678901", "Loans", "ACCOUNT_CODE_INVALID")]
    [InlineData("=1+1", "Loans", "ACCOUNT_CODE_INVALID")]
    [InlineData("1100", "Loans", "ACCOUNT_CODE_TAKEN")]
    [InlineData("1234567890", " ", "REQUIRED")]
    public async Task Add_CodeOrNameThatDoesNotFit_IsRefusedAndNothingSaved(string code, string name, string refusal)
    {
        await using var db = await TestDb.CreateAsync();
        var before = await db.CountAsync<Account>(db.OrgA);

        var added = await (await AccountantAsync(db)).AddAsync(
            new(code, name, await IdAsync(db, "1090")),
            CommandId.New(),
            default
        );

        Assert.Equal(refusal, added.Error?.Code);
        Assert.Equal(before, await db.CountAsync<Account>(db.OrgA));
    }

    [Fact]
    public async Task Add_BelowAnAccountOrAnotherOrganizationsHeading_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var accounts = await AccountantAsync(db);

        foreach (var parent in (long[])[await IdAsync(db, "1100"), await IdAsync(db, "1090", db.OrgB), 0])
        {
            var added = await accounts.AddAsync(new("TST-1", "Loans", parent), CommandId.New(), default);
            Assert.Equal("ACCOUNT_HEADING_UNKNOWN", added.Error?.Code);
        }
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Change_RenamedAndTakenOutOfUse_IsNotPostedToAnyMore(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var accounts = await AccountantAsync(db);
        var id = (
            await accounts.AddAsync(new("TST-1", "Loans", await IdAsync(db, "1090")), CommandId.New(), default)
        ).Value;

        Assert.Null((await ChangeAsync(accounts, id, v => new(id, v.Version, "TST-2", "Staff loans", true))).Error);
        Assert.Null((await ChangeAsync(accounts, id, v => new(id, v.Version, v.Code, v.Name, false))).Error);

        var view = (await accounts.GetAsync(id, default))!;
        Assert.Equal(
            ("TST-2", "Staff loans", false, "1090 Receivables"),
            (view.Code, view.Name, view.IsActive, view.Heading)
        );
        var choices = await db.Service<LedgerService>(AccountingPermissions.Read)
            .AccountsAsync(manualOnly: false, default);
        Assert.DoesNotContain(choices, c => c.Id == id);
        Assert.Null((await ChangeAsync(accounts, id, v => new(id, v.Version, v.Code, v.Name, true))).Error);
    }

    [Fact]
    public async Task Change_OutOfUseWhileNeeded_SaysWhy()
    {
        await using var db = await TestDb.CreateAsync();
        var accounts = await AccountantAsync(db);
        var heading = await IdAsync(db, "1090");
        var id = (await accounts.AddAsync(new("TST-1", "Loans", heading), CommandId.New(), default)).Value;
        await PostAsync(db, id, 1_20_500m);

        var role = await ChangeAsync(
            accounts,
            await IdAsync(db, "1100"),
            v => new(v.Id, v.Version, v.Code, v.Name, false)
        );
        var below = await ChangeAsync(accounts, heading, v => new(v.Id, v.Version, v.Code, v.Name, false));
        var balance = await ChangeAsync(accounts, id, v => new(v.Id, v.Version, v.Code, v.Name, false));

        Assert.Contains("Documents post to 1100", role.Error?.Message, StringComparison.Ordinal);
        Assert.Contains("Accounts below 1090 Receivables are in use", below.Error?.Message, StringComparison.Ordinal);
        Assert.Contains("a balance of ₹1,20,500.00 debit", balance.Error?.Message, StringComparison.Ordinal);
        Assert.True((await accounts.GetAsync(id, default))!.IsActive);
    }

    [Fact]
    public async Task Change_OfAnOlderVersionOrAnotherOrganization_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var accounts = await AccountantAsync(db);
        var id = (
            await accounts.AddAsync(new("TST-1", "Loans", await IdAsync(db, "1090")), CommandId.New(), default)
        ).Value;
        var read = (await accounts.GetAsync(id, default))!;
        await ChangeAsync(accounts, id, v => new(id, v.Version, v.Code, "Mine", true));

        var stale = await accounts.ChangeAsync(
            new(id, read.Version, read.Code, "Theirs", true),
            CommandId.New(),
            default
        );
        var theirs = await IdAsync(db, "1100", db.OrgB);
        var foreign = await accounts.ChangeAsync(new(theirs, 0, "1100", "Mine now", true), CommandId.New(), default);

        Assert.Equal("CONCURRENCY_CONFLICT", stale.Error?.Code);
        Assert.Equal("NOT_FOUND", foreign.Error?.Code);
        Assert.Null(await accounts.GetAsync(theirs, default));
        Assert.Equal("Mine", (await accounts.GetAsync(id, default))!.Name);
    }

    [Fact]
    public async Task Add_ReaderOfTheBooks_IsDenied()
    {
        await using var db = await TestDb.CreateAsync();
        var reader = db.Service<AccountService>(AccountingPermissions.Read);

        await Assert.ThrowsAsync<AccessDeniedException>(async () =>
            await reader.AddAsync(new("TST-1", "Loans", await IdAsync(db, "1090")), CommandId.New(), default)
        );
    }

    private static async Task<AccountService> AccountantAsync(TestDb db) =>
        db.Service<AccountService>(await db.MemberAsync(db.OrgA, "Anita", "accountant"));

    private static async Task<Result<Done>> ChangeAsync(
        AccountService accounts,
        long id,
        Func<AccountView, ChangeAccount> change
    ) => await accounts.ChangeAsync(change((await accounts.GetAsync(id, default))!), CommandId.New(), default);

    private static async Task<long> IdAsync(TestDb db, string code, long? organization = null)
    {
        await using var raw = db.Database(new TenantScope(organization ?? db.OrgA));
        return await raw.Set<Account>().Where(a => a.Code == code).Select(a => a.Id).SingleAsync();
    }

    /// <summary>Debits the account against owner's capital.</summary>
    private static async Task PostAsync(TestDb db, long account, decimal amount)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var equity = await raw.Set<Account>()
            .Where(a => a.Type == AccountType.Equity && !a.IsGroup && a.ManualPosting && a.PartyKind == null)
            .OrderBy(a => a.Code)
            .Select(a => a.Id)
            .FirstAsync();
        var posted = await db.Service<JournalService>(AccountingPermissions.Post)
            .PostAsync(
                new ManualJournal(
                    DateOnly.FromDateTime(db.Clock.GetUtcNow().UtcDateTime),
                    "Loan given",
                    [new ManualLine(account, amount, 0m), new ManualLine(equity, 0m, amount)]
                ),
                CommandId.New(),
                default
            );
        Assert.Null(posted.Error);
    }
}
