namespace Battwheels.Core.Accounting;

public static class AccountingPermissions
{
    public const string Read = "accounting:read";
    public const string Post = "accounting:post";
    public const string ClosePeriod = "accounting:period:close";
    public const string ReopenPeriod = "accounting:period:reopen";
    public const string OverridePeriod = "accounting:period:override";
    public const string Reports = "reports:financial";
}
