using Battwheels.Core.Crm;

namespace Battwheels.Web.Crm;

internal sealed class ContactVehicles : IContactPanel
{
    public string Permission => VehiclePermissions.Read;
    public int Order => 20;
    public string Tab => "vehicles";
    public string Label => T("Vehicles");
    public Type Component => typeof(ContactVehiclesPanel);
}

internal sealed class VehicleHistory : IVehiclePanel
{
    public string Permission => VehiclePermissions.Read;
    public int Order => 90;
    public string Tab => "history";
    public string Label => T("History");
    public Type Component => typeof(VehicleHistoryPanel);
}
