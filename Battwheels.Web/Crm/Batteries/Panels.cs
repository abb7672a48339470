using Battwheels.Core.Crm;

namespace Battwheels.Web.Crm.Batteries;

internal sealed class VehicleBattery : IVehiclePanel
{
    public string Permission => VehiclePermissions.Read;
    public int Order => 25;
    public string Tab => "battery";
    public string Label => T("Battery");
    public Type Component => typeof(VehicleBatteryPanel);
}
