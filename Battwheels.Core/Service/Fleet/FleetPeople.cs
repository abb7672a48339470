using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Portal;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Fleet;

/// <summary>Keeping the people of one account, inside the caller's transaction.</summary>
internal static class FleetPeople
{
    private const decimal HighestLimit = 99_99_99_999m;

    /// <summary>The person of the account who is signed in, as they stand now; null for the account itself and for one switched off.</summary>
    public static async Task<FleetPerson?> MeAsync(IReadUnit unit, CancellationToken ct) =>
        unit.Actor.AccountPersonId is { } me
            ? await unit.Set<FleetPerson>().SingleOrDefaultAsync(p => p.Id == me && p.IsActive, ct)
            : null;

    /// <summary>The same, kept as they are until the commit: whoever switches them off meanwhile waits.</summary>
    public static async Task<FleetPerson?> HoldMeAsync(IUnitOfWork unit, CancellationToken ct)
    {
        if (unit.Actor.AccountPersonId is not { } me)
            return null;
        var held = await unit.HoldAsync(unit.Set<FleetPerson>().Where(p => p.Id == me), ct);
        return held is [{ IsActive: true } person] ? person : null;
    }

    /// <param name="editor">The manager who does it; null for the workshop.</param>
    /// <returns>The person's id; or NOT_FOUND, CONCURRENCY_CONFLICT, what is wrong in the input, and what a manager may not.</returns>
    public static async Task<Result<long>> SaveAsync(
        IUnitOfWork unit,
        long accountId,
        FleetPersonInput input,
        FleetPerson? editor,
        CancellationToken ct
    )
    {
        if (!await HoldAsync(unit, accountId, ct))
            return CommonErrors.NotFound;
        var (mobile, mail) = (Phones.Read(input.Mobile)?.Key, Emails.Key(input.Email));
        if (Wrong(input, mobile, mail) is { } wrong)
            return wrong;
        var people = await AllAsync(unit, accountId, ct);
        var person = people.Find(p => p.Id == input.PersonId);
        if (input.PersonId is not null && person is null)
            return CommonErrors.NotFound;
        if (person is not null && CommonErrors.Stale(person, input.Version) is { } stale)
            return stale;
        var limit = FleetRules.Decides(input.Role) ? input.Limit : null;
        if (editor is not null && RefusalOf(editor, people, person, input.Role, limit) is { } refused)
            return refused;
        if (person is null && people.Count >= FleetPerson.Most)
            return FleetErrors.TooMany;
        if (people.Exists(p => p.IsActive && p != person && Shares(p, mobile, mail)))
            return FleetErrors.Taken;
        if (person is not null)
            return await ChangeAsync(unit, person, input, (mobile, mail, limit), ct);
        return unit.Add(
            new FleetPerson
            {
                ContactId = accountId,
                Name = input.Name.Trim(),
                MobileKey = mobile,
                MailKey = mail,
                Role = input.Role,
                Limit = limit,
                CreatedAtUtc = unit.Now,
            }
        ).Id;
    }

    /// <summary>Switches somebody off, whose sessions end at once, or on again.</summary>
    /// <returns>Null; or NOT_FOUND, CONCURRENCY_CONFLICT, FLEET_NUMBER_TAKEN, and what a manager may not.</returns>
    public static async Task<Error?> SwitchAsync(
        IUnitOfWork unit,
        long accountId,
        (long PersonId, int Version, bool IsActive) input,
        FleetPerson? editor,
        CancellationToken ct
    )
    {
        if (!await HoldAsync(unit, accountId, ct))
            return CommonErrors.NotFound;
        var people = await AllAsync(unit, accountId, ct);
        if (people.Find(p => p.Id == input.PersonId) is not { } person)
            return CommonErrors.NotFound;
        if (CommonErrors.Stale(person, input.Version) is { } stale)
            return stale;
        if (editor is not null && !FleetRules.MayGive(editor.Limit, person.Role, person.Limit))
            return FleetErrors.AboveOwn;
        if (editor is not null && !input.IsActive && IsLastManager(people, person))
            return FleetErrors.LastManager;
        if (
            input.IsActive
            && people.Exists(p => p.IsActive && p != person && Shares(p, person.MobileKey, person.MailKey))
        )
            return FleetErrors.Taken;
        person.IsActive = input.IsActive;
        if (input.IsActive)
            return null;
        await EndSessionsAsync(unit, person.Id, ct);
        foreach (var drive in await RunningAsync(unit, person.Id, ct))
            drive.EndsAtUtc = unit.Now;
        return null;
    }

