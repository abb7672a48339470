using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Service.Messages;
using Battwheels.Core.Service.Portal;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service.Estimates;
using Battwheels.Tests.Service.Messages;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Service.Portal;

/// <summary>Aarav, 98230 00042, has a visit in organization A; strangers and customers stand at both doors.</summary>
internal sealed class PortalWorld(MessageWorld messages) : IAsyncDisposable
{
    public const string Phone = "9823000042";

    public MessageWorld Messages => messages;

    public EstimateWorld Estimates => messages.Estimates;

    public TestDb Db => messages.Db;

    public PortalDoorService Door => DoorOf(Db.OrgA);

    public static async Task<PortalWorld> CreateAsync(TestEngine engine = TestEngine.Sqlite) =>
        new(await MessageWorld.CreateAsync(engine));

    public PortalDoorService DoorOf(long organization) =>
        Db.Service<PortalDoorService>(Actor.Job(organization, "portal", PortalPermissions.Door));

    public PublicIntakeService IntakeOf(long organization) =>
        Db.Service<PublicIntakeService>(
            Actor.Job(
                organization,
                "portal",
                PublicIntakePermissions.Register,
                ContactPermissions.Create,
                VehiclePermissions.Create
            )
        );

    public TrackingService TrackingOf(long organization) =>
        Db.Service<TrackingService>(Actor.Job(organization, "portal", PortalPermissions.Door));

    public async Task<string?> AskAsync(string destination, string ip = "203.0.113.5", long? organization = null)
    {
        var org = organization ?? Db.OrgA;
        var asked = await DoorOf(org).AskAsync(new AskForCode(destination, ip), CommandId.New(), default);
        await Db.As(Actor.Job(org, PortalTeller.QueueName, PortalPermissions.Tell))
            .GetServices<IQueueWorker>()
            .Single(w => w.Queue == PortalTeller.QueueName)
            .WorkAsync(org, default);
        return asked.Error?.Code;
    }

    /// <summary>Code and link of the newest message; null where none was written.</summary>
    public async Task<(string Code, string Link)?> ToldAsync()
    {
        var told = (await messages.AllAsync()).LastOrDefault(m => m.Event is MessageEvent.PortalCode);
        if (told is null)
            return null;
        var end = Db
            .Services.GetRequiredService<ISecretSeal>()
            .Open(told.LinkSealed!, $"{Db.OrgA}|CustomerMessage|{told.SourceKey}")
            .Split('\n');
        return (end[1], end[0]["portal/in/".Length..]);
    }

    public async Task<(bool Entered, LinkToken Token)> EnterAsync(
        string code,
        string destination = Phone,
        long? organization = null
    )
    {
        var token = LinkToken.New();
        var entered = await DoorOf(organization ?? Db.OrgA)
            .EnterAsync(new EnterByCode(destination, code, token.Hash, "Old phone"), CommandId.New(), default);
        return (EstimateWorld.Value(entered), token);
    }

    public async Task<(bool Entered, LinkToken Token)> OpenAsync(string link, long? organization = null)
    {
        var token = LinkToken.New();
        var entered = await DoorOf(organization ?? Db.OrgA)
            .OpenAsync(new EnterByLink(link, token.Hash, "Old phone"), CommandId.New(), default);
        return (EstimateWorld.Value(entered), token);
    }

    public Actor Visitor(long contact, long? organization = null) =>
        Actor.PublicLink(organization ?? Db.OrgA, contact, "Aarav Kulkarni", "203.0.113.9", PortalPermissions.Visitor);

    public ValueTask DisposeAsync() => messages.DisposeAsync();
}
