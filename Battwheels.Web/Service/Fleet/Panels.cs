using Battwheels.Core.Crm;
using Battwheels.Web.Crm;

namespace Battwheels.Web.Service.Fleet;

internal sealed class ContactFleet : IContactPanel
{
    public string Permission => ContactPermissions.Read;
    public int Order => 66;
    public string Tab => "fleet";
    public string Label => T("Fleet");
    public Type Component => typeof(ContactFleetPanel);
}
