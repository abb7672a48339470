using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Access;

/// <summary>Inviting and joining in few words.</summary>
internal static class InvitationKit
{
    public const string Password = "monsoon-lantern-brick-42";
    public const string Email = "ravi@service.example";

    public static JoinService Door(TestDb db, long? organization = null) =>
        db.Service<JoinService>(
            Actor.Job(organization ?? db.OrgA, "invited person", SystemPermissions.AcceptInvitation)
        );

    public static async Task AssertDeadAsync(JoinService door, string token)
    {
        var dead = AccessErrors.InvitationInvalid;
        Assert.Equal(dead, (await door.ReadAsync(token, default)).Error);
        Assert.Equal(
            dead,
            (await door.JoinAsync(new(token, "x@service.example", "X", Password), CommandId.New(), default)).Error
        );
        Assert.Equal(dead, (await door.AcceptAsync(token, CommandId.New(), default)).Error);
    }

    public static async Task<(long Id, bool Waits, LinkToken Token)> InviteAsync(
        TestDb db,
        Actor by,
        string address,
        string role
    )
    {
        var token = LinkToken.New();
        InvitePerson invite = new(address, [await RoleAsync(db, by, role)], token.Hash);
        var made = await db.Service<InvitationService>(by).InviteAsync(invite, CommandId.New(), default);
        Assert.Null(made.Error);
        return (made.Value.Id, made.Value.Waits, token);
    }

    public static async Task<Result<Done>> RelinkAsync(TestDb db, Actor by, long id, LinkToken? token = null)
    {
        var invitations = db.Service<InvitationService>(by);
        var version = (await invitations.PendingAsync(default)).Single(i => i.Id == id).Version;
        return await invitations.NewLinkAsync(
            new(id, version, (token ?? LinkToken.New()).Hash),
            CommandId.New(),
            default
        );
    }

    public static async Task<(InvitationRow Row, int Count)> RowsAsync(TestDb db, Actor by)
    {
        var rows = await db.Service<InvitationService>(by).PendingAsync(default);
        return (rows[0], rows.Count);
    }

    public static async Task<(InvitationState, bool)> StateAsync(TestDb db, Actor by)
    {
        var (row, _) = await RowsAsync(db, by);
        return (row.State, row.MayVouch);
    }

    public static Task<Result<long>> JoinAsync(
        TestDb db,
        LinkToken token,
        string? email = null,
        string password = Password,
        CommandId? command = null
    ) => Door(db).JoinAsync(new(token.Text, email, "Ravi Shinde", password), command ?? CommandId.New(), default);

    public static Task<Result<long>> AcceptAsync(TestDb db, LinkToken token, long person) =>
        db.Service<JoinService>(
                Actor.Job(db.OrgA, "Ravi Shinde", SystemPermissions.AcceptInvitation) with
                {
                    PersonId = person,
                }
            )
            .AcceptAsync(token.Text, CommandId.New(), default);

    public static async Task<long> AccountAsync(TestDb db, string email)
    {
        var people = db.Services.GetRequiredService<IPeople>();
        var prepared = await people.PrepareAsync(new NewPerson(email, "Ravi Shinde", Password), default);
        return (await people.SaveAsync(prepared.Value, default)).Value;
    }

    public static async Task<long> RoleAsync(TestDb db, Actor by, string code)
    {
        await using var raw = db.Database(new TenantScope(by.OrganizationId));
        return await raw.Set<Role>().Where(r => r.Code == code).Select(r => r.Id).SingleAsync();
    }
}
