using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Estimates;

/// <summary>Writes estimates, takes them to the customer and records the answer.</summary>
public sealed partial class EstimateService(IUnitOfWorkFactory units)
{
    /// <summary>The ticket's estimate that is under way, else a new draft.</summary>
    /// <returns>Its id; or NOT_FOUND, ESTIMATE_NOT_POSSIBLE.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:create.</exception>
    public Task<Result<long>> OpenAsync(long ticketId, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            EstimatePermissions.Create,
            command,
            new { open = ticketId },
            unit => EstimateDraft.OpenAsync(unit, ticketId, ct),
            ct
        );

    /// <summary>Adds a line at the end of a draft.</summary>
    /// <returns>The line's id; or NOT_FOUND, ESTIMATE_FROZEN, TOO_MANY_LINES, and what is wrong in the line by field.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:update.</exception>
    public Task<Result<long>> AddLineAsync(long estimateId, LineInput line, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            EstimatePermissions.Update,
            command,
            new { estimateId, line },
            unit => EstimateDraft.AddAsync(unit, estimateId, line, ct),
            ct
        );

    /// <summary>Saves a line as it is on the screen.</summary>
    /// <param name="version">The version of the line that was shown.</param>
    /// <returns>The line's new version; or CONCURRENCY_CONFLICT and the refusals of adding.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:update.</exception>
    public Task<Result<int>> UpdateLineAsync(
        long lineId,
        LineInput line,
        int version,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<int>(
            EstimatePermissions.Update,
            command,
            new
            {
                lineId,
                line,
                version,
            },
            unit => EstimateDraft.UpdateAsync(unit, lineId, line, version, ct),
            ct
        );

    /// <summary>Takes a line off a draft.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:update.</exception>
    public Task<Result<Done>> RemoveLineAsync(long lineId, CommandId command, CancellationToken ct) =>
        DoneAsync(
            EstimatePermissions.Update,
            command,
            new { removeLine = lineId },
            unit => EstimateDraft.RemoveAsync(unit, lineId, ct),
            ct
        );

    /// <summary>Moves a line of a draft up (-1) or down (1).</summary>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:update.</exception>
    public Task<Result<Done>> MoveLineAsync(long lineId, int steps, CommandId command, CancellationToken ct) =>
        DoneAsync(
            EstimatePermissions.Update,
            command,
            new { moveLine = lineId, steps },
            unit => EstimateDraft.MoveAsync(unit, lineId, steps, ct),
            ct
        );

    private Task<Result<Done>> DoneAsync(
        string permission,
        CommandId command,
        object input,
        Func<IUnitOfWork, Task<Error?>> act,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            permission,
            command,
            input,
            async unit => await act(unit) is { } error ? error : Done.Instance,
            ct
        );
}
