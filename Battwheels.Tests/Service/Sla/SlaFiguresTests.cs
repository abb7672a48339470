using Battwheels.Core.Service.Sla;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Tests.Service.Sla;

[Trait("Category", "Unit")]
public class SlaFiguresTests
{
    [Fact]
    public void Of_TenPromises_CountsAndRanksByHand()
    {
        // 10, 20, ... 90 minutes happened, one is missed and still open after 300; 200 of 950 open minutes were paused.
        DuePromise[] promises =
        [
            .. Enumerable.Range(1, 9).Select(n => Promise(n * 10, n < 8 ? SlaVerdict.Met : SlaVerdict.Breached, true)),
            Promise(300, SlaVerdict.Breached, false) with
            {
                PausedMinutes = 200,
            },
        ];
        var figures = SlaFiguresCalculator.Of(promises);
        Assert.Equal(new SlaFigures(7, 3, 50, 90, 21.1m), figures);
        Assert.Equal(70m, figures.Compliance);
    }

    [Fact]
    public void Of_Nothing_HasNoCompliance()
    {
        var figures = SlaFiguresCalculator.Of([]);
        Assert.Equal((null, null, 0m), (figures.Compliance, figures.Median, figures.PausedPercent));
    }

    private static DuePromise Promise(int used, SlaVerdict verdict, bool happened) =>
        new(used, SlaClockKind.Resolution, verdict, happened, used, 0, TicketPriority.Medium, 1, 1, 1);
}
