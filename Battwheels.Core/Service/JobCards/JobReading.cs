using Battwheels.Core.Common;
using Battwheels.Core.Crm.Batteries;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.JobCards;

/// <summary>What is measured on an electric vehicle at work.</summary>
public enum ReadingMeasure
{
    StateOfCharge,
    StateOfHealth,
    PackVoltage,
    CellSpread,
    VoltageDrop,
    Insulation,
    Current,
    Temperature,
}

/// <param name="Unit">As shown behind the figure.</param>
/// <param name="Least">Below it is a slip of the finger.</param>
/// <param name="Most">Above it likewise.</param>
public sealed record MeasureLimits(string Name, string Unit, decimal Least, decimal Most);

/// <summary>One measured value, with up to three decimals; it stays as entered.</summary>
public sealed class JobReading : TenantEntity, IAppendOnly
{
    public required long TicketId { get; init; }

    /// <summary>The line it was measured for; null for the vehicle as a whole.</summary>
    public long? JobLineId { get; init; }

    public required ReadingMeasure Measure { get; init; }

    /// <summary>In the unit of <see cref="JobReadings.Limits"/>.</summary>
    [Quantity]
    public required decimal Value { get; init; }

    /// <summary>Where and how, at most 200 characters.</summary>
    [Personal(typeof(ServiceTicket), nameof(TicketId))]
    public string? Remark { get; init; }

    public required DateTime TakenAtUtc { get; init; }

    public long? MembershipId { get; init; }

    public required string ActorName { get; init; }
}

internal sealed record NewReading(
    ServiceTicket Ticket,
    long? JobLineId,
    ReadingMeasure Measure,
    decimal Value,
    string? Remark,
    DateTime AtUtc
);

public static class JobReadings
{
    public const int MostRemark = 200;

    /// <summary>Wide enough for every two-, three- and four-wheeler on the road: they catch a slipped comma, not a fault.</summary>
    public static MeasureLimits Limits(ReadingMeasure measure) =>
        measure switch
        {
            ReadingMeasure.StateOfCharge => new(T("State of charge"), "%", 0m, 100m),
            ReadingMeasure.StateOfHealth => new(T("State of health"), "%", 0m, 100m),
            ReadingMeasure.PackVoltage => new(T("Pack voltage"), "V", 0m, 1_000m),
            ReadingMeasure.CellSpread => new(T("Cell spread"), "mV", 0m, 5_000m),
            ReadingMeasure.VoltageDrop => new(T("Voltage drop"), "mV", 0m, 10_000m),
            ReadingMeasure.Insulation => new(T("Insulation"), "MΩ", 0m, 10_000m),
            ReadingMeasure.Current => new(T("Current"), "A", -2_000m, 2_000m),
            _ => new(T("Temperature"), "°C", -40m, 300m),
        };

    /// <returns>Null; or NOT_FOUND, READING_OUT_OF_RANGE, TEXT_TOO_LONG.</returns>
    internal static async Task<Error?> AddAsync(IUnitOfWork unit, NewReading reading, CancellationToken ct)
    {
        var limits = Limits(reading.Measure);
        if (reading.Value < limits.Least || reading.Value > limits.Most)
            return JobErrors.ReadingOutOfRange(limits);
        if (decimal.Truncate(reading.Value * 1_000m) != reading.Value * 1_000m)
            return JobErrors.ReadingTooFine;
        if (CommonErrors.TooLong("Remark", reading.Remark, MostRemark) is { } tooLong)
            return tooLong;
        if (
            reading.JobLineId is { } line
            && !await unit.Set<JobLine>().AnyAsync(l => l.Id == line && l.TicketId == reading.Ticket.Id, ct)
        )
            return CommonErrors.NotFound;
        unit.Add(
            new JobReading
            {
                TicketId = reading.Ticket.Id,
                JobLineId = reading.JobLineId,
                Measure = reading.Measure,
                Value = reading.Value,
                Remark = string.IsNullOrWhiteSpace(reading.Remark) ? null : reading.Remark.Trim(),
                TakenAtUtc = reading.AtUtc,
                MembershipId = unit.Actor.MembershipId,
                ActorName = unit.Actor.Name,
            }
        );
        if (reading.Measure is ReadingMeasure.StateOfHealth)
            await PackRecords.ReadAtVisitAsync(
                unit,
                reading.Ticket.VehicleId,
                reading.Value,
                reading.Ticket.OdometerInKm,
                reading.Ticket.Id,
                ct
            );
        return null;
    }
}
