using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Sublets;
using Battwheels.Data.Common;
using Battwheels.Tests.Billing;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service.JobCards;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Sublets;

/// <summary>
/// An approved visit with a sublet line of 3,000.00 before tax, and a registered workshop in the same state that does it.
/// </summary>
internal sealed record SubletWorld(JobKit Kit, long LineId, long Vendor) : IAsyncDisposable
{
    public TestDb Db => Kit.Db;

    public DateOnly Today { get; } = Sales.Today;

    public static async Task<SubletWorld> CreateAsync(TestEngine engine = TestEngine.Sqlite)
    {
        var db = await TestDb.CreateAsync(engine);
        await Sales.RegisterAsync(db);
        var kit = await JobKit.InAsync(db);
        var vendor = await db.FleetAsync();
        await db.ChangeAsync<Contact>(vendor, c => c.IsVendor = true);
        return new SubletWorld(kit, await LineAsync(kit, 3, "Motor rewound"), vendor);
    }

    /// <summary>Another approved sublet line of the visit.</summary>
    public Task<long> LineAsync(string work) => LineAsync(Kit, 4, work);

    public SubletService As(Actor actor) => Kit.As<SubletService>(actor);

    public Task<Result<long>> OrderAsync(decimal cost = 2_000m, long? line = null, CommandId? command = null) =>
        As(Kit.Technician)
            .OrderAsync(
                new OrderSublet(line ?? LineId, Vendor, "Rewind the motor", cost, Today.AddDays(2)),
                command ?? CommandId.New(),
                default
            );

    public async Task<SubletView> ViewAsync(long id, Actor? reader = null) =>
        Ok(await As(reader ?? Kit.Manager).GetAsync(id, default));

    public async Task<Result<Done>> SendAsync(long id) =>
        await As(Kit.Technician)
            .SendAsync(
                new SendSublet(id, (await ViewAsync(id)).Row.Version, "Motor, serial MT-88"),
                CommandId.New(),
                default
            );

    public async Task<Result<Done>> AcceptAsync(long id) =>
        await As(Kit.Technician)
            .AcceptAsync(new AcceptSublet(id, (await ViewAsync(id)).Row.Version), CommandId.New(), default);

    /// <summary>Ordered, sent and back.</summary>
    public async Task<long> ReturnedAsync(decimal cost = 2_000m, long? line = null)
    {
        var id = Ok(await OrderAsync(cost, line));
        Ok(await SendAsync(id));
        Ok(await AcceptAsync(id));
        return id;
    }

    public async Task<Result<Done>> BillAsync(
        long id,
        decimal taxable,
        string number = "B-17",
        decimal rate = 18m,
        string? reason = null,
        Actor? by = null,
        DateOnly? date = null,
        decimal? total = null
    ) =>
        await As(by ?? Kit.Manager)
            .BillAsync(
                new BillSublet(
                    id,
                    (await ViewAsync(id)).Row.Version,
                    number,
                    date ?? Today,
                    taxable,
                    rate,
                    total,
                    reason
                ),
                CommandId.New(),
                default
            );

    /// <summary>Debit less credit of the account with this role.</summary>
    public async Task<decimal> BookedAsync(string role)
    {
        await using var raw = Db.Database(new TenantScope(Db.OrgA));
        var account = await raw.Set<Account>().Where(a => a.Role == role).Select(a => a.Id).SingleAsync();
        return await raw.Set<JournalLine>().Where(l => l.AccountId == account).SumAsync(l => l.Debit - l.Credit);
    }

    public static T Ok<T>(Result<T> result)
    {
        Assert.Null(result.Error);
        return result.Value;
    }

    public ValueTask DisposeAsync() => Db.DisposeAsync();

    private static async Task<long> LineAsync(JobKit kit, int position, string work)
    {
        await using var raw = kit.Db.Database(new TenantScope(kit.Db.OrgA));
        JobLine line = new()
        {
            TicketId = kit.TicketId,
            Position = position,
            Kind = JobLineKind.Sublet,
            Description = work,
            HsnSac = "998714",
            Uom = "NOS",
            Quantity = 1m,
            UnitPrice = 3_000m,
            RatePercent = 18m,
            State = JobLineState.Approved,
        };
        raw.Add(line);
        await raw.SaveChangesAsync();
        return line.Id;
    }
}
