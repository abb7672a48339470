using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Shell.Home;

namespace Battwheels.Web.Service.Tickets;

/// <summary>Counts of visits, all in one statement; each opens exactly the list it counts.</summary>
internal sealed class TicketTiles(TicketService tickets) : IHomeTiles
{
    private static readonly (TicketSet Set, Phrase Label, Phrase Sub)[] Running =
    [
        (TicketSet.Late, "Promise passed", "still in work"),
        (TicketSet.SlaBreached, "SLA breached", "still in work"),
        (TicketSet.SlaDue, "SLA due < 1 h", "still in time"),
        (TicketSet.Customer, "Waiting for approval", "estimates with customers"),
        (TicketSet.Ready, "Ready for delivery", "done and checked"),
    ];

    private static readonly (TicketSet Set, Phrase Label, Phrase Sub)[] Counter =
    [
        (TicketSet.PromisedToday, "Promised today", "in the workshop"),
        .. Running,
        (TicketSet.Intake, "New intake", "to be taken in or assigned"),
    ];

    public string Permission => TicketPermissions.Read;
    public HomeKind Homes => HomeKind.Dashboard | HomeKind.Counter;
    public int Order => 20;

    public IReadOnlyList<HomeFace> Faces(HomeKind home, HomeSpan span) =>
        [.. Of(home).Select(t => new HomeFace(t.Label, $"tickets?show={t.Set}"))];

    public async Task<IReadOnlyList<HomeFigure>> ReadAsync(HomeKind home, HomeSpan span, CancellationToken ct)
    {
        var sets = Of(home);
        var counts = await tickets.CountsAsync([.. sets.Select(t => new TicketFilter(Set: t.Set))], ct);
        return [.. sets.Zip(counts, (t, count) => new HomeFigure(Figures.Count(count ?? 0), t.Sub))];
    }

    private static (TicketSet Set, Phrase Label, Phrase Sub)[] Of(HomeKind home) =>
        home is HomeKind.Counter ? Counter : Running;
}
