using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Estimates;

public sealed partial class EstimateService
{
    /// <summary>The Estimate tab of a ticket; NOT_FOUND.</summary>
    /// <param name="estimateId">Which of its estimates to show; null shows the latest.</param>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:read.</exception>
    public Task<Result<TicketEstimates>> ForTicketAsync(long ticketId, long? estimateId, CancellationToken ct) =>
        units.ReadAsync(
            EstimatePermissions.Read,
            unit => EstimateReading.ForTicketAsync(unit, ticketId, estimateId, ct),
            ct
        );

    /// <summary>One estimate; NOT_FOUND.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:read.</exception>
    public Task<Result<EstimateView>> GetAsync(long estimateId, CancellationToken ct) =>
        units.ReadAsync(EstimatePermissions.Read, unit => EstimateReading.GetAsync(unit, estimateId, ct), ct);

    /// <summary>The version the customer decides on, line by line; NOT_FOUND, ESTIMATE_NOT_OFFERED.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:read.</exception>
    public Task<Result<OfferPage>> OfferAsync(long estimateId, CancellationToken ct) =>
        units.ReadAsync(EstimatePermissions.Read, unit => OfferPage.ShownAsync(unit, estimateId, ct), ct);

    /// <summary>Newest first.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:read.</exception>
    public Task<Page<EstimateRow>> ListAsync(EstimateFilter filter, CancellationToken ct) =>
        units.ReadAsync(EstimatePermissions.Read, unit => EstimateList.ReadAsync(unit, filter, ct), ct);

    /// <summary>How many estimates a list has and what they sum to.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:read.</exception>
    public Task<ListTotal> TotalsAsync(EstimateFilter filter, CancellationToken ct) =>
        units.ReadAsync(EstimatePermissions.Read, unit => EstimateList.TotalsAsync(unit, filter, ct), ct);

    /// <summary>Writes into the audit log that this list was taken out as a file; the rows are then read by pages.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:read.</exception>
    public Task<Result<Done>> BeginExportAsync(EstimateFilter filter, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            EstimatePermissions.Read,
            command,
            filter,
            unit =>
            {
                unit.Audit("EXPORTED", nameof(Estimate), 0, filter);
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );

    /// <summary>What changed since a version; NOT_FOUND, VERSION_MISSING.</summary>
    /// <param name="fromNo">The earlier version.</param>
    /// <param name="toNo">The later one; null compares with the lines as they are being written.</param>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:read.</exception>
    public Task<Result<OfferComparison>> CompareAsync(long estimateId, int fromNo, int? toNo, CancellationToken ct) =>
        units.ReadAsync(
            EstimatePermissions.Read,
            unit => OfferComparisons.ReadAsync(unit, estimateId, fromNo, toNo, ct),
            ct
        );
}
