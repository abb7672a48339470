using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Shell.Home;

namespace Battwheels.Web.Service.Tickets;

internal sealed class StagesHome : IHomePanel
{
    public string Permission => TicketPermissions.Read;
    public int Order => 10;
    public Type Component => typeof(StagesPanel);
}

internal sealed class PromisesHome : IHomePanel
{
    public string Permission => TicketPermissions.Read;
    public int Order => 11;
    public Type Component => typeof(PromisesPanel);
}
