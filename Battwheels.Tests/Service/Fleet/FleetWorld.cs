using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Fleet;
using Battwheels.Core.Service.Portal;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service.Estimates;
using Battwheels.Tests.Service.Portal;

namespace Battwheels.Tests.Service.Fleet;

/// <summary>The customer of the portal's world has people: Asha up to 20,000, Vikram without limit, Ravi drives.</summary>
internal sealed class FleetWorld(PortalWorld portal) : IAsyncDisposable
{
    public const string AshaPhone = "9811100001";

    public PortalWorld Portal => portal;

    public TestDb Db => portal.Db;

    public EstimateWorld Estimates => portal.Estimates;

    public long Account => portal.Estimates.Contact;

    public long Asha { get; private set; }

    public long Vikram { get; private set; }

    public long Ravi { get; private set; }

    public FleetPeopleService Desk => Db.Service<FleetPeopleService>(Estimates.Advisor);

    public static async Task<FleetWorld> CreateAsync(TestEngine engine = TestEngine.Sqlite)
    {
        FleetWorld world = new(await PortalWorld.CreateAsync(engine));
        world.Asha = await world.AddAsync("Asha Rao", AshaPhone, FleetRole.Approver, 20_000m);
        world.Vikram = await world.AddAsync("Vikram Shah", "9811100002", FleetRole.Manager, null);
        world.Ravi = await world.AddAsync("Ravi Kale", "9811100003", FleetRole.Driver, null);
        return world;
    }

    public async Task<long> AddAsync(
        string name,
        string mobile,
        FleetRole role,
        decimal? limit,
        long? account = null
    ) =>
        EstimateWorld.Value(
            await Desk.SaveAsync(
                account ?? Account,
                new FleetPersonInput(null, 0, name, mobile, null, role, limit),
                CommandId.New(),
                default
            )
        );

    /// <summary>The person signed in to the portal, as the door lets them in.</summary>
    public Actor As(long person, string name, FleetRole role, long? account = null, long? organization = null) =>
        new PortalBearer(account ?? Account, account ?? Account, name, 0, true)
        {
            Person = new PortalPerson(person, name, role),
        }.ToActor(organization ?? Db.OrgA, "203.0.113.9");

    public Actor AsAsha => As(Asha, "Asha Rao", FleetRole.Approver);

    public Actor AsVikram => As(Vikram, "Vikram Shah", FleetRole.Manager);

    public Actor AsRavi => As(Ravi, "Ravi Kale", FleetRole.Driver);

    public async Task<OfferPage> OfferAsync(Actor who, long estimate) =>
        EstimateWorld.Value(await Db.Service<PortalOfferService>(who).ReadAsync(estimate, default));

    /// <summary>A yes to every line.</summary>
    public async Task<Result<DecisionResult>> DecideAsync(Actor who, long estimate, CommandId? command = null)
    {
        var offer = await OfferAsync(portal.Visitor(Account), estimate);
        PortalAnswer yes = new(
            estimate,
            offer.ContentHash,
            "Somebody typed",
            [.. offer.Lines.Select(l => new LineChoice(l.Id, true))],
            false,
            "Old phone"
        );
        return await Db.Service<PortalOfferService>(who).DecideAsync(yes, command ?? CommandId.New(), default);
    }

    public async Task<Result<DecisionResult>> ConfirmAsync(
        Actor who,
        long approval,
        string hash,
        CommandId? command = null
    ) =>
        await Db.Service<FleetApprovalService>(who)
            .ConfirmAsync(new FleetConfirmation(approval, hash, "Her phone"), command ?? CommandId.New(), default);

    public async Task<FleetWaiting> WaitingAsync(Actor who, long estimate) =>
        (await OfferAsync(who, estimate)).Fleet!.Waiting!;

    public async Task SwitchAsync(long person, bool on)
    {
        var row = (await Desk.OfContactAsync(Account, default))!.People.Single(p => p.Id == person);
        EstimateWorld.Value(await Desk.SwitchAsync(Account, person, row.Version, on, CommandId.New(), default));
    }

    public ValueTask DisposeAsync() => portal.DisposeAsync();
}
