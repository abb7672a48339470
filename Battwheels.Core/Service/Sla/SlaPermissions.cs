namespace Battwheels.Core.Service.Sla;

public static class SlaPermissions
{
    public const string Read = "sla:read";
    public const string Update = "sla:update";
    public const string Override = "sla:override";

    /// <summary>Lists as files.</summary>
    public const string Export = "reports:read";

    /// <summary>Held by the job that watches the clocks.</summary>
    public const string SystemWatch = "system:sla";

    /// <summary>Held by the job that gives late jobs to somebody else, where a policy says so.</summary>
    public const string SystemReassign = "system:sla-reassign";
}
