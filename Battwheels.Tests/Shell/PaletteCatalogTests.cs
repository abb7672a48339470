using System.Security.Claims;
using System.Text.RegularExpressions;
using Battwheels.Core.Access;
using Battwheels.Tests.Architecture;
using Battwheels.Web.Access;
using Battwheels.Web.Common;
using Battwheels.Web.Shell;
using Battwheels.Web.Shell.Parts;
using Battwheels.Web.Shell.Search;
using Microsoft.AspNetCore.Authorization;

namespace Battwheels.Tests.Shell;

/// <summary>The palette offers a role the pages, actions and settings it may open, all of them and no other.</summary>
[Trait("Category", "Component")]
public sealed partial class PaletteCatalogTests
{
    private static readonly IReadOnlyList<string> Reachable =
    [
        .. Navigation.Entries.Select(e => e.Href),
        .. PageActions.Creates.Select(a => a.Href),
        .. PageActions.OnRecords.Select(a => a.Href),
    ];

    public static TheoryData<string> Roles =>
        [.. RoleTable.Roles.Where(r => r.Realm == "organization").Select(r => r.Code)];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task ForAsync_EveryRole_OffersExactlyWhatItsPagesAskFor(string code)
    {
        var role = RoleTable.Roles.Single(r => r.Code == code);

        var offered = (await OfferedAsync(role.Permissions)).Select(e => e.Href.Split('#')[0]).ToHashSet();

        Faults.None(
            Reachable
                .Distinct()
                .Where(href => offered.Contains(href) != role.Permissions.Contains(NeededFor(href)))
                .Select(href => $"{code}: {href} {(offered.Contains(href) ? "is offered" : "is missing")}")
        );
        Assert.Empty(
            offered.Except([.. Reachable, "", "recent-changes", "notifications", "work", "glossary", "what-changed"])
        );
        var settings = (await OfferedAsync(role.Permissions)).Count(e => e.Group == "Settings");
        Assert.Equal(role.Permissions.Contains("org:settings:update") ? SettingsPlaces.All.Count : 0, settings);
    }

    [Fact]
    public async Task ForAsync_Technician_OffersNoMoneyAndNoSettings()
    {
        var technician = RoleTable.Roles.Single(r => r.Code == "technician");

        var offered = await OfferedAsync(technician.Permissions);

        Assert.DoesNotContain(offered, e => e.Group is "Create" or "Settings");
        Assert.DoesNotContain(offered, e => e.Href.Contains("payment", StringComparison.Ordinal));
        Assert.Contains(offered, e => e is { Label: "My work", Group: "Go to" });
    }

    /// <summary>js/palette.js asks for its groups by the words it says itself, in every language.</summary>
    [Fact]
    public async Task ForAsync_Groups_AreThoseTheScriptAsksFor()
    {
        var offered = await OfferedAsync([.. RoleTable.Roles.SelectMany(r => r.Permissions).Distinct()]);

        Assert.Empty(offered.Select(e => e.Group).Distinct().Except([.. ScriptWords.All.Select(w => w.Key), ""]));
    }

    /// <summary>A setting the page shows is found by its label, and what is found is on the page.</summary>
    [Fact]
    public void Settings_OfThePage_AreFoundByTheirLabels()
    {
        var page = SourceTree.Files.Single(f => f.Path.EndsWith("/SettingsPage.razor", StringComparison.Ordinal));
        var shown = Boxes().Matches(string.Join('\n', page.Lines)).Select(m => (m.Groups[1].Value, m.Groups[2].Value));

        Assert.Equal(shown, SettingsPlaces.All.Select(p => (p.Field, p.Label.English)));
    }

    private static string NeededFor(string href) =>
        Navigation.Entries.FirstOrDefault(e => e.Href == href)?.Permission
        ?? PageActions.Creates.Concat(PageActions.OnRecords).First(a => a.Href == href).Permission;

    private static Task<IReadOnlyList<PaletteEntry>> OfferedAsync(IReadOnlyList<string> held) =>
        PaletteCatalog.ForAsync(
            new Held(held),
            new ClaimsPrincipal(new ClaimsIdentity([new(ClaimNames.OrganizationId, "1")], "test"))
        );

    private sealed class Held(IReadOnlyList<string> permissions) : IAuthorizationService
    {
        public Task<AuthorizationResult> AuthorizeAsync(
            ClaimsPrincipal user,
            object? resource,
            IEnumerable<IAuthorizationRequirement> requirements
        ) => throw new NotSupportedException();

        public Task<AuthorizationResult> AuthorizeAsync(ClaimsPrincipal user, object? resource, string policyName) =>
            Task.FromResult(
                permissions.Contains(policyName) ? AuthorizationResult.Success() : AuthorizationResult.Failed()
            );
    }

    [GeneratedRegex("""Input Name="(\w+)" Label="(?:@T\(")?([^"]+)""")]
    private static partial Regex Boxes();
}
