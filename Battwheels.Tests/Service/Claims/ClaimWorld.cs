using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Crm.Warranty;
using Battwheels.Core.Service.Claims;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Billing;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service.JobCards;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Claims;

/// <summary>
/// A finished visit the maker pays: labour 1 x 950.00 and a part 2 x 950.00, both at 18 %; the vehicle was sold on
/// 1 December 2025 and is promised 24 months.
/// </summary>
internal sealed record ClaimWorld(JobKit Kit, long Maker, long Cover) : IAsyncDisposable
{
    public TestDb Db => Kit.Db;

    public static async Task<ClaimWorld> CreateAsync(TestEngine engine = TestEngine.Sqlite)
    {
        var db = await TestDb.CreateAsync(engine);
        await Sales.RegisterAsync(db);
        var kit = await JobKit.InAsync(db);
        foreach (var line in new[] { kit.LabourId, kit.PartId })
            await db.ChangeAsync<JobLine>(line, l => (l.Payer, l.State) = (LinePayer.OemWarranty, JobLineState.Done));
        var vehicle = (await kit.TicketAsync()).VehicleId;
        NewCover cover = new(vehicle, WarrantySubject.Vehicle, new(2025, 12, 1), 24, null, Provider: "Pavan");
        var added = await db.Service<WarrantyService>(Desk(db)).AddAsync(cover, CommandId.New(), default);
        Assert.Null(added.Error);
        return new ClaimWorld(kit, await db.FleetAsync(), added.Value);
    }

    public ClaimService Claims(long? organization = null) => Db.Service<ClaimService>(Desk(Db, organization));

    public Task<Result<long>> ClaimAsync(params long[] lines) =>
        Claims().CreateAsync(new NewClaim(Kit.TicketId, Maker, lines), CommandId.New(), default);

    public async Task<ClaimView> ViewAsync(long id) => Ok(await Claims().GetAsync(id, default));

    /// <summary>A claim of both lines with the failed part in quarantine.</summary>
    public async Task<long> DraftAsync()
    {
        var id = Ok(await ClaimAsync());
        var part = (await ViewAsync(id)).Lines.Single(l => l.IsPart);
        Ok(
            await Claims()
                .HoldPartAsync(
                    new HoldPart(part.Id, "CNT-77", "Q-1", FailedPartState.Quarantined),
                    CommandId.New(),
                    default
                )
        );
        return id;
    }

    public async Task<long> SubmittedAsync()
    {
        var id = await DraftAsync();
        Ok(await SubmitAsync(id));
        return id;
    }

    public async Task<Result<Done>> SubmitAsync(long id, string? note = null) =>
        await Claims()
            .SubmitAsync(new SubmitClaim(id, (await ViewAsync(id)).Version, Cover, note), CommandId.New(), default);

    /// <summary>Approves so much of the labour and of the part.</summary>
    public async Task<Result<Done>> DecideAsync(long id, decimal labour, decimal part)
    {
        var view = await ViewAsync(id);
        return await Claims()
            .DecideAsync(
                new DecideClaim(
                    id,
                    view.Version,
                    [.. view.Lines.Select(l => new ApprovedAmount(l.Id, l.IsPart ? part : labour))],
                    "PV/881"
                ),
                CommandId.New(),
                default
            );
    }

    /// <summary>Debit less credit of the account with this role.</summary>
    public async Task<decimal> BookedAsync(string role) =>
        await Db.UnitsFor("x:read")
            .ReadAsync(
                "x:read",
                async u =>
                {
                    var account = await u.Set<Account>().Where(a => a.Role == role).Select(a => a.Id).SingleAsync();
                    var lines = u.Set<JournalLine>().Where(l => l.AccountId == account);
                    return await lines.SumAsync(l => l.Debit) - await lines.SumAsync(l => l.Credit);
                },
                default
            );

    public static T Ok<T>(Result<T> result)
    {
        Assert.Null(result.Error);
        return result.Value;
    }

    public ValueTask DisposeAsync() => Db.DisposeAsync();

    private static Actor Desk(TestDb db, long? organization = null) =>
        Actor.Job(
            organization ?? db.OrgA,
            "test",
            WarrantyPermissions.Read,
            WarrantyPermissions.Create,
            WarrantyPermissions.Submit,
            WarrantyPermissions.Settle,
            EstimatePermissions.Create,
            EstimatePermissions.Update,
            TicketPermissions.Read
        );
}
