namespace Battwheels.Core.Access;

/// <summary>Keys of the module <c>org</c> of the role table that have something to open.</summary>
public static class OrganizationPermissions
{
    public const string ReadSettings = "org:settings:read";
    public const string UpdateSettings = "org:settings:update";
    public const string ReadMembers = "org:users:read";
    public const string Invite = "org:users:invite";
    public const string UpdateMembers = "org:users:update";
    public const string RemoveMembers = "org:users:remove";
    public const string ReadRoles = "org:roles:read";
    public const string ReadAudit = "org:audit:read";
}

/// <summary>Rights every active member has over their own records, whatever their roles.</summary>
public static class SelfPermissions
{
    public const string Profile = "self:profile";
}
