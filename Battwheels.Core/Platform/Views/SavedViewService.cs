using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Undo;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Views;

/// <param name="Mine">The reader made it.</param>
/// <param name="RoleName">Who else sees it; null: nobody.</param>
public sealed record ViewRow(
    long Id,
    int Version,
    string Name,
    string Query,
    bool Pinned,
    bool Mine,
    long? RoleId,
    string? RoleName
);

/// <param name="Id">Null: a new one.</param>
/// <param name="Query">What stands in the address, with or without question mark; cursor and view are left out.</param>
/// <param name="RoleId">Shown to holders of this role; null: only to the one who saves it.</param>
public sealed record SaveView(
    long? Id,
    int Version,
    string List,
    string Name,
    string Query,
    bool Pinned,
    long? RoleId = null
);

/// <summary>Saved views of lists: one's own, and those made for a role one holds.</summary>
public sealed class SavedViewService(IUnitOfWorkFactory units)
{
    /// <summary>Views a person can have of one list.</summary>
    public const int Most = 40;

    /// <summary>Tabs above a list.</summary>
    public const int MostPinned = 8;

    private static readonly string[] NotKept = ["after", "view"];

    /// <summary>The views of a list the caller sees, pinned first, then by name.</summary>
    /// <param name="list">The list's address: <c>tickets</c>.</param>
    [Bounded(2 * Most)]
    public Task<IReadOnlyList<ViewRow>> ListAsync(string list, CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<ViewRow>>(
            SelfPermissions.Profile,
            async unit => await Seen(unit, list).Take(2 * Most).ToListAsync(ct),
            ct
        );

    /// <summary>The roles a view can be made for, by name.</summary>
    [Bounded(200)]
    public Task<IReadOnlyList<RoleChoice>> RolesAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<RoleChoice>>(
            OrganizationPermissions.UpdateSettings,
            async unit =>
                await unit.Set<Role>()
                    .OrderBy(r => r.Name)
                    .Take(200)
                    .Select(r => new RoleChoice(r.Id, r.Name))
                    .ToListAsync(ct),
            ct
        );

    /// <summary>Keeps a view; its owner changes it, or whoever may change settings when it is a role's.</summary>
    /// <returns>
    /// The view's id; or NOT_FOUND, CONCURRENCY_CONFLICT, REQUIRED, TEXT_TOO_LONG, VIEW_NAME_TAKEN, VIEWS_FULL,
    /// VIEWS_PINNED_FULL.
    /// </returns>
    /// <exception cref="AccessDeniedException">A view for a role needs org:settings:update.</exception>
    public Task<Result<long>> SaveAsync(SaveView input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<long>(SelfPermissions.Profile, command, input, unit => SaveAsync(unit, input, ct), ct);
    }

    /// <returns>Done; or NOT_FOUND.</returns>
    /// <exception cref="AccessDeniedException">A role's view needs org:settings:update.</exception>
    public Task<Result<Done>> RemoveAsync(long id, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            SelfPermissions.Profile,
            command,
            new { remove = id },
            async unit =>
            {
                if (await OwnAsync(unit, id, ct) is not { } view)
                    return CommonErrors.NotFound;
                unit.Remove(view);
                await ReversibleActs.KeepAsync(unit, SavedViewUndo.Removed(view), ct);
                return Done.Instance;
            },
            ct
        );

    private static async Task<Result<long>> SaveAsync(IUnitOfWork unit, SaveView input, CancellationToken ct)
    {
        var view = input.Id is { } id ? await OwnAsync(unit, id, ct) : null;
        if (input.Id is not null && view is null)
            return CommonErrors.NotFound;
        if (Refusal(input) is { } refusal)
            return refusal;
        if (input.RoleId is { } role)
        {
            unit.Demand(OrganizationPermissions.UpdateSettings);
            if (!await unit.Set<Role>().AnyAsync(r => r.Id == role, ct))
                return CommonErrors.NotFound;
        }

        var seen = await Seen(unit, input.List).Take(2 * Most).ToListAsync(ct);
        if (Crowded(input, seen.FindAll(v => v.Id != input.Id)) is { } full)
            return full;
        if (view is null)
        {
            await ReversibleActs.UndoesAsync(unit, ct);
            return unit.Add(New(unit, input)).Id;
        }

        if (CommonErrors.Stale(view, input.Version) is { } stale)
            return stale;
        (view.Name, view.Query, view.Pinned) = (input.Name.Trim(), Kept(input.Query), input.Pinned);
        view.RoleId = input.RoleId;
        return view.Id;
    }

    private static SavedView New(IUnitOfWork unit, SaveView input) =>
        new()
        {
            List = input.List,
            Name = input.Name.Trim(),
            Query = Kept(input.Query),
            MembershipId = unit.Actor.MembershipId ?? 0,
            RoleId = input.RoleId,
            Pinned = input.Pinned,
        };

    private static Error? Refusal(SaveView input)
    {
        if (string.IsNullOrWhiteSpace(input.Name))
            return CommonErrors.Required("Name", "The name");
        return CommonErrors.TooLong("Name", input.Name, SavedView.LongestName)
            ?? CommonErrors.TooLong("Query", input.Query, SavedView.LongestQuery)
            ?? CommonErrors.TooLong("List", input.List, SavedView.LongestName);
    }

    private static Error? Crowded(SaveView input, List<ViewRow> others)
    {
        if (others.Exists(v => string.Equals(v.Name, input.Name.Trim(), StringComparison.OrdinalIgnoreCase)))
            return new Error("VIEW_NAME_TAKEN", "There is a view of this name. Choose another name.", "Name");
        if (input.Id is null && others.Count(v => v.Mine) >= Most)
            return new Error("VIEWS_FULL", $"You have {Most} views of this list. Remove one first.", "Name");
        return input.Pinned && others.Count(v => v.Pinned) >= MostPinned
            ? new Error(
                "VIEWS_PINNED_FULL",
                $"{MostPinned} views are tabs already. Save it without a tab, or take another one down first.",
                "Pinned"
            )
            : null;
    }

    /// <summary>Where a page of the list begins is no part of a view.</summary>
    private static string Kept(string query) =>
        string.Join(
            '&',
            query
                .TrimStart('?')
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Where(pair => !NotKept.Contains(pair.Split('=')[0]))
        );

    /// <summary>One's own, or a role's for whoever may change settings; null for everybody else's.</summary>
    private static async Task<SavedView?> OwnAsync(IUnitOfWork unit, long id, CancellationToken ct)
    {
        var me = unit.Actor.MembershipId;
        var view = await unit.Set<SavedView>()
            .FirstOrDefaultAsync(v => v.Id == id && (v.MembershipId == me || v.RoleId != null), ct);
        if (view?.RoleId is not null)
            unit.Demand(OrganizationPermissions.UpdateSettings);
        return view;
    }

    private static IQueryable<ViewRow> Seen(IReadUnit unit, string list)
    {
        var me = unit.Actor.MembershipId;
        var held = unit.Set<MembershipRole>().Where(r => r.MembershipId == me).Select(r => r.RoleId);
        return from v in unit.Set<SavedView>()
            where v.List == list && (v.MembershipId == me || (v.RoleId != null && held.Contains(v.RoleId.Value)))
            join r in unit.Set<Role>() on v.RoleId equals (long?)r.Id into roles
            from role in roles.DefaultIfEmpty()
            orderby v.Pinned descending, v.Name, v.Id
            select new ViewRow(v.Id, v.Version, v.Name, v.Query, v.Pinned, v.MembershipId == me, v.RoleId, role.Name);
    }
}

/// <summary>A role to choose.</summary>
public sealed record RoleChoice(long Id, string Name);
