using Battwheels.Core.Crm;

namespace Battwheels.Web.Crm.Recalls;

internal sealed class VehicleRecallsTab : IVehiclePanel
{
    public string Permission => VehiclePermissions.Read;
    public int Order => 27;
    public string Tab => "recalls";
    public string Label => T("Recalls");
    public Type Component => typeof(VehicleRecallsPanel);
}
