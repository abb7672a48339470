using System.Security.Claims;
using Battwheels.Core.Platform.Search;
using Battwheels.Web.Access;
using Battwheels.Web.Shell.Keys;
using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Authorization;

namespace Battwheels.Web.Shell.Search;

/// <summary>One thing the palette offers without asking the server.</summary>
/// <param name="Words">What else it is found by.</param>
/// <param name="On">The kind of record it acts on; its address and label then hold <c>{id}</c> and <c>{name}</c>.</param>
public sealed record PaletteEntry(
    string Group,
    string Label,
    string Href,
    string Icon,
    string? Note = null,
    string? Keys = null,
    string? Words = null,
    SearchKind? On = null
);

/// <summary>Pages, actions and settings somebody may open.</summary>
public static class PaletteCatalog
{
    /// <summary>Pages about one's own work and the product, which stand in no section.</summary>
    private static PaletteEntry[] Everybodys =>
        [
            new(T("Go to"), T("Recent changes"), "recent-changes", "clock", null, Words: T("undo take back")),
            new(T("Go to"), T("Notifications"), "notifications", "bell", null, Words: T("bell told unread mute")),
            new(T("Go to"), T("Long work"), "work", "tray", null, Words: T("jobs imports running progress cancel")),
            new(T("Go to"), T("Glossary"), "glossary", "help", null, Words: T("words terms meaning HSN SoH RCM")),
            new(T("Go to"), T("What changed"), "what-changed", "help", null, Words: T("new version release")),
        ];

    public static async Task<IReadOnlyList<PaletteEntry>> ForAsync(IAuthorizationService access, ClaimsPrincipal user)
    {
        var places = await Navigation.ForAsync(access, user);
        var actions = PageActions.OnRecords.Concat(PageActions.Creates).ToArray();
        var held = await access.HeldAsync(user, actions.Select(a => a.Permission).Append(SettingsPlaces.Permission));
        return
        [
            .. actions.Where(a => held.Contains(a.Permission)).Select(Action),
            new(T("Go to"), T("Home"), "", "home", null, Shortcuts.Home.Keys),
            .. places.SelectMany(p => p.Entries.Select(e => Place(p.Section, e))),
            .. Everybodys,
            .. held.Contains(SettingsPlaces.Permission) ? SettingsPlaces.All.Select(Setting) : [],
        ];
    }

    private static PaletteEntry Action(PageAction action) =>
        new(action.On is null ? T("Create") : "", action.Label, action.Href, action.Icon, action.Note, On: action.On);

    private static PaletteEntry Place(NavSection section, NavEntry entry) =>
        new(T("Go to"), entry.Label, entry.Href, section.Icon, section.Name, Shortcuts.Of(entry));

    private static PaletteEntry Setting(SettingPlace place) =>
        new(
            T("Settings"),
            place.Label,
            $"{SettingsPlaces.Page}#{Field.IdOf(place.Field)}",
            "gear",
            place.Section,
            Words: place.Words
        );
}
