using System.Reflection;
using Battwheels.Core.Access;
using Battwheels.Web;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Tests.Architecture;

/// <summary>T4: every page says who may open it.</summary>
[Trait("Category", "Architecture")]
public sealed class PageAccessTests
{
    /// <summary>Open to everybody. A new line here is a decision to review.</summary>
    internal static readonly string[] Anonymous =
    [
        "/answer/{Code:int}",
        "/d/{Token}",
        "/e/{Token}",
        "/f/{Token}",
        "/error",
        "/forbidden",
        "/join/{Token}",
        "/intake",
        "/intake/{Code}",
        "/portal",
        "/portal/estimates/{Id:long}",
        "/portal/fleet",
        "/portal/fleet/pay",
        "/portal/fleet/people",
        "/portal/in/{Token}",
        "/portal/invoices",
        "/portal/invoices/{Id:long}",
        "/portal/pay/{Id:long}",
        "/portal/profile",
        "/portal/sign-in",
        "/portal/tell",
        "/portal/vehicles/{Id:long}",
        "/portal/visits/{Id:long}",
        "/track",
        "/lock",
        "/not-found",
        "/offline",
        "/sign-in",
        "/sign-up",
        "/start",
    ];

    /// <summary>Open to whoever is signed in: what they show is the person's own, or filtered entry by entry. Reviewed.</summary>
    internal static readonly string[] AnyMember =
    [
        "/",
        "/change-password",
        "/missing",
        "/organizations",
        "/parts",
        "/places",
    ];

    public static IReadOnlyList<(string Address, Type Page)> Routes { get; } =
    [
        .. typeof(Routes)
            .Assembly.GetTypes()
            .SelectMany(t => t.GetCustomAttributes<RouteAttribute>().Select(r => (r.Template, t)))
            .OrderBy(r => r.Template, StringComparer.Ordinal),
    ];

    /// <summary>The permission a page's attribute names; null where it names none.</summary>
    public static string? Policy(Type page) =>
        page.GetCustomAttributes<AuthorizeAttribute>(inherit: true)
            .Select(a => a.Policy)
            .FirstOrDefault(p => p is not null);

    [Fact]
    public void Pages_EveryOne_HasAPolicyOrIsOnAReviewedList()
    {
        var undecided =
            from route in Routes
            let anonymous = route.Page.IsDefined(typeof(AllowAnonymousAttribute))
            let signedIn = route.Page.IsDefined(typeof(AuthorizeAttribute))
            let policy = Policy(route.Page)
            where
                (anonymous && !Anonymous.Contains(route.Address))
                || (!anonymous && !signedIn)
                || (!anonymous && policy is null && !AnyMember.Contains(route.Address))
                || (anonymous && signedIn)
            select $"{route.Address} ({route.Page.Name})";

        Faults.None(undecided);
    }

    [Fact]
    public void Pages_Policies_AreKeysOfTheRoleTable() =>
        Assert.All(
            Routes.Select(r => Policy(r.Page)).OfType<string>(),
            policy => Assert.True(RoleTable.Keys.Contains(policy), policy)
        );

    /// <summary>Circuits are for people who are signed in; a stranger's page is plain HTML, or its script would fail.</summary>
    [Fact]
    public void Pages_Anonymous_NeedNoCircuit() =>
        Faults.None(
            from route in Routes
            where route.Page.IsDefined(typeof(AllowAnonymousAttribute))
            where !route.Page.IsDefined(typeof(ExcludeFromInteractiveRoutingAttribute))
            select $"{route.Address} ({route.Page.Name})"
        );

    [Fact]
    public void ReviewedLists_NameOnlyPagesThatExist() =>
        Assert.Empty(Anonymous.Concat(AnyMember).Except(Routes.Select(r => r.Address)));
}
