using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Claims;
using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Service.Claims;

/// <summary>What is said about claims on screens.</summary>
internal static class ClaimMarks
{
    public static MarkupString Of(ClaimState state) => Status.Mark(ToneOf(state), Name(state));

    public static string Words(ClaimState state) => Name(state);

    public static string Of(FailedPartState state) =>
        state switch
        {
            FailedPartState.None => T("Not set aside"),
            FailedPartState.Quarantined => T("In quarantine"),
            FailedPartState.SentToMaker => T("Sent to the maker"),
            FailedPartState.Scrapped => T("Scrapped"),
        };

    public static string Of(RejectedTo to) =>
        to switch
        {
            RejectedTo.Goodwill => T("to goodwill"),
            RejectedTo.NewEstimate => T("to a new estimate"),
        };

    /// <summary>One step of the story.</summary>
    public static string What(string what) =>
        what switch
        {
            "Created" => T("Claim begun"),
            "Submitted" => T("Sent to the maker"),
            "Asked" => T("The maker asked"),
            "Answered" => T("Answered"),
            "Decided" => T("The maker decided"),
            "PartPaid" => T("Part of it was paid"),
            "Settled" => T("Settled"),
            "Withdrawn" => T("Withdrawn"),
            "Part" => T("Failed part"),
            _ => T("Rejected rest"),
        };

    public static string Age(DateTime sinceUtc, DateTime now) =>
        (now - sinceUtc).Days is var days && days == 1 ? T("1 day") : T($"{(now - sinceUtc).Days} days");

    public static string Vehicle(ClaimRow row) =>
        row.Registration is { } plate ? Registrations.Display(plate) : row.VehicleText;

    private static Phrase Name(ClaimState state) =>
        state switch
        {
            ClaimState.Draft => (Phrase)"Draft",
            ClaimState.Submitted => "Submitted",
            ClaimState.InfoRequested => "Information asked",
            ClaimState.Approved => "Approved",
            ClaimState.Partly => "Partly approved",
            ClaimState.Rejected => "Rejected",
            ClaimState.Settled => "Settled",
            ClaimState.Withdrawn => "Withdrawn",
        };

    private static Tone ToneOf(ClaimState state) =>
        state switch
        {
            ClaimState.Draft or ClaimState.Withdrawn => Tone.Neutral,
            ClaimState.Submitted => Tone.Waiting,
            ClaimState.InfoRequested or ClaimState.Partly => Tone.Attention,
            ClaimState.Approved => Tone.Active,
            ClaimState.Rejected => Tone.Problem,
            ClaimState.Settled => Tone.Done,
        };
}
