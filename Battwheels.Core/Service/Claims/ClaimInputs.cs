using Battwheels.Core.Billing;

namespace Battwheels.Core.Service.Claims;

/// <param name="MakerId">The maker as a contact.</param>
/// <param name="JobLineIds">Empty: every line that may be claimed.</param>
public sealed record NewClaim(long TicketId, long MakerId, IReadOnlyList<long> JobLineIds);

/// <param name="WarrantyCoverId">The promise it rests on.</param>
/// <param name="Note">Needed where the promise is to be checked.</param>
public sealed record SubmitClaim(long ClaimId, int Version, long WarrantyCoverId, string? Note = null);

public sealed record HoldPart(long ClaimLineId, string? Serial, string Place, FailedPartState State);

/// <param name="Amounts">Rupees before tax approved for each line.</param>
public sealed record DecideClaim(
    long ClaimId,
    int Version,
    IReadOnlyList<ApprovedAmount> Amounts,
    string? MakerReference = null,
    string? Note = null
);

public sealed record ApprovedAmount(long ClaimLineId, decimal Approved);

/// <param name="Received">Rupees, tax included.</param>
/// <param name="SeenBalance">What the person saw as open.</param>
public sealed record SettleClaim(
    long ClaimId,
    PaymentMode Mode,
    decimal Received,
    string? Reference,
    decimal SeenBalance,
    decimal TdsWithheld = 0m,
    DateOnly? Date = null
);

public sealed record SendRejected(long ClaimLineId, RejectedTo To);
