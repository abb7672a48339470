using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Merging;
using Battwheels.Web.Shell.Home;

namespace Battwheels.Web.Crm.Merging;

/// <summary>How many pairs of contacts wait for somebody to look.</summary>
internal sealed class DuplicatesTile(DuplicateQueueService pairs) : IHomeTiles
{
    public string Permission => ContactPermissions.Merge;
    public HomeKind Homes => HomeKind.Dashboard;
    public int Order => 35;

    public IReadOnlyList<HomeFace> Faces(HomeKind home, HomeSpan span) => [new("Possible duplicates", "duplicates")];

    public async Task<IReadOnlyList<HomeFigure>> ReadAsync(HomeKind home, HomeSpan span, CancellationToken ct)
    {
        var waiting = (await pairs.CountsAsync(ct))[0];
        return [new HomeFigure(Figures.Count(waiting), "pairs of contacts to look at", IsNothing: waiting == 0)];
    }
}
