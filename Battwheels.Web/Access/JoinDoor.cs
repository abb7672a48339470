using Battwheels.Core.Access;
using Battwheels.Core.Common;

namespace Battwheels.Web.Access;

/// <summary>The way from an invitation's address to the one thing it opens: becoming a member of the organization it names.</summary>
/// <param name="slug">As it stood in the address; it only says where to look.</param>
/// <param name="personId">Who is signed in; null for a stranger.</param>
/// <param name="name">As the audit log prints it.</param>
internal sealed class JoinDoor(
    IPlatformDirectory organizations,
    ICurrentActor current,
    JoinService joining,
    string? slug,
    long? personId,
    string name,
    string? ipAddress
)
{
    public Task<Result<InvitationOffer>> ReadAsync(string token, CancellationToken ct) =>
        InsideAsync<InvitationOffer>(() => joining.ReadAsync(token, ct), ct);

    public Task<Result<long>> JoinAsync(JoinWithPassword join, CommandId command, CancellationToken ct) =>
        InsideAsync<long>(() => joining.JoinAsync(join, command, ct), ct);

    public Task<Result<long>> AcceptAsync(string token, CommandId command, CancellationToken ct) =>
        InsideAsync<long>(() => joining.AcceptAsync(token, command, ct), ct);

    private async Task<Result<T>> InsideAsync<T>(Func<Task<Result<T>>> act, CancellationToken ct)
    {
        if (slug is null || await organizations.FindAsync(slug, ct) is not { } organization)
            return AccessErrors.InvitationInvalid;
        var actor = Actor.Job(organization.Id, name, SystemPermissions.AcceptInvitation) with
        {
            PersonId = personId,
            IpAddress = ipAddress,
        };
        using (current.Become(actor))
            return await act();
    }
}
