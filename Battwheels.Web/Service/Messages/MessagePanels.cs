using Battwheels.Core.Crm;
using Battwheels.Web.Crm;

namespace Battwheels.Web.Service.Messages;

internal sealed class ContactMessages : IContactPanel
{
    public string Permission => ContactPermissions.Read;
    public int Order => 60;
    public string Tab => "messages";
    public string Label => T("Messages");
    public Type Component => typeof(ContactMessagingPanel);
}
