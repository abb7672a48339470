using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Fleet;

/// <summary>Giving drivers their vehicles, inside the caller's transaction.</summary>
internal static class FleetDriving
{
    /// <returns>The assignment's id; or NOT_FOUND, FLEET_NOT_A_DRIVER, FLEET_ASSIGNED, DATES_INVALID.</returns>
    public static async Task<Result<long>> AssignAsync(
        IUnitOfWork unit,
        long accountId,
        NewFleetAssignment input,
        CancellationToken ct
    )
    {
        if (!await FleetPeople.HoldAsync(unit, accountId, ct))
            return CommonErrors.NotFound;
        if (input.From < unit.Today.AddDays(-365) || input.From > unit.Today.AddDays(90))
            return FleetErrors.DayInvalid;
        if (
            !await unit.Set<FleetPerson>()
                .AnyAsync(
                    p => p.Id == input.PersonId && p.ContactId == accountId && p.IsActive && p.Role == FleetRole.Driver,
                    ct
                )
        )
            return FleetErrors.NotADriver;
        if (
            !await unit.Set<Vehicle>()
                .AnyAsync(v => v.Id == input.VehicleId && v.ContactId == accountId && !v.IsArchived, ct)
        )
            return CommonErrors.NotFound;
        var running = await FleetPeople.RunningAsync(unit, input.PersonId, ct);
        if (running.Exists(a => a.VehicleId == input.VehicleId))
            return FleetErrors.AssignedAlready;
        return unit.Add(
            new FleetAssignment
            {
                ContactId = accountId,
                FleetPersonId = input.PersonId,
                VehicleId = input.VehicleId,
                StartsAtUtc = BeginOf(input.From, unit.Organization.TimeZoneId),
            }
        ).Id;
    }

    /// <summary>Ends it now; one that is over stays as it ended.</summary>
    /// <returns>Null; or NOT_FOUND.</returns>
    public static async Task<Error?> EndAsync(IUnitOfWork unit, long accountId, long assignmentId, CancellationToken ct)
    {
        var drive = await unit.Set<FleetAssignment>()
            .SingleOrDefaultAsync(a => a.Id == assignmentId && a.ContactId == accountId, ct);
        if (drive is null)
            return CommonErrors.NotFound;
        if (drive.EndsAtUtc is null || drive.EndsAtUtc > unit.Now)
            drive.EndsAtUtc = unit.Now;
        return null;
    }

    /// <summary>The first instant of a day of the organization.</summary>
    internal static DateTime BeginOf(DateOnly day, string timeZoneId) =>
        TimeZoneInfo.ConvertTimeToUtc(
            day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified),
            TimeZoneInfo.FindSystemTimeZoneById(timeZoneId)
        );
}
