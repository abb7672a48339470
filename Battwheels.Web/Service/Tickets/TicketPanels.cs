using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Shell.Home;

namespace Battwheels.Web.Service.Tickets;

internal sealed class OverviewHome : IHomePanel
{
    public string Permission => TicketPermissions.Read;
    public HomeKind Homes => HomeKind.Dashboard | HomeKind.Counter;
    public int Order => 10;
    public Type Component => typeof(OverviewPanel);
}

internal sealed class LoadHome : IHomePanel
{
    public string Permission => TicketPermissions.Assign;
    public HomeKind Homes => HomeKind.Dashboard | HomeKind.Counter;
    public int Order => 12;
    public Type Component => typeof(LoadPanel);
}
