namespace Battwheels.Core.Service.JobCards;

public static class JobPermissions
{
    /// <summary>Check the quality of finished work, or send it back.</summary>
    public const string Qc = "jobs:qc";

    public const string EditOthersTimers = "jobs:timers:edit_others";

    /// <summary>Everybody runs their own timer.</summary>
    public const string OwnTimer = "self:timer:own";
}
