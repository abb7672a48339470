using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Appointments;

public enum AppointmentState
{
    /// <summary>Expected.</summary>
    Booked,

    /// <summary>The vehicle came, and its visit is registered.</summary>
    Arrived,
    NoShow,
    Cancelled,
}

/// <summary>A vehicle is expected at a time, for so much work, perhaps by somebody who will do it.</summary>
public sealed class Appointment : TenantEntity, IVersioned, ICustomerOwned
{
    public const int LongestNotes = 2_000;
    public const int LongestBay = 40;
    public const int LongestReason = 400;

    public required long BranchId { get; init; }

    /// <summary>Who brings it.</summary>
    public required long ContactId { get; init; }

    public required long VehicleId { get; init; }

    /// <summary>What is to be done, in one line; it becomes the concern of the visit.</summary>
    public required string Title { get; set; }

    public TicketCategory Category { get; set; }

    /// <summary>The customer's words, and what was agreed.</summary>
    [Personal(typeof(Contact), nameof(ContactId))]
    public string Notes { get; set; } = "";

    public required DateTime StartsAtUtc { get; set; }

    /// <summary>How long somebody is busy with it.</summary>
    public required int Minutes { get; set; }

    /// <summary>Membership of who is to do it; null while nobody is chosen.</summary>
    public long? TechnicianId { get; set; }

    /// <summary>Where it is done: <c>Lift 2</c>.</summary>
    public string? Bay { get; set; }

    public DateTime? PromisedAtUtc { get; set; }

    public AppointmentState State { get; internal set; } = AppointmentState.Booked;

    /// <summary>Why it was cancelled.</summary>
    public string? Reason { get; internal set; }

    /// <summary>The visit it became.</summary>
    public long? TicketId { get; internal set; }

    public required DateTime CreatedAtUtc { get; init; }

    public int Version { get; private set; }
}
