using Battwheels.Core.Common;

namespace Battwheels.Core.Crm.Merging;

public static class MergeErrors
{
    public static readonly Error Same = new(
        "MERGE_SAME",
        "This is one contact already. Choose the other one it is to be merged with.",
        "LoserId"
    );

    public static readonly Error PansDiffer = new(
        "MERGE_PAN_DIFFERS",
        "These two have different PANs, so they are two taxpayers and stay two contacts. Correct a wrong PAN first."
    );

    public static readonly Error Undone = new("MERGE_UNDONE", "This merge was taken back already. Reload to see both.");

    public static readonly Error TooOld = new(
        "MERGE_TOO_OLD",
        "This merge is more than 30 days old and stays. Make a new contact for what belongs to somebody else."
    );

    public static readonly Error PairGone = new(
        "PAIR_DECIDED",
        "Somebody decided about these two already. Reload to see what is left."
    );

    public static readonly Error RescanRuns = new(
        "RESCAN_RUNS",
        "All contacts are being compared already. See the work tray for how far it is."
    );

    public static Error Merged(string survivor) =>
        new(
            "CONTACT_MERGED",
            $"This contact was merged into {survivor}. Open that contact; whoever may do so can take the merge back there."
        );

    /// <param name="survivor">Whom the survivor itself went into.</param>
    public static Error Followed(string survivor) =>
        new(
            "MERGE_FOLLOWED",
            $"The contact that stayed was merged into {survivor} since. Take that later merge back first."
        );
}
