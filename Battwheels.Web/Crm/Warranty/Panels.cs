using Battwheels.Core.Crm.Warranty;

namespace Battwheels.Web.Crm.Warranty;

internal sealed class VehicleWarranty : IVehiclePanel
{
    public string Permission => WarrantyPermissions.Read;
    public int Order => 26;
    public string Tab => "warranty";
    public string Label => T("Warranty");
    public Type Component => typeof(VehicleWarrantyPanel);
}
