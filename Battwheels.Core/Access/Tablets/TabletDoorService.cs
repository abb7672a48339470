using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Access.Tablets;

/// <summary>What a locked tablet shows.</summary>
/// <param name="People">Who has a PIN here and may use it, by name.</param>
public sealed record LockedTablet(string Organization, string Tablet, IReadOnlyList<TabletPerson> People);

/// <param name="PersonId">Under which the browser keeps what is not sent yet.</param>
/// <param name="Roles">As words.</param>
public sealed record TabletPerson(
    long MembershipId,
    long PersonId,
    string Name,
    IReadOnlyList<string> Roles,
    bool IsBlocked
);

/// <param name="TokenHash">Of the token the tablet's browser holds.</param>
public sealed record UnlockTablet(
    string TokenHash,
    long MembershipId,
    string? Pin,
    string? IpAddress,
    string? UserAgent
);

/// <summary>The door of a locked tablet: nobody is signed in yet, the tablet's own token lets it ask.</summary>
public sealed class TabletDoorService(IUnitOfWorkFactory units, IPinHasher pins, ITabletSessions sessions)
{
    private const string Permission = SystemPermissions.UnlockTablet;
    private const int MostPeople = 100;

    /// <returns>Null when this is no shared tablet of the organization, or not any more.</returns>
    public Task<LockedTablet?> FindAsync(string tokenHash, CancellationToken ct) =>
        units.ReadAsync(
            Permission,
            async unit =>
                await TabletAsync(unit, tokenHash, ct) is { } tablet
                    ? new LockedTablet(unit.Organization.Name, tablet.Name, await PeopleAsync(unit, ct))
                    : null,
            ct
        );

    /// <summary>Signs the member in on this tablet, if the PIN is theirs.</summary>
    /// <returns>The person and their session; or TABLET_UNKNOWN, PIN_UNUSABLE, PIN_WRONG, PIN_BLOCKED, TOO_MANY_ATTEMPTS.</returns>
    public async Task<Result<SignedIn>> UnlockAsync(UnlockTablet unlock, CancellationToken ct)
    {
        var begun = await BeginAsync(unlock, ct);
        if (begun.Error is { } refused)
            return refused;
        var hash = await units.ReadAsync(Permission, unit => HashAsync(unit, begun.Value.PinId, ct), ct);
        if (hash is null)
            return TabletErrors.PinUnusable;
        var isRight = await pins.IsRightAsync(hash, PinRules.Read(unlock.Pin) ?? "", ct);
        if (isRight is null)
            return AccessErrors.TooManyAttempts;
        return isRight.Value
            ? await EnterAsync(unlock, begun.Value, hash, ct)
            : await RecordWrongAsync(unlock, begun.Value, ct);
    }

    /// <summary>Counts the try before it is looked at.</summary>
    private Task<Result<PinTry>> BeginAsync(UnlockTablet unlock, CancellationToken ct) =>
        units.RunAsync<PinTry>(
            Permission,
            CommandId.New(),
            unlock with
            {
                Pin = null, // what is kept of the input is a quick hash: no PIN may be in it
            },
            async unit =>
            {
                if (await TabletAsync(unit, unlock.TokenHash, ct) is not { } tablet)
                    return TabletErrors.Unknown;
                var found = await (
                    from member in TabletMembers.Of(unit)
                    join pin in unit.Set<MemberPin>() on member.Id equals pin.MembershipId
                    where member.Id == unlock.MembershipId
                    select new { pin.Id, member.PersonId }
                ).SingleOrDefaultAsync(ct);
                if (found is null)
                    return TabletErrors.PinUnusable;
                var counted = await unit.UpdateWhereAsync<MemberPin>(
                    p => p.Id == found.Id && p.FailedTries < PinRules.MostTries,
                    set => set.SetProperty(p => p.FailedTries, p => p.FailedTries + 1),
                    ct
                );
                if (counted == 0)
                    return TabletErrors.PinBlocked;
                var tries = await unit.Set<MemberPin>()
                    .Where(p => p.Id == found.Id)
                    .Select(p => p.FailedTries)
                    .SingleAsync(ct);
                return new PinTry(found.Id, found.PersonId, tries, tablet.Id, tablet.Name);
            },
            ct
        );

