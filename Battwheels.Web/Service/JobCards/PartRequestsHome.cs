using Battwheels.Core.Inventory;
using Battwheels.Core.Service.JobCards;
using Battwheels.Web.Shell.Home;

namespace Battwheels.Web.Service.JobCards;

internal sealed class PartRequestsTile(JobViewService jobs) : IHomeTiles
{
    public string Permission => InventoryPermissions.Issue;
    public HomeKind Homes => HomeKind.Dashboard | HomeKind.Stores;
    public int Order => 30;

    public IReadOnlyList<HomeFace> Faces(HomeKind home, HomeSpan span) => [new("Parts requested", "part-requests")];

    public async Task<IReadOnlyList<HomeFigure>> ReadAsync(HomeKind home, HomeSpan span, CancellationToken ct)
    {
        var count = await jobs.CountRequestsAsync(PartRequestState.Requested, ct);
        return [new HomeFigure(Figures.Count(count), "to be issued")];
    }
}

internal sealed class PartRequestsHome : IHomePanel
{
    public string Permission => InventoryPermissions.Issue;
    public HomeKind Homes => HomeKind.Stores;
    public int Order => 20;
    public Type Component => typeof(PartRequestsPanel);
}
