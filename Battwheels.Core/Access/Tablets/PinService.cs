using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Access.Tablets;

/// <param name="May">Has a role PINs are for.</param>
/// <param name="SetAtUtc">Null without a PIN.</param>
public sealed record PinState(bool May, DateTime? SetAtUtc, bool IsBlocked);

/// <param name="Pin">Six digits.</param>
public sealed record SetPin(string Pin, string Again);

/// <summary>The PINs members unlock shared tablets with: each their own, taken away by whoever manages members.</summary>
public sealed class PinService(
    IUnitOfWorkFactory units,
    IPinHasher pins,
    IPasswordConfirmation password,
    ITabletSessions sessions
)
{
    public Task<PinState> OwnAsync(CancellationToken ct) =>
        units.ReadAsync(SelfPermissions.Profile, unit => StateAsync(unit, unit.Actor.MembershipId ?? 0, ct), ct);

    /// <returns>What a colleague has; nothing for who is no member.</returns>
    public Task<PinState> OfMemberAsync(long memberId, CancellationToken ct) =>
        units.ReadAsync(OrganizationPermissions.ReadMembers, unit => StateAsync(unit, memberId, ct), ct);

    /// <summary>The caller's own PIN; tablets the old one opened are locked.</summary>
    /// <returns>Done; or PIN_REFUSED, PINS_DIFFER, PIN_NOT_FOR_ROLE, PASSWORD_NEEDED.</returns>
    public async Task<Result<Done>> SetAsync(SetPin set, CommandId command, CancellationToken ct)
    {
        // Hashed outside the transaction, and only for somebody who may use the result.
        if (await units.ReadAsync(SelfPermissions.Profile, unit => SetRefusalAsync(unit, set, ct), ct) is { } refused)
            return refused;
        if (await pins.HashAsync(PinRules.Read(set.Pin)!, ct) is not { } hash)
            return AccessErrors.TooManyAttempts;
        return await ActAsync(
            SelfPermissions.Profile,
            command,
            "set", // what is kept of the input is a quick hash: no PIN may be in it
            unit => unit.Actor.MembershipId ?? 0,
            async (unit, member) =>
            {
                if (await TabletMembers.Of(unit).AllAsync(m => m.Id != member.Id, ct))
                    return TabletErrors.NotForYou;
                if (await unit.Set<MemberPin>().SingleOrDefaultAsync(p => p.MembershipId == member.Id, ct) is { } pin)
                    (pin.PinHash, pin.SetAtUtc, pin.FailedTries) = (hash, unit.Now, 0);
                else
                    unit.Add(
                        new MemberPin
                        {
                            MembershipId = member.Id,
                            PinHash = hash,
                            SetAtUtc = unit.Now,
                        }
                    );
                unit.Audit("PIN_SET", nameof(Membership), member.Id);
                return null;
            },
            ct
        );
    }

    /// <summary>The caller unlocks by password again.</summary>
    public Task<Result<Done>> RemoveAsync(CommandId command, CancellationToken ct) =>
        ActAsync(
            SelfPermissions.Profile,
            command,
            "remove",
            unit => unit.Actor.MembershipId ?? 0,
            (unit, member) => RemoveAsync(unit, member, ct),
            ct
        );

    /// <summary>Takes a member's PIN away: lost, seen by others.</summary>
    /// <returns>Done; or NOT_FOUND.</returns>
    public Task<Result<Done>> ClearAsync(long memberId, CommandId command, CancellationToken ct) =>
        ActAsync(
            OrganizationPermissions.UpdateMembers,
            command,
            memberId,
            _ => memberId,
            (unit, member) => RemoveAsync(unit, member, ct),
            ct
        );

    private async Task<Result<Done>> ActAsync(
        string permission,
        CommandId command,
        object input,
        Func<IUnitOfWork, long> whose,
        Func<IUnitOfWork, Membership, Task<Error?>> act,
        CancellationToken ct
    )
    {
        var (organization, person) = (0L, 0L);
        var done = await units.RunAsync<Done>(
            permission,
            command,
            input,
            async unit =>
            {
                var id = whose(unit);
                if (await unit.Set<Membership>().SingleOrDefaultAsync(m => m.Id == id, ct) is not { } member)
                    return CommonErrors.NotFound;
                (organization, person) = (unit.Organization.Id, member.PersonId);
                return await act(unit, member) is { } error ? error : Done.Instance;
            },
            ct
        );
        if (done.Error is null && organization != 0)
            await sessions.EndOfPersonAsync(organization, person, "PIN changed", CancellationToken.None);
        return done;
    }

    private static async Task<Error?> RemoveAsync(IUnitOfWork unit, Membership member, CancellationToken ct)
    {
        if (await unit.Set<MemberPin>().SingleOrDefaultAsync(p => p.MembershipId == member.Id, ct) is not { } pin)
            return null;
        unit.Remove(pin);
        unit.Audit("PIN_REMOVED", nameof(Membership), member.Id);
        return null;
    }

    private async Task<Error?> SetRefusalAsync(IReadUnit unit, SetPin set, CancellationToken ct)
    {
        if (PinRules.Refusal(set.Pin) is { } why)
            return TabletErrors.PinRefused(why);
        if (PinRules.Read(set.Pin) != PinRules.Read(set.Again))
            return TabletErrors.PinsDiffer;
        var own = unit.Actor.MembershipId;
        return await TabletMembers.Of(unit).AllAsync(m => m.Id != own, ct)
            ? TabletErrors.NotForYou
            : await password.RefusalAsync(unit.Actor, ct);
    }

    private static async Task<PinState> StateAsync(IReadUnit unit, long memberId, CancellationToken ct)
    {
        var pin = await unit.Set<MemberPin>()
            .Where(p => p.MembershipId == memberId)
            .Select(p => new { p.SetAtUtc, p.FailedTries })
            .SingleOrDefaultAsync(ct);
        var may = await TabletMembers.Of(unit).AnyAsync(m => m.Id == memberId, ct);
        return new PinState(may, pin?.SetAtUtc, pin?.FailedTries >= PinRules.MostTries);
    }
}
