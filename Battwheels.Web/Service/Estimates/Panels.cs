using Battwheels.Core.Service.Estimates;
using Battwheels.Web.Crm;

namespace Battwheels.Web.Service.Estimates;

internal sealed class ContactEstimates : IContactPanel
{
    public string Permission => EstimatePermissions.Read;
    public int Order => 30;
    public string Tab => "estimates";
    public string Label => T("Estimates");
    public Type Component => typeof(ContactEstimatesPanel);
}

internal sealed class VehicleEstimates : IVehiclePanel
{
    public string Permission => EstimatePermissions.Read;
    public int Order => 30;
    public string Tab => "estimates";
    public string Label => T("Estimates");
    public Type Component => typeof(VehicleEstimatesPanel);
}
