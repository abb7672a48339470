using System.Security.Claims;

namespace Battwheels.Web.Common;

/// <summary>What the signed-in principal says about the chosen organization; the request middleware adds them.</summary>
public static class ClaimNames
{
    public const string OrganizationId = "bw:org";
    public const string OrganizationName = "bw:org_name";
    public const string IsDemo = "bw:demo";
    public const string MembershipId = "bw:membership";

    /// <summary>As colleagues in this organization see the person.</summary>
    public const string DisplayName = "bw:name";

    public static string? Text(this ClaimsPrincipal principal, string claim) => principal.FindFirst(claim)?.Value;
}
