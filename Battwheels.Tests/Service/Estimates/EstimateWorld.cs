using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Approvals;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Battwheels.Tests.Inventory;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Service.Estimates;

/// <summary>A visit in diagnosis of a registered workshop in Maharashtra, and the people around it.</summary>
internal sealed class EstimateWorld : IAsyncDisposable
{
    public const string Gstin = "27AAPFU0939F1ZV";

    private Actor? _owner;

    private EstimateWorld(TestDb db) => Db = db;

    public TestDb Db { get; }

    public long Contact { get; private set; }

    public long Vehicle { get; private set; }

    public long Ticket { get; private set; }

    public Actor Advisor { get; private set; } = null!;

    public Actor Manager { get; private set; } = null!;

    public Actor Technician { get; private set; } = null!;

    public EstimateService Estimates => Db.Service<EstimateService>(Advisor);

    public EstimateLinkService Portal =>
        Db.Service<EstimateLinkService>(
            Actor.PublicLink(
                Db.OrgA,
                Contact,
                "Aarav Kulkarni (link)",
                "203.0.113.9",
                EstimatePermissions.PortalRead,
                EstimatePermissions.PortalDecide
            )
        );

    public static async Task<EstimateWorld> CreateAsync(
        TestEngine engine = TestEngine.Sqlite,
        TicketState state = TicketState.InDiagnosis
    ) => await OverAsync(await TestDb.CreateAsync(engine), state);

    /// <summary>In organization A of this database, which is the world's to close from now on.</summary>
    public static async Task<EstimateWorld> OverAsync(TestDb db, TicketState state = TicketState.InDiagnosis)
    {
        EstimateWorld world = new(db);
        world.Advisor = await db.MemberAsync(db.OrgA, "Asha", "service_advisor");
        world.Manager = await db.MemberAsync(db.OrgA, "Meera", "manager");
        world.Technician = await db.MemberAsync(db.OrgA, "Rohit", "technician");
        world.Contact = await db.ContactAsync(
            CrmSeeds.Person("Aarav Kulkarni", "9823000042") with
            {
                StateCode = "27",
            }
        );
        world.Vehicle = await db.VehicleAsync(world.Contact, CrmSeeds.Scooter("MH12QK0427"));
        await world.ChangeProfileAsync(p => p.Gstin = Gstin);
        world.Ticket = await world.AddTicketAsync(state);
        return world;
    }

    /// <summary>The world's visit is another one of the same customer from now on.</summary>
    public async Task<long> NextVisitAsync(string number) =>
        Ticket = await AddTicketAsync(TicketState.InDiagnosis, number);

    /// <summary>Another visit of the same customer.</summary>
    public async Task<long> AddTicketAsync(TicketState state, string number = "TKT-MAIN-2627-00001")
    {
        await using var raw = Raw();
        ServiceTicket ticket = new()
        {
            Number = number,
            BranchId = await raw.Set<Branch>().Select(b => b.Id).SingleAsync(),
            Source = TicketSource.Counter,
            Mode = ServiceMode.Workshop,
            Category = TicketCategory.Breakdown,
            Title = "Does not start",
            ContactId = Contact,
            VehicleId = Vehicle,
            StateSinceUtc = Now,
            CreatedAtUtc = Now,
            PrimaryTechnicianId = Technician.MembershipId,
        };
        ticket.Enter(state, null, null, Now);
        raw.Add(ticket);
        await raw.SaveChangesAsync();
        return ticket.Id;
    }

    public async Task ChangeProfileAsync(Action<OrganizationProfile> change)
    {
        await using var raw = Raw();
        change(await raw.Set<OrganizationProfile>().SingleAsync());
        await raw.SaveChangesAsync();
    }

    public static LineInput Labour(
        string text = "Pack inspection, HV connectors",
        decimal hours = 2.5m,
        decimal price = 950m
    ) => new(JobLineKind.Labour, text, hours, price, "998714", "HRS", RatePercent: 18m);

    public static LineInput Part(
        string text,
        decimal quantity,
        decimal price,
        string hsn = "853690",
        long? item = null
    ) => new(JobLineKind.Part, text, quantity, price, hsn, "NOS", RatePercent: 18m, ItemId: item);

