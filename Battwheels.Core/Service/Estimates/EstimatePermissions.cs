namespace Battwheels.Core.Service.Estimates;

public static class EstimatePermissions
{
    public const string Read = "estimates:read";
    public const string Create = "estimates:create";
    public const string Update = "estimates:update";
    public const string Submit = "estimates:submit";
    public const string Send = "estimates:send";
    public const string RecordDecision = "estimates:record_decision";
    public const string DiscountOverride = "estimates:discount_override";
    public const string Void = "estimates:void";

    /// <summary>Saying that an offer's days are over, by the clock; no role can hold it.</summary>
    public const string Expire = "system:estimates:expire";

    /// <summary>Held by the bearer of a link, for its one estimate.</summary>
    public const string PortalRead = "portal:estimates:read";
    public const string PortalDecide = "portal:estimates:decide";
}
