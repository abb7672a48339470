using Battwheels.Core.Crm.Warranty;

namespace Battwheels.Core.Service.Claims;

/// <param name="Outstanding">Rupees the maker still owes, tax included; null without an invoice.</param>
public sealed record ClaimRow(
    long Id,
    string Number,
    ClaimState State,
    DateTime StateSinceUtc,
    long TicketId,
    string TicketNumber,
    long VehicleId,
    string? Registration,
    string VehicleText,
    string Maker,
    decimal Claimed,
    decimal? Approved,
    decimal? Outstanding,
    DateTime CreatedAtUtc,
    DateTime? SubmittedAtUtc,
    int Waiting
);

public sealed record ClaimLineView(
    long Id,
    string Description,
    bool IsPart,
    decimal Claimed,
    decimal? Approved,
    string? FailedPartSerial,
    string? FailedPartPlace,
    FailedPartState FailedPart,
    RejectedTo? RejectedTo,
    long? RejectedEstimateId
);

public sealed record ClaimEventView(string What, ClaimState State, string? Note, DateTime AtUtc, string ActorName);

/// <param name="Covers">The promises it may rest on, as they are judged today.</param>
public sealed record ClaimView(
    ClaimRow Row,
    int Version,
    long MakerId,
    string? MakerReference,
    WarrantyVerdict? Verdict,
    string? VerdictText,
    long? InvoiceId,
    string? InvoiceNumber,
    IReadOnlyList<ClaimLineView> Lines,
    IReadOnlyList<ClaimEventView> Events,
    IReadOnlyList<CoverRow> Covers,
    int Photos
);

/// <param name="Open">Lines that may be claimed now.</param>
public sealed record TicketClaims(IReadOnlyList<ClaimRow> Claims, IReadOnlyList<OpenClaimLine> Open);

public sealed record OpenClaimLine(long JobLineId, string Description, decimal Value);

public sealed record ClaimTotals(decimal Claimed, decimal Approved, decimal Outstanding);
