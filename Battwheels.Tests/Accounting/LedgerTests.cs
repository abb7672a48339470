using Battwheels.Core.Accounting;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Accounting;

[Trait("Category", "Data")]
public class LedgerTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task PostAsync_Balanced_IsNumberedAndRolledUp(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);

        var first = await db.PostAsync(Books.Draft(1, 10m));
        var second = await db.PostAsync(Books.Draft(2, 2.50m));

        Assert.Equal("JE-2627-00001", (await db.EntryAsync(first.Value)).Number);
        Assert.Equal("JE-2627-00002", (await db.EntryAsync(second.Value)).Number);
        Assert.Equal(["CASH Dr 10.00", "SERVICE_LABOUR Cr 10.00"], await db.LinesAsync(first.Value));
        Assert.Equal(["2026-11 CASH 12.50 0.00", "2026-11 SERVICE_LABOUR 0.00 12.50"], await db.RollupAsync(db.OrgA));
        Assert.Empty(await db.RollupAsync(db.OrgB));
    }

    [Fact]
    public async Task PostAsync_NewFiscalYear_CountsFromOne()
    {
        await using var db = await TestDb.CreateAsync();
        await db.PostAsync(Books.Draft(1, 10m));

        var next = await db.PostAsync(Books.Draft(2, 10m, date: new DateOnly(2027, 4, 1)));

        Assert.Equal("JE-2728-00001", (await db.EntryAsync(next.Value)).Number);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task PostAsync_SameDraftTwice_IsOneEntry(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);

        var first = await db.PostAsync(Books.Draft(1, 10m));
        var again = await db.PostAsync(Books.Draft(1, 10.00m));
        var other = await db.PostAsync(Books.Draft(1, 11m));

        Assert.Equal(first.Value, again.Value);
        Assert.Equal("POSTING_CONFLICT", other.Error?.Code);
        Assert.Equal(1, await db.CountAsync<JournalEntry>(db.OrgA));
        Assert.Equal("2026-11 CASH 10.00 0.00", (await db.RollupAsync(db.OrgA))[0]);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task PostAsync_MoreAccountsThanOneStatementTakes_AddsToTheSumOfEach(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        string[] roles =
        [
            AccountRoles.BankCharges,
            AccountRoles.BankDefault,
            AccountRoles.OutCgst,
            AccountRoles.OutIgst,
            AccountRoles.OutSgst,
            AccountRoles.RoundOff,
            AccountRoles.SalesParts,
            AccountRoles.ServiceLabour,
            AccountRoles.Undeposited,
        ];
        EntryLine[] lines =
        [
            new(AccountRoles.Cash, 45m, 0m),
            .. roles.Select((role, i) => new EntryLine(role, 0m, i + 1m)),
        ];

        await db.PostAsync(Books.Draft(1, 0.25m));
        await db.PostAsync(Books.Draft(2, 45m) with { Lines = lines });
        await db.PostAsync(Books.Draft(3, 45m) with { Lines = lines });

        Assert.Equal(
            [
                "2026-11 BANK_CHARGES 0.00 2.00",
                "2026-11 BANK_DEFAULT 0.00 4.00",
                "2026-11 CASH 90.25 0.00",
                "2026-11 OUT_CGST 0.00 6.00",
                "2026-11 OUT_IGST 0.00 8.00",
                "2026-11 OUT_SGST 0.00 10.00",
                "2026-11 ROUND_OFF 0.00 12.00",
                "2026-11 SALES_PARTS 0.00 14.00",
                "2026-11 SERVICE_LABOUR 0.00 16.25",
                "2026-11 UNDEPOSITED 0.00 18.00",
            ],
            (await db.RollupAsync(db.OrgA)).Order(StringComparer.Ordinal)
        );
    }

    public static TheoryData<string, EntryLine[]> Refused =>
        new()
        {
            { "TOO_FEW_LINES", [new("CASH", 10m, 0m)] },
            { "UNBALANCED", [new("CASH", 10m, 0m), new("SERVICE_LABOUR", 0m, 9.99m)] },
            { "LINE_SIDES", [new("CASH", 10m, 10m), new("SERVICE_LABOUR", 5m, 5m)] },
            { "LINE_SIDES", [new("CASH", 0m, 0m), new("SERVICE_LABOUR", 0m, 0m)] },
            { "LINE_SIDES", [new("CASH", -10m, 0m), new("SERVICE_LABOUR", 0m, -10m)] },
            { "ACCOUNT_ROLE_MISSING", [new("NO_SUCH_ROLE", 10m, 0m), new("SERVICE_LABOUR", 0m, 10m)] },
            { "ACCOUNT_UNKNOWN", [new("", 10m, 0m, AccountId: 42), new("SERVICE_LABOUR", 0m, 10m)] },
            { "PARTY_REQUIRED", [new("AR", 10m, 0m), new("SERVICE_LABOUR", 0m, 10m)] },
        };

    [Theory]
    [MemberData(nameof(Refused))]
    public async Task PostAsync_NotAnEntry_IsRefusedAndSavesNothing(string code, EntryLine[] lines)
    {
        await using var db = await TestDb.CreateAsync();

        var result = await db.PostAsync(Books.Draft(1, 10m) with { Lines = lines });

        Assert.Equal(code, result.Error?.Code);
        Assert.Equal(0, await db.CountAsync<JournalEntry>(db.OrgA));
        Assert.Equal(0, await db.CountAsync<AccountPeriodBalance>(db.OrgA));
        Assert.Equal(0, await db.CountAsync<Core.Platform.Numbering.NumberCounter>(db.OrgA));
    }

    [Fact]
    public async Task PostAsync_AccountInactiveOrGroup_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        long group;
        await using (var raw = db.Database(new TenantScope(db.OrgA)))
        {
            var cash = await raw.Set<Account>().SingleAsync(a => a.Role == "CASH");
            cash.IsActive = false;
            group = await raw.Set<Account>().Where(a => a.Code == "1190").Select(a => a.Id).SingleAsync();
            await raw.SaveChangesAsync();
        }

        var inactive = await db.PostAsync(Books.Draft(1, 10m));
        var heading = await db.PostAsync(
            Books.Draft(2, 10m) with
            {
                Lines = [new("", 10m, 0m, AccountId: group), new("SERVICE_LABOUR", 0m, 10m)],
            }
        );

        Assert.Equal("ACCOUNT_ROLE_MISSING", inactive.Error?.Code);
        Assert.Equal("ACCOUNT_NOT_POSTABLE", heading.Error?.Code);
    }
}
