using Battwheels.Core.Access;
using Battwheels.Core.Access.Tablets;
using Battwheels.Core.Common;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Access.Tablets;

/// <summary>A shared tablet and PINs in few words.</summary>
internal sealed record TabletKit(TestDb Db, Actor Owner, long TabletId, string Token)
{
    public const string Pin = "420917";
    public const string Wrong = "975310";

    public static async Task<TabletKit> MakeAsync(TestDb db, long? organization = null)
    {
        var owner = await db.MemberAsync(organization ?? db.OrgA, "Meera", "owner");
        var token = LinkToken.New().Hash;
        var made = await db.Service<TabletService>(owner).EnrolAsync(new("Bay 3", token), CommandId.New(), default);
        Assert.Null(made.Error);
        return new TabletKit(db, owner, made.Value, token);
    }

    /// <summary>A member with a PIN.</summary>
    public async Task<Actor> HireAsync(string name, string role, string pin = Pin)
    {
        var member = await Db.MemberAsync(Owner.OrganizationId, name, role);
        Assert.Null((await SetAsync(member, pin)).Error);
        return member;
    }

    public Task<Result<Done>> SetAsync(Actor member, string pin) =>
        Db.Service<PinService>(member).SetAsync(new(pin, pin), CommandId.New(), default);

    public TabletDoorService Door(long? organization = null) =>
        Db.Service<TabletDoorService>(
            Actor.Job(organization ?? Owner.OrganizationId, "shared tablet", SystemPermissions.UnlockTablet)
        );

    public Task<Result<SignedIn>> UnlockAsync(Actor member, string pin = Pin) =>
        Door().UnlockAsync(new(Token, member.MembershipId!.Value, pin, "10.0.0.7", "Tablet"), default);

    /// <summary>The member at work on the tablet.</summary>
    public async Task<Actor> AtWorkAsync(Actor member)
    {
        var unlocked = await UnlockAsync(member);
        Assert.Null(unlocked.Error);
        return member with { SessionId = $"{unlocked.Value.SessionId}" };
    }

    /// <summary>The refusal's code; null when the permission opens.</summary>
    public async Task<string?> RefusedAsync(Actor actor, string permission) =>
        (
            (AccessDeniedException?)
                await Record.ExceptionAsync(() =>
                    Db.UnitsFor(actor).ReadAsync(permission, _ => Task.FromResult(0), default)
                )
        )?.Code;
}
