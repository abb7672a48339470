using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Merging;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Data.Common;
using Battwheels.Tests.Billing;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Crm.Merging;

/// <summary>Two contacts who are one person, with vehicles, a visit, bills and money.</summary>
internal sealed class MergeWorld : IAsyncDisposable
{
    private MergeWorld(TestDb db) => Db = db;

    public TestDb Db { get; }

    public long Survivor { get; private set; }

    public long Loser { get; private set; }

    /// <summary>The loser's, whose visit is <see cref="Ticket"/>.</summary>
    public long Vehicle { get; private set; }

    /// <summary>The survivor's.</summary>
    public long Other { get; private set; }

    public long Ticket { get; private set; }

    /// <summary>118 rupees.</summary>
    public long LosersInvoice { get; private set; }

    /// <summary>50 rupees in advance.</summary>
    public long LosersReceipt { get; private set; }

    /// <summary>236 rupees.</summary>
    public long SurvivorsInvoice { get; private set; }

    public ContactMergeService Merges => MergesOf(Db, Db.OrgA);

    public static async Task<MergeWorld> CreateAsync(TestEngine engine)
    {
        MergeWorld world = new(await TestDb.CreateAsync(engine));
        var db = world.Db;
        await Sales.RegisterAsync(db);
        world.Loser = await db.ContactAsync(
            CrmSeeds.Person("Rahul Sharma", "9876543210") with
            {
                StateCode = "27",
                Notes = "Calls in the evening",
            }
        );
        world.Survivor = await db.ContactAsync(CrmSeeds.Person("Rahul K Sharma") with { StateCode = "27" });
        world.Vehicle = await db.VehicleAsync(world.Loser, CrmSeeds.Scooter("MH12QK0042"));
        world.Other = await db.VehicleAsync(world.Survivor, CrmSeeds.Scooter("MH12QK0043"));
        world.Ticket = await db.RegisterAsync(
            Visits.New() with
            {
                ContactId = world.Loser,
                VehicleId = world.Vehicle,
                NewContact = null,
                NewVehicle = null,
            }
        );
        world.LosersReceipt = await db.ReceivedAsync(new RecordReceipt(world.Loser, PaymentMode.Cash, 50m));
        world.LosersInvoice = await db.IssuedAsync(world.Loser, Sales.Labour(100m));
        world.SurvivorsInvoice = await db.IssuedAsync(world.Survivor, Sales.Labour(200m));
        return world;
    }

    public ContactMergeService Of(long organization) => MergesOf(Db, organization);

    public static ContactMergeService MergesOf(TestDb db, long organization) =>
        db.Service<ContactMergeService>(
            Actor.Job(
                organization,
                "merger",
                ContactPermissions.Read,
                ContactPermissions.Merge,
                ContactPermissions.Unmerge,
                ContactPermissions.Credit
            )
        );

    /// <summary>The loser into this contact, as both stand now.</summary>
    public async Task<MergeContacts> InputAsync(long survivor, params MergeField[] fromLoser) =>
        new(
            survivor,
            (await Db.Contacts().GetAsync(survivor, default)).Value.Version,
            Loser,
            (await Db.Contacts().GetAsync(Loser, default)).Value.Version,
            fromLoser
        );

    public async Task<long> MergedAsync(params MergeField[] fromLoser)
    {
        var merged = await Merges.MergeAsync(await InputAsync(Survivor, fromLoser), CommandId.New(), default);
        Assert.Null(merged.Error);
        return merged.Value;
    }

    /// <summary>The worker that follows saves and merges.</summary>
    public async Task WatchAsync() =>
        await Db.As(Actor.Job(Db.OrgA, "job", ContactPermissions.SystemDuplicates))
            .GetServices<IQueueWorker>()
            .Single(w => w.Permission == ContactPermissions.SystemDuplicates)
            .WorkAsync(Db.OrgA, default);

    /// <summary>What the survivor owes, and has with us.</summary>
    public async Task<(decimal Owed, decimal Advance)> StandingAsync()
    {
        await using var raw = Db.Database(new TenantScope(Db.OrgA));
        return (
            (await raw.Set<InvoiceBalance>().Where(b => b.ContactId == Survivor).ToListAsync()).Sum(b => b.Outstanding),
            (await raw.Set<AdvanceBalance>().Where(b => b.ContactId == Survivor).ToListAsync()).Sum(b => b.Available)
        );
    }

    /// <summary>Closing balance of the contact's receivables, as the ledger page shows it.</summary>
    public async Task<decimal> LedgerAsync(long contact)
    {
        await using var raw = Db.Database(new TenantScope(Db.OrgA));
        var account = await raw.Set<Account>().Where(a => a.Role == AccountRoles.Ar).Select(a => a.Id).SingleAsync();
        var ledger = await Db.Service<LedgerService>(AccountingPermissions.Read)
            .AccountAsync(new LedgerQuery(account, Sales.Today.AddDays(-1), Sales.Today.AddDays(60), contact), default);
        return ledger.Value.Closing;
    }

    /// <summary>
    /// For every party: what its lines on the receivables come to is what its invoices still owe; the same of advances. The
    /// party is whom the document names, and who that is today makes no difference to the sums.
    /// </summary>
    public async Task AgreesAsync()
    {
        await using var raw = Db.Database(new TenantScope(Db.OrgA));
        var ar = await raw.Set<Account>().Where(a => a.Role == AccountRoles.Ar).Select(a => a.Id).SingleAsync();
        var advances = await raw.Set<Account>()
            .Where(a => a.Role == AccountRoles.CustomerAdvance)
            .Select(a => a.Id)
            .SingleAsync();
        var lines = await raw.Set<JournalLine>().Where(l => l.PartyId != null).ToListAsync();
        var invoices = await raw.Set<Invoice>().ToDictionaryAsync(i => i.Id, i => i.ContactId);
        var receipts = await raw.Set<Receipt>().ToDictionaryAsync(r => r.Id, r => r.ContactId);
        var owed = (await raw.Set<InvoiceBalance>().ToListAsync()).ToLookup(b => invoices[b.InvoiceId]);
        var kept = (await raw.Set<AdvanceBalance>().ToListAsync()).ToLookup(b => receipts[b.ReceiptId]);
        foreach (var party in (long[])[Survivor, Loser])
        {
            decimal On(long account) =>
                lines.Where(l => l.PartyId == party && l.AccountId == account).Sum(l => l.Debit - l.Credit);
            Assert.Equal(owed[party].Sum(b => b.Outstanding), On(ar));
            Assert.Equal(-kept[party].Sum(b => b.Available), On(advances));
        }
    }

    public ValueTask DisposeAsync() => Db.DisposeAsync();
}
