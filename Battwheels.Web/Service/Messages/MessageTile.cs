using Battwheels.Core.Service.Messages;
using Battwheels.Web.Shell.Home;

namespace Battwheels.Web.Service.Messages;

/// <summary>Messages that reached nobody.</summary>
internal sealed class MessageTile(MessageService messages) : IHomeTiles
{
    public string Permission => MessagePermissions.Read;
    public HomeKind Homes => HomeKind.Dashboard | HomeKind.Counter;
    public int Order => 27;

    public IReadOnlyList<HomeFace> Faces(HomeKind home, HomeSpan span) =>
        [new($"Messages failed, {span.Label}", $"messages?state=failed&{span.Query}")];

    public async Task<IReadOnlyList<HomeFigure>> ReadAsync(HomeKind home, HomeSpan span, CancellationToken ct)
    {
        var failed = await messages.CountFailedAsync(span.From, span.To, ct);
        return [new HomeFigure(Figures.Count(failed), "reached nobody", IsNothing: failed == 0)];
    }
}
