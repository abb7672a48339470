using Battwheels.Core.Service.Approvals;
using Battwheels.Web.Shell.Home;

namespace Battwheels.Web.Service.Approvals;

/// <summary>How many repairs wait for the reader's yes.</summary>
internal sealed class ApprovalTile(ApprovalService approvals) : IHomeTiles
{
    public string Permission => ApprovalPermissions.Decide;
    public HomeKind Homes => HomeKind.Dashboard;
    public int Order => 25;

    public IReadOnlyList<HomeFace> Faces(HomeKind home, HomeSpan span) => [new("My approvals", "approvals")];

    public async Task<IReadOnlyList<HomeFigure>> ReadAsync(HomeKind home, HomeSpan span, CancellationToken ct) =>
        [new HomeFigure(Figures.Count(await approvals.CountMineAsync(ct)), "repairs wait for you")];
}
