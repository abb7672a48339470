using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Amc;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Billing;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Amc;

/// <summary>
/// A registered workshop with a customer in its state, a scooter, and the plan Gold: 1,000.00 for three months, one
/// service a contract, 10 % off parts, first response within 30 minutes. It is 4 November 2026.
/// </summary>
internal sealed record AmcWorld(TestDb Db, long Contact, long Vehicle, long Plan, Actor Rohit, Actor Farhan)
    : IAsyncDisposable
{
    private int _visits;

    public AmcService Contracts => Db.Service<AmcService>(Desk(Db));

    public AmcCoverService Covers => Db.Service<AmcCoverService>(Desk(Db));

    public static async Task<AmcWorld> CreateAsync(TestEngine engine = TestEngine.Sqlite, int? services = 1)
    {
        var db = await TestDb.CreateAsync(engine);
        await Sales.RegisterAsync(db);
        var contact = await db.ContactAsync(CrmSeeds.Person("Aarav Kulkarni", "9823000042") with { StateCode = "27" });
        var vehicle = await db.VehicleAsync(contact, CrmSeeds.Scooter("MH12QK0427"));
        var plan = Ok(await db.Service<AmcPlanService>(Desk(db)).CreateAsync(Gold(services), CommandId.New(), default));
        return new AmcWorld(
            db,
            contact,
            vehicle,
            plan,
            await db.MemberAsync(db.OrgA, "Rohit", "technician"),
            await db.MemberAsync(db.OrgA, "Farhan", "technician")
        );
    }

    public static PlanInput Gold(int? services = 1, string name = "Gold") =>
        new(
            name,
            VehicleCategory.TwoWheeler,
            1_000m,
            3,
            [
                new BenefitInput(AmcBenefitKind.Labour, "Periodic service", services),
                new BenefitInput(AmcBenefitKind.PartsDiscount, "Parts", DiscountPercent: 10m),
            ],
            ResponseMinutes: 30
        );

    public Task<Result<long>> DraftAsync(DateOnly? starts = null, params long[] vehicles) =>
        Contracts.CreateAsync(
            new ContractInput(Contact, Plan, vehicles.Length == 0 ? [Vehicle] : vehicles, starts),
            CommandId.New(),
            default
        );

    /// <summary>A contract that runs.</summary>
    public async Task<long> SoldAsync(DateOnly? starts = null, params long[] vehicles)
    {
        var id = Ok(await DraftAsync(starts, vehicles));
        Ok(await Contracts.SellAsync(id, 0, CommandId.New(), default));
        return id;
    }

    public async Task<AmcView> ViewAsync(long id) => Ok(await Contracts.GetAsync(id, default));

    /// <summary>What is left of the service.</summary>
    public async Task<int?> LeftAsync(long id) =>
        (await ViewAsync(id)).Vehicles[0].Benefits.Single(b => b.Kind is AmcBenefitKind.Labour).Left;

    /// <summary>A visit of the scooter with one labour line of 950.00, in the technician's hands.</summary>
    public async Task<(long Ticket, long Line)> VisitAsync(
        Actor technician,
        TicketState state = TicketState.Approved,
        LinePayer payer = LinePayer.Customer,
        long? vehicle = null
    )
    {
        await using var raw = Db.Database(new TenantScope(Db.OrgA));
        var now = Db.Clock.GetUtcNow().UtcDateTime;
        ServiceTicket ticket = new()
        {
            Number = $"TKT-AMC-2627-{++_visits:D5}",
            BranchId = await raw.Set<Branch>().Select(b => b.Id).SingleAsync(),
            Source = TicketSource.Counter,
            Mode = ServiceMode.Workshop,
            Category = TicketCategory.Maintenance,
            Title = "Service",
            ContactId = Contact,
            VehicleId = vehicle ?? Vehicle,
            StateSinceUtc = now,
            CreatedAtUtc = now,
            PrimaryTechnicianId = technician.MembershipId,
        };
        ticket.Enter(state, null, null, now);
        raw.Add(ticket);
        JobLine line = new()
        {
            TicketId = ticket.Id,
            Position = 1,
            Kind = JobLineKind.Labour,
            Description = "Periodic service",
            HsnSac = "998714",
            Uom = "HRS",
            Quantity = 1m,
            UnitPrice = 950m,
            RatePercent = 18m,
            Payer = payer,
            State = state is TicketState.InDiagnosis ? JobLineState.Proposed : JobLineState.Approved,
        };
        raw.Add(line);
        await raw.SaveChangesAsync();
        line = await raw.Set<JobLine>().AsNoTracking().SingleAsync(l => l.TicketId == ticket.Id);
        return (ticket.Id, line.Id);
    }

    public Task<Result<Done>> StartAsync(Actor technician, long ticket) =>
        Db.Service<JobService>(technician).StartAsync(ticket, CommandId.New(), default);

    public Task<Result<Done>> CoverAsync(long ticket, long line, CommandId? command = null) =>
        Covers.CoverAsync(new CoverLine(ticket, line), command ?? CommandId.New(), default);

    public async Task<JobLine> LineAsync(long id) =>
        await Db.UnitsFor("x:read").ReadAsync("x:read", u => u.Set<JobLine>().SingleAsync(l => l.Id == id), default);

    public Task<DateTime?> WatchAsync() =>
        Db.As(Actor.Job(Db.OrgA, "amc", AmcPermissions.SystemWatch))
            .GetServices<IQueueWorker>()
            .Single(w => w.Queue == AmcWatch.QueueName)
            .WorkAsync(Db.OrgA, default);

    /// <summary>Ten in the morning of a day in India.</summary>
    public void GoTo(DateOnly day) =>
        Db.Clock.SetUtcNow(new DateTimeOffset(day.ToDateTime(new TimeOnly(4, 30)), TimeSpan.Zero));

    public static T Ok<T>(Result<T> result)
    {
        Assert.Null(result.Error);
        return result.Value;
    }

    public static Actor Desk(TestDb db, long? organization = null) =>
        Actor.Job(
            organization ?? db.OrgA,
            "test",
            AmcPermissions.Read,
            AmcPermissions.Create,
            AmcPermissions.Update,
            AmcPermissions.Use,
            AmcPermissions.Cancel,
            AmcPermissions.UpdatePlans,
            InvoicePermissions.Create,
            InvoicePermissions.Void,
            InvoicePermissions.Read,
            TicketPermissions.Read,
            EstimatePermissions.Read
        );

    public ValueTask DisposeAsync() => Db.DisposeAsync();
}
