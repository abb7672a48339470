using Battwheels.Core.Common;
using Battwheels.Core.Platform.Undo;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Damage;

/// <summary>A mark that was taken off is shown again.</summary>
internal sealed class DamageUndo(DamageService damage) : IReversible
{
    public const string TakeOff = "damage.takeoff";

    public IReadOnlyCollection<string> Kinds { get; } = [TakeOff];

    public Task<Result<Done>> UndoAsync(ActToUndo act, CommandId command, CancellationToken ct) =>
        damage.PutBackAsync(act.RecordId, act.Kept<Mark>().Id, act.Version!.Value, command, ct);

    public static Reversal TakenOff(DamageMark mark) =>
        new(TakeOff, (nameof(ServiceTicket), mark.TicketId), mark, new Mark(mark.Id), mark.Note);

    internal sealed record Mark(long Id);
}
