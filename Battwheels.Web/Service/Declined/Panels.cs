using Battwheels.Core.Service.Estimates;
using Battwheels.Web.Crm;

namespace Battwheels.Web.Service.Declined;

internal sealed class VehicleDeclined : IVehiclePanel
{
    public string Permission => EstimatePermissions.Read;
    public int Order => 35;
    public string Tab => "declined";
    public string Label => T("Declined work");
    public Type Component => typeof(VehicleDeclinedPanel);
}
