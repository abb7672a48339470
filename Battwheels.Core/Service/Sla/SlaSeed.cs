using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Sla;

/// <summary>A new organization promises something from its first visit on; settings change it.</summary>
public sealed class SlaSeed : IOrganizationSeed
{
    public const string DefaultPolicy = "Standard";

    public static readonly IReadOnlyList<TargetInput> Targets =
    [
        new(TicketPriority.Critical, 60, 4 * 60, IsAroundTheClock: true),
        new(TicketPriority.High, 4 * 60, 8 * 60),
        new(TicketPriority.Medium, 8 * 60, 24 * 60),
        new(TicketPriority.Low, 24 * 60, 72 * 60),
    ];

    private static readonly OpenHours[] Hours = [new(9 * 60, 13 * 60), new(14 * 60, 18 * 60)];

    public int Order => 40;

    public async Task SeedAsync(IUnitOfWork unit, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        await unit.FlushAsync(ct);
        var branch = await unit.Set<Branch>().SingleAsync(b => b.IsDefault, ct);
        var calendar = unit.Add(
            new SlaCalendar
            {
                BranchId = branch.Id,
                ZoneId = unit.Organization.TimeZoneId,
                Week = WeekText.Write(
                    WorkingCalendar
                        .Days.Where(d => d is not DayOfWeek.Sunday)
                        .ToDictionary(d => d, _ => (IReadOnlyList<OpenHours>)Hours)
                ),
            }
        );
        SlaCalendars.NewEdition(unit, calendar, []);
        SlaPolicy policy = new() { Name = DefaultPolicy, IsDefault = true };
        policy.SetTargets(Targets);
        unit.Add(policy);
    }
}
