using Battwheels.Core.Common;
using Battwheels.Core.Crm.Warranty;
using Battwheels.Core.Service.Estimates;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Claims;

/// <summary>Claims on makers: from the lines of a visit to the money in the bank.</summary>
public sealed class ClaimService(IUnitOfWorkFactory units)
{
    /// <summary>Begins a claim with lines of a visit the maker is to pay.</summary>
    /// <returns>Its id; or NOT_FOUND, CLAIM_MAKER_MISSING, CLAIM_EMPTY, CLAIM_LINE_TAKEN.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks warranty:create.</exception>
    public Task<Result<long>> CreateAsync(NewClaim input, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            WarrantyPermissions.Create,
            command,
            input,
            unit => ClaimWriting.CreateAsync(unit, input, ct),
            ct
        );

    /// <summary>Sets the failed part of a line aside, or says that it went on.</summary>
    /// <returns>Done; or NOT_FOUND, CLAIM_NO_PART, INVALID_TRANSITION, REQUIRED, TEXT_TOO_LONG.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks warranty:create.</exception>
    public Task<Result<Done>> HoldPartAsync(HoldPart input, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            WarrantyPermissions.Create,
            command,
            input,
            async unit => await ClaimParts.HoldAsync(unit, input, ct) is { } refused ? refused : Done.Instance,
            ct
        );

    /// <summary>Sends the claim; here the warranty binds.</summary>
    /// <returns>
    /// Done; or NOT_FOUND, CONCURRENCY_CONFLICT, INVALID_TRANSITION, CLAIM_PART_NOT_HELD, CLAIM_COVER_MISSING,
    /// CLAIM_OUT_OF_WARRANTY, CLAIM_NOTE_MISSING.
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks warranty:submit.</exception>
    public Task<Result<Done>> SubmitAsync(SubmitClaim input, CommandId command, CancellationToken ct) =>
        StepAsync(
            WarrantyPermissions.Submit,
            input.ClaimId,
            input.Version,
            ClaimAction.Submit,
            (unit, claim) => ClaimSubmission.SubmitAsync(unit, claim, input, ct),
            input,
            command,
            ct
        );

    /// <summary>The maker wants to know more.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, INVALID_TRANSITION, REQUIRED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks warranty:submit.</exception>
    public Task<Result<Done>> RequestInfoAsync(
        long warrantyClaimId,
        int version,
        string question,
        CommandId command,
        CancellationToken ct
    ) => NotedAsync(warrantyClaimId, version, question, ClaimAction.RequestInfo, command, ct);

    /// <summary>The maker was told.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, INVALID_TRANSITION, REQUIRED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks warranty:submit.</exception>
    public Task<Result<Done>> AnswerInfoAsync(
        long warrantyClaimId,
        int version,
        string answer,
        CommandId command,
        CancellationToken ct
    ) => NotedAsync(warrantyClaimId, version, answer, ClaimAction.AnswerInfo, command, ct);

    /// <summary>Gives a draft up; its lines may be claimed again.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, INVALID_TRANSITION, REQUIRED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks warranty:submit.</exception>
    public Task<Result<Done>> WithdrawAsync(
        long warrantyClaimId,
        int version,
        string reason,
        CommandId command,
        CancellationToken ct
    ) => NotedAsync(warrantyClaimId, version, reason, ClaimAction.Withdraw, command, ct);

    /// <summary>Writes down what the maker approved, line by line; what is approved is invoiced to it in the same moment.</summary>
    /// <returns>
    /// Where the claim stands; or NOT_FOUND, CONCURRENCY_CONFLICT, INVALID_TRANSITION, CLAIM_AMOUNT_INVALID, and what
    /// issuing an invoice refuses (HSN_MISSING, CUSTOMER_ADDRESS_MISSING, PERIOD_LOCKED ...).
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks warranty:settle.</exception>
    public Task<Result<Done>> DecideAsync(DecideClaim input, CommandId command, CancellationToken ct) =>
        StepAsync(
            WarrantyPermissions.Settle,
            input.ClaimId,
            input.Version,
            ClaimAction.Decide,
            (unit, claim) => ClaimDeciding.DecideAsync(unit, claim, input, ct),
            input,
            command,
            ct
        );

    /// <summary>The maker paid: a receipt on its invoice. Once nothing is open, the claim is settled.</summary>
    /// <returns>Done; or NOT_FOUND, INVALID_TRANSITION, CLAIM_INVOICE_CANCELLED, BALANCE_CHANGED, and what a receipt refuses.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks warranty:settle.</exception>
    public Task<Result<Done>> SettleAsync(SettleClaim input, CommandId command, CancellationToken ct) =>
        StepAsync(
            WarrantyPermissions.Settle,
            input.ClaimId,
            null,
            ClaimAction.Settle,
            (unit, claim) => ClaimDeciding.SettleAsync(unit, claim, input, ct),
            input,
            command,
            ct
        );

