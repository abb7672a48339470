using Battwheels.Core.Service.Estimates;

namespace Battwheels.Core.Service.Packages;

public static class PackagePermissions
{
    /// <summary>Whoever reads estimates sees what can be put on them.</summary>
    public const string Read = EstimatePermissions.Read;

    /// <summary>Labour rates, flat-rate operations and packages: a fixed price is no discount anybody is asked about.</summary>
    public const string Update = "jobs:rates:update";
}
