using Battwheels.Core.Service.Feedback;
using Battwheels.Web.Shell.Home;

namespace Battwheels.Web.Service.Feedback;

/// <summary>Unhappy customers somebody still has to call.</summary>
internal sealed class FeedbackTile(FeedbackService feedback) : IHomeTiles
{
    public string Permission => FeedbackPermissions.CallBack;
    public HomeKind Homes => HomeKind.Dashboard | HomeKind.Counter;
    public int Order => 28;

    public IReadOnlyList<HomeFace> Faces(HomeKind home, HomeSpan span) => [new("To call back", "feedback?show=call")];

    public async Task<IReadOnlyList<HomeFigure>> ReadAsync(HomeKind home, HomeSpan span, CancellationToken ct)
    {
        var waiting = await feedback.CountToCallAsync(ct);
        return [new HomeFigure(Figures.Count(waiting), "unhappy customers", IsNothing: waiting == 0)];
    }
}
