using System.Globalization;
using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Sublets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>One line as it is on the screen.</summary>
/// <param name="LineId">Null for a new one.</param>
/// <param name="Version">The version of the line that was shown.</param>
/// <param name="Line">Null takes it off.</param>
public sealed record PutLine(long? LineId, int Version, LineInput? Line);

/// <summary>What became of a line.</summary>
/// <param name="Refusal">Null when it was saved.</param>
public sealed record LineOutcome(long? LineId, int Version, Error? Refusal);

/// <summary>Writing the lines of a draft, one or many.</summary>
internal static class EstimateLines
{
    public static async Task<Result<long>> AddAsync(
        IUnitOfWork unit,
        long estimateId,
        LineInput input,
        CancellationToken ct
    )
    {
        var put = await PutAsync(unit, estimateId, [new PutLine(null, 0, input)], ct);
        return put.Error is { } error ? error with { Field = PropertyOf(error.Field) } : put.Value[0].LineId!.Value;
    }

    public static async Task<Result<IReadOnlyList<LineOutcome>>> PutAsync(
        IUnitOfWork unit,
        long estimateId,
        IReadOnlyList<PutLine> lines,
        CancellationToken ct
    )
    {
        var found = await EstimateDraft.FindAsync(unit, estimateId, ct);
        if (found.Error is { } error)
            return error;
        if (lines.Count > EstimateLimits.Lines)
            return EstimateErrors.TooManyLines;
        var ofTicket = unit.Set<JobLine>().Where(l => l.TicketId == found.Value.TicketId);
        var room = EstimateLimits.Lines - await ofTicket.CountAsync(l => l.EstimateId == estimateId, ct);
        var place = await ofTicket.MaxAsync(l => (int?)l.Position, ct) ?? 0;
        long[] ids = [.. lines.Select(l => l.LineId).OfType<long>()];
        var known =
            ids.Length == 0
                ? []
                : await ofTicket
                    .Where(l => l.EstimateId == estimateId && ids.Contains(l.Id))
                    .ToDictionaryAsync(l => l.Id, ct);
        List<Result<JobLine>> written = [];
        foreach (var line in lines)
        {
            var one = line switch
            {
                { LineId: { } id } => await ChangeAsync(unit, known.GetValueOrDefault(id), line, ct),
                { Line: { } typed } when room > 0 => await NewAsync(unit, found.Value, typed, place + 1, ct),
                _ => EstimateErrors.TooManyLines,
            };
            if (one.Error is null && line.LineId is null)
                (room, place) = (room - 1, place + 1);
            else if (one.Error is null && line.Line is null)
                room++;
            written.Add(one);
        }

        if (written.TrueForAll(w => w.Error is not null))
            return Error.Of(written.Select((w, i) => At(w.Error!, i))) ?? EstimateErrors.Empty;
        await unit.FlushAsync(ct);
        return written.ConvertAll(w =>
            w.Error is { } refusal
                ? new LineOutcome(null, 0, refusal)
                : new LineOutcome(w.Value.Id, w.Value.Version, null)
        );
    }

    private static async Task<Result<JobLine>> NewAsync(
        IUnitOfWork unit,
        Estimate estimate,
        LineInput input,
        int position,
        CancellationToken ct
    )
    {
        var line = input.Tidied();
        if (await RefusalAsync(unit, line, ct) is { } refusal)
            return refusal;
        JobLine added = new()
        {
            TicketId = estimate.TicketId,
            EstimateId = estimate.Id,
            Position = position,
            Kind = line.Kind,
            Description = line.Description,
            Uom = line.Uom,
            Quantity = line.Quantity,
            UnitPrice = line.UnitPrice,
            RatePercent = line.RatePercent,
        };
        line.WriteTo(added);
        return unit.Add(added);
    }

    private static async Task<Result<JobLine>> ChangeAsync(
        IUnitOfWork unit,
        JobLine? line,
        PutLine put,
        CancellationToken ct
    )
    {
        if (line is null or { State: JobLineState.Withdrawn })
            return CommonErrors.NotFound;
        if (line.State is not JobLineState.Proposed)
            return EstimateErrors.LineDecided;
        if (
            line.Kind is JobLineKind.Sublet
            && put.Line is not { Kind: JobLineKind.Sublet }
            && await SubletGuards.IsOrderedAsync(unit, line.Id, ct)
        )
            return SubletErrors.LineOrdered;
        if (put.Line is null)
        {
            await EstimateDraft.DropAsync(unit, line, ct);
            return line;
        }

        if (CommonErrors.Stale(line, put.Version) is { } stale)
            return stale;
        var typed = put.Line.Tidied();
        if (await RefusalAsync(unit, typed, ct) is { } refusal)
            return refusal;
        typed.WriteTo(line);
        return line;
    }

    private static async Task<Error?> RefusalAsync(IReadUnit unit, LineInput line, CancellationToken ct) =>
        LineRules.Refusal(unit, line) ?? await LineRules.StockRefusalAsync(unit, line, ct);

    private static Error At(Error refusal, int index) =>
        refusal with
        {
            Field = refusal.Field is { } field
                ? string.Create(CultureInfo.InvariantCulture, $"Lines.{index}.{field}")
                : null,
        };

    private static string? PropertyOf(string? field) => field?.Split('.')[^1];
}
