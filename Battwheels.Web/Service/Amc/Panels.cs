using Battwheels.Core.Service.Amc;
using Battwheels.Web.Crm;

namespace Battwheels.Web.Service.Amc;

internal sealed class VehicleAmcTab : IVehiclePanel
{
    public string Permission => AmcPermissions.Read;
    public int Order => 28;
    public string Tab => "amc";
    public string Label => T("Service contracts");
    public Type Component => typeof(VehicleAmcPanel);
}

internal sealed class ContactAmcTab : IContactPanel
{
    public string Permission => AmcPermissions.Read;
    public int Order => 35;
    public string Tab => "amc";
    public string Label => T("Service contracts");
    public Type Component => typeof(ContactAmcPanel);
}
