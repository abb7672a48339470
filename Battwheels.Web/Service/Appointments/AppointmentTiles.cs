using Battwheels.Core.Service.Appointments;
using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Shell.Home;

namespace Battwheels.Web.Service.Appointments;

/// <summary>Who is expected today.</summary>
internal sealed class AppointmentTiles(AppointmentService appointments) : IHomeTiles
{
    public string Permission => TicketPermissions.Read;
    public HomeKind Homes => HomeKind.Dashboard | HomeKind.Counter;
    public int Order => 18;

    public IReadOnlyList<HomeFace> Faces(HomeKind home, HomeSpan span) => [new("Appointments today", "appointments")];

    public async Task<IReadOnlyList<HomeFigure>> ReadAsync(HomeKind home, HomeSpan span, CancellationToken ct)
    {
        var today = await appointments.TodayAsync(ct);
        return
        [
            new HomeFigure(
                Figures.Count(today.Expected),
                $"still to come, {today.Arrived} have come",
                IsNothing: today is { Expected: 0, Arrived: 0 }
            ),
        ];
    }
}
