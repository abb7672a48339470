namespace Battwheels.Core.Service.Amc;

public static class AmcPermissions
{
    public const string Read = "amc:read";

    /// <summary>To write, sell and renew contracts; selling also needs <c>invoices:create</c>.</summary>
    public const string Create = "amc:create";
    public const string Update = "amc:update";

    /// <summary>To let a contract pay a line of a visit, or to let the customer pay it after all.</summary>
    public const string Use = "amc:use";
    public const string Cancel = "amc:cancel";
    public const string UpdatePlans = "amc:plans:update";

    /// <summary>Held by the job that warns of the end and takes income as it is earned.</summary>
    public const string SystemWatch = "system:amc";
}
