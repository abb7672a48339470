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
            unit => EstimateLines.AddAsync(unit, estimateId, line, ct),
            ct
        );

    /// <summary>Saves lines of a draft as they are on the screen: changed, new at its end, or taken off. One that is refused keeps no other.</summary>
    /// <returns>
    /// What became of each, in their order. Where none could be saved: the refusals of adding and CONCURRENCY_CONFLICT,
    /// with fields such as <c>Lines.2.Quantity</c>; or NOT_FOUND, ESTIMATE_FROZEN.
    /// </returns>
    /// <exception cref="AccessDeniedException">The actor lacks estimates:update.</exception>
    [Bounded(EstimateLimits.Lines)]
    public Task<Result<IReadOnlyList<LineOutcome>>> PutLinesAsync(
        long estimateId,
        IReadOnlyList<PutLine> lines,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<IReadOnlyList<LineOutcome>>(
            EstimatePermissions.Update,
            command,
            new { estimateId, lines },
            unit => EstimateLines.PutAsync(unit, estimateId, lines, ct),
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
