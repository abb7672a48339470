using Battwheels.Core.Common;
using Battwheels.Core.Platform.Undo;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.VoiceNotes;

/// <summary>A voice note that was taken off is played again: its file was kept.</summary>
internal sealed class VoiceNoteUndo(VoiceNoteService notes) : IReversible
{
    public const string TakeOff = "voice.takeoff";

    public IReadOnlyCollection<string> Kinds { get; } = [TakeOff];

    public Task<Result<Done>> UndoAsync(ActToUndo act, CommandId command, CancellationToken ct) =>
        notes.PutBackAsync(act.RecordId, act.Kept<Note>().Id, act.Version!.Value, command, ct);

    public static Reversal TakenOff(VoiceNote note) =>
        new(TakeOff, (nameof(ServiceTicket), note.TicketId), note, new Note(note.Id), null);

    internal sealed record Note(long Id);
}
