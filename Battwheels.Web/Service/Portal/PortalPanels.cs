using Battwheels.Core.Crm;
using Battwheels.Web.Crm;

namespace Battwheels.Web.Service.Portal;

internal sealed class ContactPortal : IContactPanel
{
    public string Permission => ContactPermissions.Read;
    public int Order => 65;
    public string Tab => "portal";
    public string Label => T("Portal");
    public Type Component => typeof(ContactPortalPanel);
}
