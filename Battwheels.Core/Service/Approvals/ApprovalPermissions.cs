namespace Battwheels.Core.Service.Approvals;

public static class ApprovalPermissions
{
    public const string Read = "approvals:read";
    public const string Decide = "approvals:decide";
    public const string Delegate = "approvals:delegate";
    public const string Override = "approvals:override";
    public const string UpdatePolicy = "approvals:policy:update";

    /// <summary>Reminding, asking the next level and giving up, by the clock; no role can hold it.</summary>
    public const string Clock = "system:approvals:clock";
}
