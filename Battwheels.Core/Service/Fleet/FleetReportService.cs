using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Fleet;

/// <summary>All vehicles of an account at once, how long they stood, and several bills by one payment.</summary>
public sealed class FleetReportService(IUnitOfWorkFactory units)
{
    /// <summary>One page of vehicles; what waits comes first by its number.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks portal:fleet:reports.</exception>
    public Task<Page<FleetVehicleRow>> VehiclesAsync(FleetVehicleFilter filter, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return units.ReadAsync(FleetPermissions.Reports, unit => FleetReading.VehiclesAsync(unit, filter, ct), ct);
    }

    /// <summary>Hours out of service by vehicle and month: this month and the two before.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks portal:fleet:reports.</exception>
    public Task<FleetDowntime> DowntimeAsync(CancellationToken ct) =>
        units.ReadAsync(FleetPermissions.Reports, unit => FleetReading.DowntimeAsync(unit, ct), ct);

    /// <summary>One code for what several open bills come to; the workshop writes the payment down when it arrives.</summary>
    /// <returns>It; or NOT_FOUND where one of them is not theirs or not open, NOTHING_CHOSEN.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks portal:invoices:bulk_pay.</exception>
    public Task<Result<FleetPayment>> PaymentAsync(IReadOnlyList<long> invoiceIds, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(invoiceIds);
        return units.ReadAsync(FleetPermissions.BulkPay, unit => FleetPayments.OfAsync(unit, invoiceIds, ct), ct);
    }
}
