using Battwheels.Core.Common;
using Battwheels.Core.Service.Messages;
using Battwheels.Core.Service.Portal;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service.Fleet;

namespace Battwheels.Tests.Service.Portal;

/// <summary>The customer's own word on messages; people of their account have none.</summary>
[Trait("Category", "Data")]
public sealed class PortalConsentTests
{
    private static readonly PortalConsent NoSms = new(MessageChannel.Sms, MessagePurpose.Transactional, false);

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Consent_SaidInThePortal_HoldsForItsCustomerAlone(TestEngine engine)
    {
        await using var world = await FleetWorld.CreateAsync(engine);
        var mine = world.Db.Service<PortalConsentService>(world.Portal.Visitor(world.Account));
        var rows = await mine.ReadAsync(default);
        Assert.Equal(6, rows.Count); // three ways, two purposes
        Assert.Equal([true, true, true, false, false, false], rows.Select(r => r.IsGiven));

        Assert.Null((await mine.SayAsync(NoSms, CommandId.New(), default)).Error);
        Assert.Null((await mine.SayAsync(NoSms, CommandId.New(), default)).Error); // the same word again

        var desk = world.Db.Service<MessageConsentService>(world.Estimates.Manager);
        var seen = (await desk.OfContactAsync(world.Account, default))!.Consents;
        var said = Assert.Single(seen, r => r.AtUtc is not null);
        Assert.Equal(
            (MessageChannel.Sms, MessagePurpose.Transactional, false, ConsentSource.Portal),
            (said.Channel, said.Purpose, said.IsGiven, said.Source!.Value)
        );

        // A person of the account, and a customer of the neighbour with the same id.
        var asha = world.Db.Service<PortalConsentService>(world.AsAsha);
        Assert.Empty(await asha.ReadAsync(default));
        Assert.Equal(
            "NOT_FOUND",
            (await asha.SayAsync(NoSms with { IsGiven = true }, CommandId.New(), default)).Error?.Code
        );
        var other = world.Db.Service<PortalConsentService>(world.Portal.Visitor(world.Account, world.Db.OrgB));
        Assert.All(await other.ReadAsync(default), r => Assert.Null(r.AtUtc));
    }
}
