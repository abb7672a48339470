namespace Battwheels.Core.Service.JobCards;

public static class JobPermissions
{
    public const string Qc = "jobs:qc";
    public const string EditOthersTimers = "jobs:timers:edit_others";
    public const string OwnTimer = "self:timer:own";
}
