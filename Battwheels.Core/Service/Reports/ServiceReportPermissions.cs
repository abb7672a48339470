namespace Battwheels.Core.Service.Reports;

public static class ServiceReportPermissions
{
    /// <summary>The figures; each report also asks for what it counts, so that prices stay with those who see prices.</summary>
    public const string Read = "reports:read";
}