    /// <summary>Keeps the account as it is until the commit.</summary>
    /// <returns>False where there is no such live customer.</returns>
    public static async Task<bool> HoldAsync(IUnitOfWork unit, long accountId, CancellationToken ct) =>
        await unit.HoldAsync(unit.Set<Contact>().Where(c => c.Id == accountId), ct)
            is [{ IsArchived: false, IsCustomer: true }];

    public static Task<List<FleetAssignment>> RunningAsync(IReadUnit unit, long personId, CancellationToken ct)
    {
        var now = unit.Now;
        return unit.Set<FleetAssignment>()
            .Where(a => a.FleetPersonId == personId && (a.EndsAtUtc == null || a.EndsAtUtc > now))
            .OrderBy(a => a.Id)
            .Take(FleetPerson.Most)
            .ToListAsync(ct);
    }

    private static Task<List<FleetPerson>> AllAsync(IReadUnit unit, long accountId, CancellationToken ct) =>
        unit.Set<FleetPerson>()
            .Where(p => p.ContactId == accountId)
            .OrderBy(p => p.Id)
            .Take(FleetPerson.Most * 2)
            .ToListAsync(ct);

    private static async Task<Result<long>> ChangeAsync(
        IUnitOfWork unit,
        FleetPerson person,
        FleetPersonInput input,
        (string? Mobile, string? Mail, decimal? Limit) read,
        CancellationToken ct
    )
    {
        var moved = person.MobileKey != read.Mobile || person.MailKey != read.Mail;
        (person.Name, person.Role) = (input.Name.Trim(), input.Role);
        (person.MobileKey, person.MailKey, person.Limit) = (read.Mobile, read.Mail, read.Limit);
        if (moved)
            await EndSessionsAsync(unit, person.Id, ct); // the code went to where they are reached no more
        return person.Id;
    }

    private static Task<int> EndSessionsAsync(IUnitOfWork unit, long personId, CancellationToken ct)
    {
        DateTime? now = unit.Now;
        var by = unit.Actor.Name;
        return unit.UpdateWhereAsync<PortalSession>(
            s => s.FleetPersonId == personId && s.RevokedAtUtc == null,
            set => set.SetProperty(s => s.RevokedAtUtc, now).SetProperty(s => s.RevokedBy, by),
            ct
        );
    }

    private static Error? RefusalOf(
        FleetPerson editor,
        List<FleetPerson> people,
        FleetPerson? person,
        FleetRole role,
        decimal? limit
    )
    {
        if (person?.Id == editor.Id)
            return role == person.Role && limit == person.Limit ? null : FleetErrors.OwnLimit;
        if (person is not null && !FleetRules.MayGive(editor.Limit, person.Role, person.Limit))
            return FleetErrors.AboveOwn;
        if (!FleetRules.MayGive(editor.Limit, role, limit))
            return FleetErrors.AboveOwn;
        return person is not null && role is not FleetRole.Manager && IsLastManager(people, person)
            ? FleetErrors.LastManager
            : null;
    }

    private static bool IsLastManager(List<FleetPerson> people, FleetPerson person) =>
        person is { IsActive: true, Role: FleetRole.Manager }
        && !people.Exists(p => p != person && p is { IsActive: true, Role: FleetRole.Manager });

    private static bool Shares(FleetPerson other, string? mobile, string? mail) =>
        mobile is not null && other.MobileKey == mobile || mail is not null && other.MailKey == mail;

    private static Error? Wrong(FleetPersonInput input, string? mobile, string? mail) =>
        Error.Of(
            string.IsNullOrWhiteSpace(input.Name) ? CommonErrors.Required(nameof(input.Name), T("Name")) : null,
            CommonErrors.TooLong(nameof(input.Name), input.Name, FleetPerson.LongestName),
            !string.IsNullOrWhiteSpace(input.Mobile) && mobile is null ? FleetErrors.MobileUnclear : null,
            !string.IsNullOrWhiteSpace(input.Email) && mail is not { Length: <= 100 } ? FleetErrors.MailUnclear : null,
            string.IsNullOrWhiteSpace(input.Mobile) && string.IsNullOrWhiteSpace(input.Email)
                ? FleetErrors.Unreachable
                : null,
            Enum.IsDefined(input.Role) ? null : CommonErrors.Required(nameof(input.Role), T("Role")),
            input.Limit is < 0m or > HighestLimit || input.Limit is { } l && Money.Round(l) != l
                ? FleetErrors.LimitInvalid
                : null
        );
}