    /// <summary>A stocked part with this many on hand.</summary>
    public async Task<long> StockedAsync(string sku, decimal onHand, decimal value = 1000m)
    {
        var item = await Db.ItemAsync(sku);
        if (onHand > 0m)
            Assert.Null((await Db.OpenAsync(item, await Db.MainStoreAsync(), onHand, value)).Error);
        return item;
    }

    public async Task<long> DraftAsync(params LineInput[] lines)
    {
        var id = Value(await Estimates.OpenAsync(Ticket, CommandId.New(), default));
        foreach (var line in lines.DefaultIfEmpty(Labour()))
            Value(await Estimates.AddLineAsync(id, line, CommandId.New(), default));
        return id;
    }

    public async Task<Result<IReadOnlyList<LineOutcome>>> RemoveLineAsync(long estimate, LineView line) =>
        await Estimates.PutLinesAsync(estimate, [new PutLine(line.Id, line.Version, null)], CommandId.New(), default);

    /// <summary>Saves one line as it was seen, with other words.</summary>
    public async Task<Result<IReadOnlyList<LineOutcome>>> SaveLineAsync(
        long estimate,
        LineView seen,
        LineInput input
    ) => await Estimates.PutLinesAsync(estimate, [new PutLine(seen.Id, seen.Version, input)], CommandId.New(), default);

    public async Task<long> SubmittedAsync(params LineInput[] lines)
    {
        var id = await DraftAsync(lines);
        await SubmitAsync(id);
        return id;
    }

    public async Task<int> SubmitAsync(long id) =>
        Value(await Estimates.SubmitAsync(id, (await ViewAsync(id)).Version, CommandId.New(), default));

    /// <summary>Shares the current version; the token is what stands in the link.</summary>
    public async Task<string> ShareAsync(long id)
    {
        await ApproveInsideAsync(id);
        var token = LinkToken.New();
        Value(await Estimates.ShareAsync(new ShareEstimate(id, token.Hash), CommandId.New(), default));
        return token.Text;
    }

    /// <summary>Every approval inside the workshop that the version needs.</summary>
    public async Task ApproveInsideAsync(long id)
    {
        while ((await ViewAsync(id)).Approval is ApprovalStanding.Pending)
        {
            var panel = Value(await Db.Service<ApprovalService>(Manager).OfEstimateAsync(id, default));
            var request = panel.Current!;
            var by = panel.Mine is null ? _owner ??= await Db.MemberAsync(Db.OrgA, "Vikram", "owner") : Manager;
            DecideApproval yes = new(request.RequestId, request.Step, request.ContentHash, true);
            Value(await Db.Service<ApprovalService>(by).DecideAsync(yes, CommandId.New(), default));
        }
    }

    public async Task<(long Id, string Token)> SharedAsync(params LineInput[] lines)
    {
        var id = await SubmittedAsync(lines);
        return (id, await ShareAsync(id));
    }

    public async Task<EstimateView> ViewAsync(long id) => Value(await Estimates.GetAsync(id, default));

    public async Task<OfferPage> PageAsync(string token) => Value(await Portal.ReadAsync(token, default));

    /// <summary>An answer of the customer: the lines whose description is named are declined.</summary>
    public static LinkAnswer Answer(
        OfferPage page,
        string token,
        IEnumerable<string>? declined = null,
        bool risk = false,
        string name = "Aarav Kulkarni"
    ) =>
        new(
            token,
            page.ContentHash,
            name,
            [.. page.Lines.Select(l => new LineChoice(l.Id, declined?.Contains(l.Description) is not true))],
            risk,
            "Test browser"
        );

    public async Task<TicketState> TicketStateAsync() => (await TicketAsync()).State;

    public async Task<ServiceTicket> TicketAsync()
    {
        await using var raw = Raw();
        return await raw.Set<ServiceTicket>().AsNoTracking().SingleAsync(t => t.Id == Ticket);
    }

    public async Task<List<JobLine>> JobLinesAsync()
    {
        await using var raw = Raw();
        return await raw.Set<JobLine>().AsNoTracking().OrderBy(l => l.Position).ToListAsync();
    }

    public BattwheelsDb Raw() => Db.Database(new TenantScope(Db.OrgA));

    public DateTime Now => Db.Clock.GetUtcNow().UtcDateTime;

    public static T Value<T>(Result<T> result)
    {
        Assert.Null(result.Error);
        return result.Value;
    }

    public ValueTask DisposeAsync() => Db.DisposeAsync();
}
