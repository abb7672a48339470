using Battwheels.Core.Common;
using Battwheels.Core.Platform.Undo;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.Photos;

/// <summary>A photo that was taken off is shown again: its file was kept.</summary>
internal sealed class PhotoUndo(PhotoService photos) : IReversible
{
    public const string TakeOff = "photo.takeoff";

    public IReadOnlyCollection<string> Kinds { get; } = [TakeOff];

    public Task<Result<Done>> UndoAsync(ActToUndo act, CommandId command, CancellationToken ct) =>
        photos.PutBackAsync(act.RecordId, act.Kept<Photo>().Id, act.Version!.Value, command, ct);

    public static Reversal TakenOff(TicketPhoto photo) =>
        new(TakeOff, (nameof(ServiceTicket), photo.TicketId), photo, new Photo(photo.Id), photo.Caption);

    internal sealed record Photo(long Id);
}
