using Battwheels.Core.Crm.Warranty;

namespace Battwheels.Web.Crm.Recalls;

internal sealed class VehicleRecallsTab : IVehiclePanel
{
    public string Permission => WarrantyPermissions.Read;
    public int Order => 27;
    public string Tab => "recalls";
    public string Label => T("Recalls");
    public Type Component => typeof(VehicleRecallsPanel);
}
