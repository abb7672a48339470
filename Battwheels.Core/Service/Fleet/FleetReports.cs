using Battwheels.Core.Service.Portal;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Fleet;

/// <summary>Which vehicles of an account are shown.</summary>
public enum FleetSelection
{
    All,

    /// <summary>Being worked on or waiting.</summary>
    InWorkshop,

    /// <summary>Done, to be fetched.</summary>
    Ready,

    /// <summary>Promised for an hour that has passed.</summary>
    Late,
}

/// <param name="Text">Part of the registration.</param>
/// <param name="After">Cursor of the page before.</param>
public sealed record FleetVehicleFilter(
    string? Text = null,
    FleetSelection Selection = FleetSelection.All,
    string? After = null
);

/// <summary>A vehicle with the visit that is under way.</summary>
/// <param name="Driver">Who drives it now; null: nobody named.</param>
public sealed record FleetVehicleRow(
    PortalVehicle Vehicle,
    long? TicketId,
    TicketState? State,
    bool IsTakenIn,
    DateTime? PromisedAtUtc,
    string? Driver
);

/// <summary>How long an account's vehicles stood.</summary>
/// <param name="Months">First days, oldest first.</param>
/// <param name="Rows">The longest first.</param>
public sealed record FleetDowntime(IReadOnlyList<DateOnly> Months, IReadOnlyList<FleetDowntimeRow> Rows);

/// <param name="Hours">By month, in the order of the months; 0 where it did not stand.</param>
public sealed record FleetDowntimeRow(PortalVehicle Vehicle, IReadOnlyList<decimal> Hours, decimal Total, int Visits);

/// <summary>Several open bills as one payment.</summary>
/// <param name="UpiUri">Null where the workshop has no UPI address.</param>
public sealed record FleetPayment(IReadOnlyList<PortalInvoiceRow> Invoices, decimal Total, string? UpiUri);
