using Battwheels.Core.Access;
using Battwheels.Web;
using Battwheels.Web.Access;
using Microsoft.AspNetCore.Authorization.Infrastructure;

namespace Battwheels.Tests.Architecture;

/// <summary>
/// T5: every endpoint of the real host says who may use it, checks the forms it takes, and has a limit where strangers or
/// files reach it.
/// </summary>
[Trait("Category", "Architecture")]
public sealed class EndpointAccessTests
{
    /// <summary>Open to everybody, besides the pages of <see cref="PageAccessTests.Anonymous"/>. Reviewed, with why.</summary>
    private static readonly Dictionary<string, string> Anonymous = new()
    {
        ["/d/{token}/pdf"] = "whoever holds the 256 bits of a link sees its one document",
        ["/e/{token}/photos/{id:long}"] = "whoever holds the 256 bits of a link sees photos released of its visit",
        ["/e/{token}/pdf"] = "whoever holds the 256 bits of a link sees its one estimate",
        ["/health/live"] = "a balancer asks; it says one word",
        ["/health/ready"] = "a balancer asks; it names no data",
        ["/hooks/messages/whatsapp/{token}"] = "repeats a word to who knows the address; nobody's data",
        ["/hooks/messages/{channel}/{token}"] = "a provider's report, signed under the organization's secret",
        ["/hooks/payments/{token}"] = "a provider's notice, signed under the organization's secret",
        ["/img/icons.{version}.svg"] = "drawings of the product; nobody's data",
        ["/lock-now"] = "ends the caller's own session on a shared tablet, also one that has ended",
        ["/portal/invoices/{id:long}/pdf"] = "asks for the cookie of a customer's session itself; else it is not found",
        ["/portal/photos/{id:long}"] = "asks for the cookie of a customer's session itself; else it is not found",
        ["/sign-out"] = "whose session has ended leaves as well",
        ["/language"] = "a cookie with the language, before sign-in too",
        ["/theme"] = "a cookie with light or dark, before sign-in too",
    };

    /// <summary>For whoever is signed in, besides the pages of <see cref="PageAccessTests.AnyMember"/>. Reviewed, with why.</summary>
    private static readonly Dictionary<string, string> SignedIn = new()
    {
        ["/_blazor"] = "the connection of a page that asked for its own permission",
        ["/_blazor/disconnect"] = "ends that connection",
        ["/_blazor/initializers"] = "names of the page's own scripts",
        ["/_blazor/negotiate"] = "begins that connection",
        ["/_framework/opaque-redirect"] = "the framework's own redirect, to an address it protected itself",
        ["/help"] = "words of the product about a page; nobody's data",
        ["/search"] = "each kind of record is asked for at the gate, under its own permission",
        ["/{**path:file}"] = "answers 404 to a missing file of the site",
    };

    /// <summary>Take more than questions without a form's token. Reviewed, with why.</summary>
    private static readonly Dictionary<string, string> WithoutToken = new()
    {
        ["/_blazor"] = "messages of a circuit; pages of another origin are refused before it",
        ["/_blazor/disconnect"] = "needs the secret id of the circuit",
        ["/_blazor/initializers"] = "changes nothing",
        ["/_blazor/negotiate"] = "changes nothing but a connection's id",
        ["/hooks/messages/{channel}/{token}"] = "a server posts it, without cookies; the body is signed",
        ["/hooks/payments/{token}"] = "a server posts it, without cookies; the body is signed",
    };

    /// <summary>Strangers may post here without a limit of its own. Reviewed, with why.</summary>
    private static readonly Dictionary<string, string> Unlimited = new()
    {
        ["/answer/{Code:int}"] = "a sentence; no form",
        ["/error"] = "a sentence; no form",
        ["/forbidden"] = "a sentence; no form",
        ["/lock-now"] = "ends the caller's own session, nothing else",
        ["/not-found"] = "a sentence; no form",
        ["/offline"] = "a page without data; its forms stay in the browser",
        ["/sign-out"] = "ends the caller's own session, nothing else",
        ["/language"] = "sets a cookie, and the language of whoever is signed in",
        ["/theme"] = "sets a cookie, nothing else",
    };

