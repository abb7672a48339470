using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Inventory.Stock;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Accounting;

/// <summary>Short ways to post and to look at the books behind the gate's back.</summary>
internal static class Books
{
    public const string Key = "invoices:create";
    public static readonly DateOnly Today = new(2026, 11, 4);

    public static EntryDraft Draft(
        long sourceId,
        decimal amount,
        string debit = AccountRoles.Cash,
        string credit = AccountRoles.ServiceLabour,
        DateOnly? date = null
    ) =>
        new(
            JournalTypes.General,
            date ?? Today,
            "Test",
            sourceId,
            "post",
            $"Test {sourceId}",
            [new EntryLine(debit, amount, 0m), new EntryLine(credit, 0m, amount)]
        );

    /// <summary>Posts as somebody who holds only the document's permission and, if given, more.</summary>
    public static Task<Result<long>> PostAsync(this TestDb db, EntryDraft draft, params string[] permissions) =>
        db.PostAsync(db.OrgA, unit => Ledger.PostAsync(unit, draft, default), permissions);

    public static Task<Result<long>> ReverseAsync(
        this TestDb db,
        long entryId,
        DateOnly? date = null,
        string reason = "entered twice",
        params string[] permissions
    ) => db.PostAsync(db.OrgA, unit => Ledger.ReverseAsync(unit, entryId, date, reason, default), permissions);

    public static Task<Result<long>> PostAsync(
        this TestDb db,
        long organizationId,
        Func<IUnitOfWork, Task<Result<JournalEntry>>> post,
        params string[] permissions
    ) =>
        db.UnitsFor(Actor.Job(organizationId, "test", [Key, .. permissions]))
            .RunAsync<long>(
                Key,
                CommandId.New(),
                new { },
                async unit =>
                {
                    var posted = await post(unit);
                    return posted.Error is { } error ? error : posted.Value.Id;
                },
                default
            );

    /// <summary>Posts by a posting rule.</summary>
    public static Task<Result<long>> PostAsync(this TestDb db, Func<IUnitOfWork, Task<Result<JournalEntry?>>> rule) =>
        db.PostAsync(
            db.OrgA,
            async unit =>
            {
                var posted = await rule(unit);
                return posted.Error is { } error ? error : posted.Value!;
            }
        );

    public static async Task<long> ContactAsync(this TestDb db, string name)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        Contact contact = new()
        {
            Kind = ContactKind.Business,
            Name = name,
            CreatedAtUtc = db.Clock.GetUtcNow().UtcDateTime,
        };
        raw.Add(contact);
        await raw.SaveChangesAsync();
        return contact.Id;
    }

    /// <summary>The store every organization starts with.</summary>
    public static async Task<long> StoreAsync(this TestDb db)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        return await raw.Set<Warehouse>().Where(w => w.IsDefault).Select(w => w.Id).SingleAsync();
    }

    public static async Task<JournalEntry> EntryAsync(this TestDb db, long id)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        return await raw.Set<JournalEntry>().AsNoTracking().Include(e => e.Lines).SingleAsync(e => e.Id == id);
    }

    /// <summary>Lines as "role Dr|Cr amount", in their order.</summary>
    public static async Task<string[]> LinesAsync(this TestDb db, long entryId)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        var accounts = await raw.Set<Account>().AsNoTracking().ToDictionaryAsync(a => a.Id, a => a.Role ?? a.Code);
        var entry = await db.EntryAsync(entryId);
        return
        [
            .. entry
                .Lines.OrderBy(l => l.LineNo)
                .Select(l =>
                    FormattableString.Invariant(
                        $"{accounts[l.AccountId]} {(l.Debit > 0 ? "Dr" : "Cr")} {l.Debit + l.Credit:0.00}"
                    )
                ),
        ];
    }

    /// <summary>Monthly sums by account role, "2026-11 CASH 10.00 0.00".</summary>
    public static async Task<string[]> RollupAsync(this TestDb db, long organizationId)
    {
        await using var raw = db.Database(new TenantScope(organizationId));
        var rows = await (
            from b in raw.Set<AccountPeriodBalance>().AsNoTracking()
            join a in raw.Set<Account>()
                on new { b.OrganizationId, Id = b.AccountId } equals new { a.OrganizationId, a.Id }
            orderby b.Period, a.Code
            select new
            {
                b.Period,
                a.Role,
                b.Debit,
                b.Credit,
            }
        ).ToListAsync();
        return
        [
            .. rows.Select(r => FormattableString.Invariant($"{r.Period} {r.Role} {r.Debit:0.00} {r.Credit:0.00}")),
        ];
    }
}
