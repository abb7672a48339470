using Battwheels.Core.Common;
using Battwheels.Core.Crm.Warranty;

namespace Battwheels.Core.Service.Claims;

/// <summary>
/// Failed parts held back for their makers, over all claims. They move by <see cref="ClaimService.HoldPartAsync"/>.
/// </summary>
public sealed class QuarantineService(IUnitOfWorkFactory units)
{
    /// <summary>The newest claim first.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks warranty:read.</exception>
    public Task<Page<QuarantineRow>> ListAsync(QuarantineFilter filter, string? after, CancellationToken ct) =>
        units.ReadAsync(
            WarrantyPermissions.Read,
            unit => QuarantineList.PageAsync(unit, filter, Cursor.Read(after), Lists.Default, ct),
            ct
        );

    /// <summary>How many parts several filters find, in one statement.</summary>
    [Bounded(ManyCounts.Most)]
    public Task<IReadOnlyList<int?>> CountsAsync(IReadOnlyList<QuarantineFilter> filters, CancellationToken ct) =>
        units.ReadAsync(WarrantyPermissions.Read, unit => QuarantineList.CountsAsync(unit, filters, ct), ct);

    /// <summary>Puts on record that somebody takes the list out of the system; then read it page by page.</summary>
    public Task<Result<Done>> BeginExportAsync(QuarantineFilter filter, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            WarrantyPermissions.Read,
            command,
            filter,
            unit =>
            {
                unit.Audit("EXPORTED", nameof(ClaimLine), 0, filter);
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );

    /// <summary>The list in long pages, for the file.</summary>
    public Task<Page<QuarantineRow>> ExportAsync(QuarantineFilter filter, string? after, CancellationToken ct) =>
        units.ReadAsync(
            WarrantyPermissions.Read,
            unit => QuarantineList.PageAsync(unit, filter, Cursor.Read(after), ClaimList.ExportPage, ct),
            ct
        );
}
