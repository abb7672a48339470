using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Gst;
using Battwheels.Core.Service.Sublets;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Service.Sublets;

/// <summary>What is said about outside work on screens.</summary>
internal static class SubletMarks
{
    public static MarkupString Of(SubletState state) => Status.Mark(ToneOf(state), Name(state));

    public static MarkupString Overdue => Status.Mark(Tone.Problem, "Overdue");

    public static string Words(SubletState state) => Name(state);

    public static string Vehicle(SubletRow row) =>
        row.Registration is { } plate ? Registrations.Display(plate) : row.VehicleText;

    /// <summary>Above or below what was agreed, both before tax.</summary>
    public static string Difference(decimal difference) =>
        difference switch
        {
            0m => T("as agreed"),
            > 0m => T($"{Show.Rupees(difference)} above what was agreed"),
            _ => T($"{Show.Rupees(-difference)} below what was agreed"),
        };

    /// <summary>How the vendor's bill is taxed.</summary>
    public static string Terms(SubletBillTerms terms) =>
        !terms.MayTax ? T("This vendor has no GSTIN under which it charges tax: enter the rate 0.")
        : terms.Kind is SupplyKind.InterState ? T("From another state: IGST.")
        : T("Within the state: CGST and SGST.");

    public static string Tax(SubletBillView bill) =>
        bill.Tax.Total == 0m ? T("no tax")
        : bill.Kind is SupplyKind.InterState ? T($"IGST {Show.Rupees(bill.Tax.Igst)}")
        : T($"CGST {Show.Rupees(bill.Tax.Cgst)}, SGST {Show.Rupees(bill.Tax.StateTax)}");

    private static Phrase Name(SubletState state) =>
        state switch
        {
            SubletState.Ordered => (Phrase)"Ordered",
            SubletState.Sent => "At the other workshop",
            SubletState.Returned => "Back",
            SubletState.Billed => "Billed",
            SubletState.Cancelled => "Cancelled",
        };

    private static Tone ToneOf(SubletState state) =>
        state switch
        {
            SubletState.Ordered => Tone.Waiting,
            SubletState.Sent => Tone.Active,
            SubletState.Returned => Tone.Attention,
            SubletState.Billed => Tone.Done,
            SubletState.Cancelled => Tone.Neutral,
        };
}
