namespace Battwheels.Core.Crm;

public static class ContactPermissions
{
    public const string Read = "contacts:read";
    public const string Create = "contacts:create";
    public const string Update = "contacts:update";
    public const string Archive = "contacts:archive";

    /// <summary>To set a credit limit.</summary>
    public const string Credit = "contacts:credit";
    public const string Export = "contacts:export";

    /// <summary>To make two contacts one, and to decide that two are not the same.</summary>
    public const string Merge = "contacts:merge";
    public const string Unmerge = "contacts:unmerge";

    /// <summary>Held by the job that looks for duplicates after a save.</summary>
    public const string SystemDuplicates = "system:duplicates";
}

public static class VehiclePermissions
{
    public const string Read = "vehicles:read";
    public const string Create = "vehicles:create";
    public const string Update = "vehicles:update";
    public const string Archive = "vehicles:archive";
    public const string Transfer = "vehicles:transfer";

    /// <summary>To write down an odometer reading below the last one.</summary>
    public const string OdometerOverride = "tickets:override";
}
