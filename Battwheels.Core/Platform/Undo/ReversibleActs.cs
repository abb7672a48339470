using System.Text.Encodings.Web;
using System.Text.Json;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Undo;

/// <summary>An act that declares its way back.</summary>
/// <param name="Kind">A code of the service's <see cref="IReversible"/>.</param>
/// <param name="Record">Kind and id of the record with a page.</param>
/// <param name="Changed">Whose version the way back must still find; null where only its rules decide.</param>
/// <param name="Before">What the way back needs to know.</param>
internal sealed record Reversal(
    string Kind,
    (string Kind, long Id) Record,
    IVersioned? Changed = null,
    object? Before = null,
    string? Detail = null
);

/// <summary>Keeps reversible acts, inside the transaction of the act.</summary>
internal static class ReversibleActs
{
    private static readonly JsonSerializerOptions Plain = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>The last thing an act does: what is pending is written, so that its version is known.</summary>
    /// <param name="act">Null: there is no way back this time.</param>
    /// <remarks>Where this command is itself the way back of an earlier act, that one is marked as undone instead.</remarks>
    public static async Task KeepAsync(IUnitOfWork unit, Reversal? act, CancellationToken ct)
    {
        if (unit.Actor.MembershipId is not { } member || await UndoesAsync(unit, ct) || act is null)
            return;
        await unit.FlushAsync(ct);
        unit.Add(
            new ReversibleAct
            {
                MembershipId = member,
                Kind = act.Kind,
                Record = act.Record.Kind,
                RecordId = act.Record.Id,
                SeenVersion = act.Changed?.Version,
                Before = act.Before is null ? null : JsonSerializer.Serialize(act.Before, Plain),
                Detail = Fitting(act.Detail),
                AtUtc = unit.Now,
                CommandId = unit.Command.Value,
                UndoCommandId = CommandId.New().Value,
            }
        );
    }

    /// <summary>Marks the act whose way back this command is.</summary>
    /// <returns>False: this command takes nothing back.</returns>
    public static async Task<bool> UndoesAsync(IUnitOfWork unit, CancellationToken ct)
    {
        var act = await unit.Set<ReversibleAct>()
            .SingleOrDefaultAsync(
                a => a.UndoCommandId == unit.Command.Value && a.MembershipId == unit.Actor.MembershipId,
                ct
            );
        if (act is null)
            return false;
        act.UndoneAtUtc = unit.Now;
        unit.Audit("UNDONE", act.Record, act.RecordId);
        return true;
    }

    private static string? Fitting(string? text) =>
        text?.Length > ReversibleAct.LongestDetail ? $"{text[..(ReversibleAct.LongestDetail - 1)]}…" : text;
}