    private async Task<Result<SignedIn>> RecordWrongAsync(UnlockTablet unlock, PinTry tried, CancellationToken ct)
    {
        var left = PinRules.TriesLeft(tried.Tries);
        var recorded = await units.RunAsync<Done>(
            Permission,
            CommandId.New(),
            tried,
            unit =>
            {
                var action = left == 0 ? "PIN_BLOCKED" : "PIN_WRONG";
                unit.Audit(action, nameof(Membership), unlock.MembershipId, new { tried.Tablet, tried.Tries });
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );
        return recorded.Error ?? TabletErrors.PinWrong(left);
    }

    /// <summary>The session begins first; if PIN or tablet changed meanwhile it is ended again, so none outlives them.</summary>
    private async Task<Result<SignedIn>> EnterAsync(
        UnlockTablet unlock,
        PinTry tried,
        string hash,
        CancellationToken ct
    )
    {
        var organization = await units.ReadAsync(Permission, unit => Task.FromResult(unit.Organization.Id), ct);
        TabletSession place = new(organization, tried.TabletId, unlock.TokenHash);
        var started = await sessions.StartAsync(tried.PersonId, place, unlock.IpAddress, unlock.UserAgent, ct);
        if (started.Error is { } unusable)
            return unusable;
        var entered = await units.RunAsync<Done>(
            Permission,
            CommandId.New(),
            tried,
            async unit =>
            {
                if (await TabletAsync(unit, unlock.TokenHash, ct) is null)
                    return TabletErrors.Unknown;
                var same = await unit.UpdateWhereAsync<MemberPin>(
                    p => p.Id == tried.PinId && p.PinHash == hash,
                    set => set.SetProperty(p => p.FailedTries, 0),
                    ct
                );
                if (same == 0)
                    return TabletErrors.PinUnusable;
                unit.Audit("TABLET_UNLOCKED", nameof(Membership), unlock.MembershipId, new { tried.Tablet });
                return Done.Instance;
            },
            CancellationToken.None
        );
        if (entered.Error is null)
            return started;
        await sessions.EndOfTabletAsync(organization, tried.TabletId, "not entered", CancellationToken.None);
        return entered.Error;
    }

    private static Task<SharedTablet?> TabletAsync(IReadUnit unit, string tokenHash, CancellationToken ct) =>
        unit.Set<SharedTablet>().SingleOrDefaultAsync(t => t.TokenHash == tokenHash && t.RevokedAtUtc == null, ct);

    private static Task<string?> HashAsync(IReadUnit unit, long pinId, CancellationToken ct) =>
        unit.Set<MemberPin>().Where(p => p.Id == pinId).Select(p => p.PinHash).SingleOrDefaultAsync(ct);

    private static async Task<IReadOnlyList<TabletPerson>> PeopleAsync(IReadUnit unit, CancellationToken ct)
    {
        var people = await (
            from member in TabletMembers.Of(unit)
            join pin in unit.Set<MemberPin>() on member.Id equals pin.MembershipId
            orderby member.DisplayName, member.Id
            select new
            {
                member.Id,
                member.PersonId,
                member.DisplayName,
                pin.FailedTries,
                Roles = member.Roles.Select(held => held.RoleId).ToList(),
            }
        )
            .Take(MostPeople)
            .ToListAsync(ct);
        var roles = await unit.Set<Role>().Take(MostPeople).ToDictionaryAsync(r => r.Id, r => r.Name, ct);
        return
        [
            .. people.Select(p => new TabletPerson(
                p.Id,
                p.PersonId,
                p.DisplayName,
                [.. p.Roles.Select(id => roles.GetValueOrDefault(id, "")).Order(StringComparer.Ordinal)],
                p.FailedTries >= PinRules.MostTries
            )),
        ];
    }

    /// <summary>A try that counts; kept as the command's result, so nothing secret is in it.</summary>
    private sealed record PinTry(long PinId, long PersonId, int Tries, long TabletId, string Tablet);
}
