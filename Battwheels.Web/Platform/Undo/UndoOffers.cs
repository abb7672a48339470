using Battwheels.Core.Common;
using Battwheels.Core.Platform.Undo;

namespace Battwheels.Web.Platform.Undo;

/// <summary>What was just done on this screen and can be taken back; shown by the undo bar for a few seconds.</summary>
public sealed class UndoOffers(UndoService undo)
{
    /// <summary>Null: nothing is offered.</summary>
    public UndoOffer? Current { get; private set; }

    /// <summary>Another offer, or none.</summary>
    public event Action? Changed;

    /// <summary>Something was taken back: what is shown is read again.</summary>
    public event Action? Undone;

    /// <summary>Call it after an act, with its command; nothing is shown where it has no way back.</summary>
    public async Task OfferAsync(params IReadOnlyList<CommandId> commands)
    {
        try
        {
            var acts = await undo.OfCommandsAsync(commands, CancellationToken.None);
            Show(acts.Count == 0 ? null : new UndoOffer(acts));
        }
        catch (AccessDeniedException)
        {
            Show(null); // the act itself was allowed and is done; who has no own page of changes is offered none
        }
    }

    public void Dismiss() => Show(null);

    /// <summary>Takes back what is offered.</summary>
    /// <returns>Why the first that was refused was refused; what else could be taken back is.</returns>
    public async Task<Error?> TakeBackAsync()
    {
        if (Current is not { IsUndone: false } offer)
            return null;
        Error? first = null;
        var undone = 0;
        foreach (var act in offer.Acts)
        {
            if ((await undo.UndoAsync(act.Id, CancellationToken.None)).Error is { } refusal)
                first ??= refusal;
            else
                undone++;
        }

        Show(undone == 0 ? null : offer with { IsUndone = true, Taken = undone });
        TellUndone();
        return first;
    }

    /// <summary>Reads again what is shown.</summary>
    public void TellUndone() => Undone?.Invoke();

    private void Show(UndoOffer? offer)
    {
        Current = offer;
        Changed?.Invoke();
    }
}

/// <param name="Acts">At least one; several of a bulk.</param>
/// <param name="Taken">How many could be taken back.</param>
public sealed record UndoOffer(IReadOnlyList<RecentAct> Acts, bool IsUndone = false, int Taken = 0);
