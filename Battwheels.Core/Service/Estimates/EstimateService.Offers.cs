using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Estimates;

/// <param name="TokenHash">Of a <see cref="LinkToken"/> made by who shows the link: 64 hexadecimal digits.</param>
public sealed record ShareEstimate(long EstimateId, string TokenHash);

/// <summary>An answer the customer gave to staff.</summary>
/// <param name="VersionNo">The version that was read out or shown.</param>
public sealed record RecordDecision(long EstimateId, int VersionNo, OfferAnswer Answer);

public sealed partial class EstimateService
{
    /// <summary>Freezes a draft as the next version and hands it to the office.</summary>
    /// <param name="version">The estimate's version that was on the screen.</param>
    /// <returns>
    /// The number of the new version; or ESTIMATE_EMPTY, PRICE_MISSING, HSN_MISSING, HSN_INVALID with line numbers,
    /// COMPOSITION_INTER_STATE, CONCURRENCY_CONFLICT, INVALID_TRANSITION.
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:submit.</exception>
    public Task<Result<int>> SubmitAsync(long estimateId, int version, CommandId command, CancellationToken ct) =>
        units.RunAsync<int>(
            EstimatePermissions.Submit,
            command,
            new { submit = estimateId, version },
            unit => OfferSubmission.SubmitAsync(unit, estimateId, version, ct),
            ct
        );

    /// <summary>Makes a link to the current version; the first one sends it and starts the days to decide.</summary>
    /// <returns>The link's id; or ESTIMATE_NOT_SUBMITTED, ESTIMATE_WRONG_STATE, ESTIMATE_EXPIRED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:send.</exception>
    public Task<Result<long>> ShareAsync(ShareEstimate share, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            EstimatePermissions.Send,
            command,
            share,
            unit => OfferSharing.ShareAsync(unit, share.EstimateId, share.TokenHash, ct),
            ct
        );

    /// <summary>Closes a link for good.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:send.</exception>
    public Task<Result<Done>> RevokeLinkAsync(long estimateLinkId, CommandId command, CancellationToken ct) =>
        DoneAsync(
            EstimatePermissions.Send,
            command,
            new { revokeLink = estimateLinkId },
            unit => OfferSharing.RevokeAsync(unit, estimateLinkId, ct),
            ct
        );

    /// <summary>Opens a version for writing the next one; its links say that it was replaced.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:update.</exception>
    public Task<Result<Done>> ReviseAsync(long estimateId, CommandId command, CancellationToken ct) =>
        DoneAsync(
            EstimatePermissions.Update,
            command,
            new { revise = estimateId },
            unit => OfferSubmission.ReviseAsync(unit, estimateId, ct),
            ct
        );

    /// <summary>Takes a submitted estimate back; the ticket returns to diagnosis, or to the state a supplement left.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:submit.</exception>
    public Task<Result<Done>> WithdrawAsync(long estimateId, CommandId command, CancellationToken ct) =>
        DoneAsync(
            EstimatePermissions.Submit,
            command,
            new { withdraw = estimateId },
            unit => OfferSubmission.WithdrawAsync(unit, estimateId, ct),
            ct
        );

    /// <summary>Ends a draft or declined estimate for good.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:void.</exception>
    public Task<Result<Done>> VoidAsync(long estimateId, CommandId command, CancellationToken ct) =>
        DoneAsync(
            EstimatePermissions.Void,
            command,
            new { @void = estimateId },
            unit => OfferSubmission.VoidAsync(unit, estimateId, ct),
            ct
        );

    /// <summary>Records what the customer signed on the tablet or said on a call.</summary>
    /// <returns>
    /// What became of it, the first answer when one was given before; or LINES_UNDECIDED, RISK_NOT_ACKNOWLEDGED,
    /// ESTIMATE_EXPIRED, ESTIMATE_REPLACED, and what the evidence lacks.
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:record_decision.</exception>
    public Task<Result<DecisionResult>> RecordDecisionAsync(
        RecordDecision decision,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<DecisionResult>(
            EstimatePermissions.RecordDecision,
            command,
            decision,
            unit => OfferRecording.RecordAsync(unit, decision, ct),
            ct
        );
}
