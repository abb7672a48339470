using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Appointments;

/// <summary>Free times, and what stands in the way of one that is thought of.</summary>
internal static class SlotReading
{
    public const int MostSlots = 6;
    private const int DaysAhead = 14;

    public static async Task<IReadOnlyList<FreeSlot>> SlotsAsync(IReadUnit unit, SlotAsk ask, CancellationToken ct)
    {
        BranchClocks clocks = new(unit);
        if (ask.Minutes is < AppointmentRules.Fewest or > AppointmentRules.Most)
            return [];
        if (await clocks.BranchAsync(ask.BranchId, ct) is not { } branch)
            return [];
        var today = (await clocks.OfAsync(branch.Id, ct)).DayOf(unit.Now);
        var from = ask.From is { } wished && wished > today ? Days.Nearest(wished) : today;
        var read = await PlanReading.ReadAsync(unit, clocks, branch.Id, from, from.AddDays(DaysAhead), ask.Except, ct);
        var people = (await TechnicianList.ReadAsync(unit, ct))
            .Where(p => ask.TechnicianId is null ? p.IsTechnician : p.MembershipId == ask.TechnicianId)
            .ToArray();
        return
        [
            .. Enumerable
                .Range(0, DaysAhead)
                .SelectMany(i => OfDay(read, people, from.AddDays(i), ask.Minutes, unit.Now))
                .Take(MostSlots),
        ];
    }

    /// <summary>Each time once, with whoever has most of the day left.</summary>
    private static IEnumerable<FreeSlot> OfDay(
        PlanReading read,
        Technician[] people,
        DateOnly day,
        int minutes,
        DateTime nowUtc
    ) =>
        people
            .SelectMany(p => read.Plan.Begins(p.MembershipId, day, minutes, nowUtc).Select(at => (Who: p, At: at)))
            .GroupBy(s => s.At)
            .OrderBy(g => g.Key)
            .Select(g => g.MaxBy(s => read.Plan.Load(s.Who.MembershipId, day).Free))
            .Select(s => new FreeSlot(
                day,
                TimeOnly.FromDateTime(read.Calendar.Local(s.At)),
                s.Who.MembershipId,
                s.Who.Name
            ));

    /// <returns>Null where there is no such branch.</returns>
    public static async Task<PlanCheck?> CheckAsync(IReadUnit unit, PlanAsk ask, CancellationToken ct)
    {
        BranchClocks clocks = new(unit);
        if (await clocks.BranchAsync(ask.BranchId, ct) is not { } branch)
            return null;
        var day = Days.Nearest(ask.Day);
        var read = await PlanReading.ReadAsync(unit, clocks, branch.Id, day, day.AddDays(1), ask.Except, ct);
        var minutes = Math.Clamp(ask.Minutes, AppointmentRules.Fewest, AppointmentRules.Most);
        var start = read.Calendar.Utc(day, ask.Time);
        var span = read.Plan.SpanOf(start, minutes);
        var open = read.Plan.Open(day);
        var closed = read.Calendar.Of(day).Last(s => s.FromUtc <= start);
        return new PlanCheck(
            ask.TechnicianId is { } id ? await NameAsync(unit, id, ct) : null,
            day,
            ask.TechnicianId is null ? null : With(read.Plan.Load(ask.TechnicianId, day), minutes),
            !closed.IsOpen,
            closed.Holiday,
            TimeOnly.FromDateTime(read.Calendar.Local(span.ToUtc)),
            open.Count > 0 && span.ToUtc > open[^1].ToUtc,
            ask.TechnicianId is { } who ? [.. read.Plan.Meeting(who, start, minutes).Select(w => read.ById[w.Id])] : [],
            await OfVehicleAsync(unit, clocks, ask, ct)
        );
    }

    private static PlanLoad With(PlanLoad load, int minutes) => load with { Planned = load.Planned + minutes };

    private static async Task<string?> NameAsync(IReadUnit unit, long technician, CancellationToken ct) =>
        (await TechnicianList.ReadAsync(unit, ct)).FirstOrDefault(p => p.MembershipId == technician)?.Name;

    private static async Task<IReadOnlyList<AppointmentRow>> OfVehicleAsync(
        IReadUnit unit,
        BranchClocks clocks,
        PlanAsk ask,
        CancellationToken ct
    ) => ask.VehicleId is { } vehicle ? await ComingAsync(unit, clocks, vehicle, ask.Except, ct) : [];

    /// <summary>Booked for a vehicle and not over, of today also what is late.</summary>
    public static Task<IReadOnlyList<AppointmentRow>> ComingAsync(
        IReadUnit unit,
        BranchClocks clocks,
        long vehicleId,
        long? except,
        CancellationToken ct
    )
    {
        var aDayAgo = unit.Now.AddDays(-1);
        return AppointmentReading.RowsAsync(
            unit,
            clocks,
            unit.Set<Appointment>()
                .Where(a => a.VehicleId == vehicleId && a.Id != except)
                .Where(a => a.State == AppointmentState.Booked && a.StartsAtUtc > aDayAgo),
            AppointmentReading.MostOfOne,
            ct
        );
    }
}
