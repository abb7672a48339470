using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Claims;

public static class ClaimErrors
{
    public static readonly Error NothingToClaim = new(
        "CLAIM_EMPTY",
        "Nothing of this visit is to be claimed. Give its lines the payer manufacturer's warranty and finish them first."
    );

    public static readonly Error LineTaken = new(
        "CLAIM_LINE_TAKEN",
        "A line is on another claim already. Reload to see what is left."
    );

    public static readonly Error MakerMissing = new(
        "CLAIM_MAKER_MISSING",
        "Choose the maker: a contact with an address and GSTIN, because it is billed.",
        nameof(NewClaim.MakerId)
    );

    public static readonly Error CoverMissing = new(
        "CLAIM_COVER_MISSING",
        "Choose the warranty this claim rests on. Add it on the vehicle's page if it is not there.",
        nameof(SubmitClaim.WarrantyCoverId)
    );

    public static readonly Error NoteMissing = new(
        "CLAIM_NOTE_MISSING",
        "The warranty is to be checked. Say what the maker agreed to before you send the claim.",
        nameof(SubmitClaim.Note)
    );

    public static readonly Error InvoiceCancelled = new(
        "CLAIM_INVOICE_CANCELLED",
        "The invoice to the maker was cancelled, so nothing can be received for it. Record the payment as an advance instead."
    );

    public static readonly Error NothingRejected = new(
        "CLAIM_NOTHING_REJECTED",
        "Nothing of this line waits for a decision. Reload to see where its rest went."
    );

    public static readonly Error NoPart = new(
        "CLAIM_NO_PART",
        "This line has no failed part. Choose a line with a part."
    );

    public static Error OutOfWarranty(string why) =>
        new("CLAIM_OUT_OF_WARRANTY", $"This is out of warranty. {why} Use goodwill or an estimate instead.");

    public static Error PartNotHeld(string line) =>
        new(
            "CLAIM_PART_NOT_HELD",
            $"The failed part of \"{line}\" is not in quarantine. Write down its serial and place first."
        );

    public static Error AmountInvalid(string field) =>
        new(
            "CLAIM_AMOUNT_INVALID",
            "An amount lies between zero and what was claimed, in rupees and paise. Correct it.",
            field
        );

    public static Error InvalidTransition(ClaimState state) =>
        new(
            "INVALID_TRANSITION",
            $"This step is not possible: the claim is {Words(state)}. Reload to see what is next."
        );

    public static Phrase Words(ClaimState state) =>
        state switch
        {
            ClaimState.Draft => (Phrase)"a draft",
            ClaimState.Submitted => "submitted",
            ClaimState.InfoRequested => "waiting for information",
            ClaimState.Approved => "approved",
            ClaimState.Partly => "partly approved",
            ClaimState.Rejected => "rejected",
            ClaimState.Settled => "settled",
            ClaimState.Withdrawn => "withdrawn",
        };
}