    /// <summary>Puts the rejected rest of a line on an estimate: for goodwill, which the approval rules look at, or for the customer.</summary>
    /// <returns>The estimate; or NOT_FOUND, CLAIM_NOTHING_REJECTED, ESTIMATE_CLOSED, ESTIMATE_FROZEN.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks warranty:submit or estimates:update.</exception>
    public Task<Result<long>> SendRejectedAsync(SendRejected input, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            WarrantyPermissions.Submit,
            command,
            input,
            unit =>
            {
                unit.Demand(EstimatePermissions.Update);
                return ClaimDeciding.SendRejectedAsync(unit, input, ct);
            },
            ct
        );

    /// <summary>Everything about one claim; or NOT_FOUND.</summary>
    public Task<Result<ClaimView>> GetAsync(long id, CancellationToken ct) =>
        units.ReadAsync<Result<ClaimView>>(
            WarrantyPermissions.Read,
            async unit => await ClaimReading.ViewAsync(unit, id, ct) is { } view ? view : CommonErrors.NotFound,
            ct
        );

    /// <summary>What of a visit may be claimed, and the claims it has.</summary>
    /// <returns>It; or NOT_FOUND.</returns>
    public Task<Result<TicketClaims>> OfTicketAsync(long ticketId, CancellationToken ct) =>
        units.ReadAsync<Result<TicketClaims>>(
            WarrantyPermissions.Read,
            async unit =>
                await ClaimReading.OfTicketAsync(unit, ticketId, ct) is { } view ? view : CommonErrors.NotFound,
            ct
        );

    /// <summary>Newest first.</summary>
    public Task<Page<ClaimRow>> ListAsync(ClaimFilter filter, string? after, CancellationToken ct) =>
        units.ReadAsync(
            WarrantyPermissions.Read,
            unit => ClaimList.PageAsync(unit, filter, Cursor.Read(after), Lists.Default, ct),
            ct
        );

    /// <summary>How many claims several filters find, in one statement.</summary>
    [Bounded(ManyCounts.Most)]
    public Task<IReadOnlyList<int?>> CountsAsync(IReadOnlyList<ClaimFilter> filters, CancellationToken ct) =>
        units.ReadAsync(WarrantyPermissions.Read, unit => ClaimList.CountsAsync(unit, filters, ct), ct);

    /// <summary>Rupees claimed, approved and still owed of what a filter finds.</summary>
    public Task<ClaimTotals> TotalsAsync(ClaimFilter filter, CancellationToken ct) =>
        units.ReadAsync(WarrantyPermissions.Read, unit => ClaimList.TotalsAsync(unit, filter, ct), ct);

    /// <summary>Puts on record that somebody takes the list out of the system; then read it page by page.</summary>
    public Task<Result<Done>> BeginExportAsync(ClaimFilter filter, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            WarrantyPermissions.Read,
            command,
            filter,
            unit =>
            {
                unit.Audit("EXPORTED", nameof(WarrantyClaim), 0, filter);
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );

    /// <summary>The list in long pages, for the file.</summary>
    public Task<Page<ClaimRow>> ExportAsync(ClaimFilter filter, string? after, CancellationToken ct) =>
        units.ReadAsync(
            WarrantyPermissions.Read,
            unit => ClaimList.PageAsync(unit, filter, Cursor.Read(after), ClaimList.ExportPage, ct),
            ct
        );

    private Task<Result<Done>> NotedAsync(
        long claimId,
        int version,
        string note,
        ClaimAction action,
        CommandId command,
        CancellationToken ct
    ) =>
        StepAsync(
            WarrantyPermissions.Submit,
            claimId,
            version,
            action,
            (unit, claim) => Task.FromResult(ClaimSubmission.Noted(unit, claim, action, note)),
            new
            {
                action,
                claimId,
                version,
                note,
            },
            command,
            ct
        );

    /// <summary>Whoever takes a step of the same claim at the same time waits, and then finds it where this one left it.</summary>
    private Task<Result<Done>> StepAsync(
        string permission,
        long claimId,
        int? version,
        ClaimAction action,
        Func<IUnitOfWork, WarrantyClaim, Task<Error?>> step,
        object input,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            permission,
            command,
            input,
            async unit =>
            {
                await unit.HoldAsync(unit.Set<WarrantyClaim>().Where(c => c.Id == claimId), ct);
                var claim = await unit.Set<WarrantyClaim>()
                    .Include(c => c.Lines)
                    .SingleOrDefaultAsync(c => c.Id == claimId, ct);
                if (claim is null)
                    return CommonErrors.NotFound;
                if (ClaimTransitions.Refusal(claim.State, action) is { } refusal)
                    return refusal;
                if (version is { } seen && CommonErrors.Stale(claim, seen) is { } stale)
                    return stale;
                return await step(unit, claim) is { } refused ? refused : Done.Instance;
            },
            ct
        );
}
