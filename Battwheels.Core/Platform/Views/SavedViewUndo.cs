using Battwheels.Core.Common;
using Battwheels.Core.Platform.Undo;

namespace Battwheels.Core.Platform.Views;

/// <summary>A removed view is saved again as it was.</summary>
internal sealed class SavedViewUndo(SavedViewService views) : IReversible
{
    public const string Remove = "view.remove";

    public IReadOnlyCollection<string> Kinds { get; } = [Remove];

    public async Task<Result<Done>> UndoAsync(ActToUndo act, CommandId command, CancellationToken ct)
    {
        var saved = await views.SaveAsync(act.Kept<SaveView>(), command, ct);
        return saved.Error is { } refusal ? refusal : Done.Instance;
    }

    public static Reversal Removed(SavedView view) =>
        new(
            Remove,
            (nameof(SavedView), view.Id),
            Before: new SaveView(null, 0, view.List, view.Name, view.Query, view.Pinned, view.RoleId),
            Detail: view.Name
        );
}
