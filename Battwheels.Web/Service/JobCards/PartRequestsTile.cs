using Battwheels.Core.Inventory;
using Battwheels.Core.Service.JobCards;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Home;

namespace Battwheels.Web.Service.JobCards;

internal sealed class PartRequestsTile(JobViewService jobs) : IHomeTile
{
    public string Permission => InventoryPermissions.Issue;

    public int Order => 16;

    public string Label => "Parts requested";

    public string Href => "part-requests";

    public async Task<HomeFigure> ReadAsync(CancellationToken ct)
    {
        var count = await jobs.CountRequestsAsync(PartRequestState.Requested, ct);
        return new HomeFigure(count >= 10_000 ? "10,000+" : Show.Number(count), "to be issued");
    }
}
