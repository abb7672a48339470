using Battwheels.Core.Gst;
using Battwheels.Core.Service.JobCards;

namespace Battwheels.Core.Service.Sublets;

/// <param name="AgreedCost">Rupees before tax; null for those who may not see cost.</param>
/// <param name="IsOverdue">It was to be back before today and is not.</param>
public sealed record SubletRow(
    long Id,
    int Version,
    string Number,
    SubletState State,
    DateTime StateSinceUtc,
    long TicketId,
    string TicketNumber,
    long VehicleId,
    string? Registration,
    string VehicleText,
    long JobLineId,
    string Line,
    long VendorId,
    string Vendor,
    string Work,
    DateOnly DueOn,
    bool IsOverdue,
    decimal? AgreedCost,
    string? HandedOver,
    DateTime? SentAtUtc,
    int Rounds,
    DateTime? ReturnedAtUtc
);

public sealed record SubletEventView(SubletDeed Deed, string? Note, DateTime AtUtc, string ActorName);

/// <param name="Difference">Rupees above what was agreed, both before tax; negative where below.</param>
/// <param name="IsReversed">Taken back; another one may follow.</param>
public sealed record SubletBillView(
    long Id,
    string Number,
    DateOnly Date,
    string? VendorGstin,
    SupplyKind Kind,
    decimal Taxable,
    decimal RatePercent,
    GstSplit Tax,
    decimal RoundOff,
    decimal Total,
    decimal Cost,
    decimal Difference,
    string? Reason,
    long JournalEntryId,
    string JournalNumber,
    string EnteredBy,
    DateTime AtUtc,
    bool IsReversed,
    string? ReversedBecause
);

/// <param name="Bills">Newest first; none for those who may not see cost.</param>
/// <param name="Terms">How the vendor's bill is taxed today.</param>
public sealed record SubletView(
    SubletRow Row,
    string OrderedBy,
    DateTime OrderedAtUtc,
    string? SentBy,
    bool MayChange,
    SubletBillTerms Terms,
    IReadOnlyList<SubletBillView> Bills,
    IReadOnlyList<SubletEventView> Events
);

/// <summary>Outside work of a visit.</summary>
/// <param name="Open">Sublet lines nothing is ordered for.</param>
public sealed record TicketSublets(bool MayChange, IReadOnlyList<SubletRow> Orders, IReadOnlyList<OpenSubletLine> Open);

public sealed record OpenSubletLine(long JobLineId, string Description, JobLineState State);
