using System.Collections.Frozen;
using System.Text.RegularExpressions;

namespace Battwheels.Core.Access;

/// <summary>The first path segment names the organization.</summary>
public static partial class Slugs
{
    /// <summary>First segments that belong to the installation; no organization can have them.</summary>
    private static readonly FrozenSet<string> Reserved = new[]
    {
        "sign-in",
        "sign-out",
        "sign-up",
        "start",
        "change-password",
        "organizations",
        "answer",
        "error",
        "forbidden",
        "not-found",
        "offline",
        "theme",
        "health",
        "admin",
        "api",
        "app",
        "css",
        "fonts",
        "img",
        "js",
        "hangfire",
        "metrics",
        "favicon",
        "platform",
        "portal",
        "robots",
        "static",
        "support",
        "system",
        "webhooks",
        "well-known",
        "www",
    }.ToFrozenSet();

    public static bool IsValid(string slug) => Form().IsMatch(slug) && !Reserved.Contains(slug);

    /// <summary>An address made from a name: <c>Shree Motors Pvt. Ltd.</c> gives <c>shree-motors</c>.</summary>
    public static string Suggest(string name)
    {
        var words = NotInSlug()
            .Split(name.ToLowerInvariant())
            .Where(w => w.Length > 0 && w is not ("pvt" or "ltd" or "private" or "limited" or "llp"));
        var slug = string.Join('-', words).TrimStart('0', '1', '2', '3', '4', '5', '6', '7', '8', '9', '-');
        slug = slug.Length > 31 ? slug[..31].TrimEnd('-') : slug;
        return IsValid(slug) ? slug : "";
    }

    [GeneratedRegex("^[a-z][a-z0-9-]{2,30}$")]
    private static partial Regex Form();

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotInSlug();
}
