using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Crm;

namespace Battwheels.Web.Service.Tickets;

internal sealed class VehicleVisits : IVehiclePanel
{
    public string Permission => TicketPermissions.Read;
    public int Order => 10;
    public string Tab => "visits";
    public string Label => T("Visits");
    public Type Component => typeof(VehicleVisitsPanel);
}

internal sealed class ContactVisits : IContactPanel
{
    public string Permission => TicketPermissions.Read;
    public int Order => 10;
    public string Tab => "visits";
    public string Label => T("Visits");
    public Type Component => typeof(ContactVisitsPanel);
}