    [Fact]
    public void Endpoints_EveryOne_AsksForAPermissionOrIsReviewed()
    {
        var open = PageAccessTests.Anonymous.Concat(Anonymous.Keys).ToHashSet();
        var signedIn = PageAccessTests.AnyMember.Concat(SignedIn.Keys).ToHashSet();

        Assert.Contains(HostEndpoints.Fallback!.Requirements, r => r is DenyAnonymousAuthorizationRequirement);
        Faults.None(
            from endpoint in HostEndpoints.All
            let decided = endpoint.IsAnonymous ? endpoint.Policy is null && open.Contains($"{endpoint}")
            : endpoint.Policy is { } policy ? RoleTable.Keys.Contains(policy)
            : signedIn.Contains($"{endpoint}")
            where !decided
            select $"{endpoint}: {(endpoint.IsAnonymous ? "open to everybody" : endpoint.Policy ?? "no permission")}"
        );
    }

    [Fact]
    public void Endpoints_ThatTakeMoreThanQuestions_CheckTheirForms() =>
        Faults.None(
            from endpoint in HostEndpoints.All
            where endpoint.Writes && !endpoint.ChecksForms && !WithoutToken.ContainsKey($"{endpoint}")
            select $"{endpoint} takes forms of other sites"
        );

    [Fact]
    public void Endpoints_OpenToStrangers_AreLimited() =>
        Faults.None(
            from endpoint in HostEndpoints.All
            where endpoint.IsAnonymous && endpoint.Writes
            let expected = endpoint.Pattern.Contains("{Token}", StringComparison.Ordinal) ? Throttling.Links
            : $"{endpoint}" == "/lock" ? Throttling.Unlocks
            : $"{endpoint}".StartsWith("/hooks/", StringComparison.Ordinal) ? Throttling.Hooks
            : Throttling.SignIn
            where endpoint.Limit != expected && !Unlimited.ContainsKey($"{endpoint}")
            select $"{endpoint}: {endpoint.Limit ?? "no limit"} instead of {expected}"
        );

    /// <summary>A form that sends a file lies on a page with the limit of uploads; a part with one would escape it.</summary>
    [Fact]
    public void Pages_ThatTakeFiles_AreLimited()
    {
        var limits = HostEndpoints.All.Where(e => e.Page is not null).ToLookup(e => e.Page!.Name, e => e.Limit);
        var takeFiles = SourceTree
            .Files.Where(f => f.Lines.Any(l => l.Contains("type=\"file\"", StringComparison.OrdinalIgnoreCase)))
            .Select(f => Path.GetFileNameWithoutExtension(f.Path))
            .ToArray();

        Assert.Contains("ImportListPage", takeFiles);
        Faults.None(
            takeFiles.Where(page =>
                page is not "CaptureDialogs" // goes in pieces by script, under the limit of captures
                && page is not "PublicIntakePage" // a stranger's form: the limit of sign-ins is the stricter one
                && (!limits[page].Any() || limits[page].Any(limit => limit != Throttling.Uploads))
            )
        );
        Faults.None(
            SourceTree
                .Files.Where(f => f.Lines.Any(l => l.Contains("<InputFile", StringComparison.Ordinal)))
                .Select(f => $"{f.Path} takes a file over a circuit, past every limit")
        );
    }

    /// <summary>A list or report as a file counts among the downloads of its organization and person.</summary>
    [Fact]
    public void Endpoints_OfDownloads_AreLimited()
    {
        var files = HostEndpoints
            .All.Where(e =>
                e.Pattern.EndsWith(".csv", StringComparison.Ordinal)
                || e.Pattern.EndsWith(".xlsx", StringComparison.Ordinal)
            )
            .ToArray();

        Assert.Contains(files, f => f.Pattern == "tickets/export.csv");
        Faults.None(
            from file in files
            where file.Metadata.GetMetadata<ExportMark>() is null
            select $"{file} can be downloaded without limit"
        );
    }

    [Fact]
    public void ReviewedLists_NameOnlyEndpointsThatExist() =>
        Assert.Empty(
            Anonymous
                .Keys.Concat(SignedIn.Keys)
                .Concat(WithoutToken.Keys)
                .Concat(Unlimited.Keys)
                .Except(HostEndpoints.All.Select(e => $"{e}"))
        );

    /// <summary>A page the host does not have is tested by nobody.</summary>
    [Fact]
    public void Endpoints_OfPages_AreThePages() =>
        Assert.Equal(
            PageAccessTests.Routes.Select(r => r.Address).Order(StringComparer.Ordinal),
            HostEndpoints.All.Where(e => e.Page?.Assembly == typeof(Routes).Assembly).Select(e => $"{e}")
        );
}
