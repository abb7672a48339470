namespace Battwheels.Core.Crm.Warranty;

public static class WarrantyPermissions
{
    public const string Read = "warranty:read";
    public const string Create = "warranty:create";
    public const string Submit = "warranty:submit";
    public const string Settle = "warranty:settle";
}
