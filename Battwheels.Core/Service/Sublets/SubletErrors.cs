using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Sublets;

public static class SubletErrors
{
    public static readonly Error NotSublet = new(
        "SUBLET_NOT_A_LINE",
        "Only a line of the kind sublet is given to another workshop. Change the line on the estimate first.",
        nameof(OrderSublet.JobLineId)
    );

    public static readonly Error LineOver = new(
        "SUBLET_LINE_OVER",
        "This line is done, declined or taken off, so nothing is ordered for it. Ask for a supplement if more work is needed."
    );

    public static readonly Error AlreadyOrdered = new(
        "SUBLET_ORDERED",
        "This line is ordered outside already. Reload to see the order."
    );

    /// <summary>The line itself may not change or go while an order stands on it.</summary>
    public static readonly Error LineOrdered = new(
        "SUBLET_LINE_ORDERED",
        "This line is ordered at another workshop. Cancel that order first, or take the work back."
    );

    public static readonly Error VendorUnknown = new(
        "VENDOR_UNKNOWN",
        "Choose the workshop from the list. Add it under Contacts as a supplier if it is not there.",
        nameof(OrderSublet.VendorId)
    );

    public static readonly Error CostInvalid = new(
        "COST_INVALID",
        "The agreed cost is in rupees with at most two decimals, and not below zero. Enter it again.",
        nameof(OrderSublet.AgreedCost)
    );

    public static readonly Error DuePast = new(
        "DATE_PAST",
        "This day is past. Enter the day it is to be back, today or later.",
        nameof(OrderSublet.DueOn)
    );

    public static readonly Error TaxableInvalid = new(
        "AMOUNT_INVALID",
        "The amount before tax is in rupees with at most two decimals, and above zero. Enter it again.",
        nameof(BillSublet.Taxable)
    );

    public static readonly Error RateInvalid = new(
        "GST_RATE_INVALID",
        "This is no rate of GST. Enter the rate the bill shows: 18, 5, 12, 28 or 0.",
        nameof(BillSublet.RatePercent)
    );

    public static readonly Error TaxNotAllowed = new(
        "SUBLET_TAX_NOT_ALLOWED",
        "This vendor has no GSTIN under which it may charge tax. Enter the rate 0, or correct the GSTIN on its contact first.",
        nameof(BillSublet.RatePercent)
    );

    public static readonly Error BillDate = new(
        "SUBLET_BILL_DATE",
        "The bill's date is missing or in the future. Enter the date printed on it.",
        nameof(BillSublet.Date)
    );

    public static readonly Error AboveAgreed = new(
        "SUBLET_ABOVE_AGREED",
        "The bill is 10 % or more above what was agreed. Say why it is accepted.",
        nameof(BillSublet.Reason)
    );

    public static readonly Error AboveAgreedDenied = new(
        "SUBLET_ABOVE_AGREED_DENIED",
        "The bill is 10 % or more above what was agreed. Somebody who may see cost and approve bill differences has to enter it.",
        nameof(BillSublet.Taxable)
    );

    public static Error TotalDiffers(decimal computed) =>
        new(
            "SUBLET_TOTAL_DIFFERS",
            $"Amount and tax come to {IndianText.Rupees(computed)}; the printed total may differ from it by less than one rupee. Correct the amount, the rate or the total.",
            nameof(BillSublet.Total)
        );

    public static Error BillTwice(string order) =>
        new(
            "SUBLET_BILL_TWICE",
            $"This bill of the vendor is entered already, for {order}. Check the number.",
            nameof(BillSublet.Number)
        );

    public static Error StillOutside(IReadOnlyList<string> orders) =>
        new(
            "SUBLET_OUTSIDE",
            $"Still at another workshop: {string.Join(", ", orders)}. Take it back first, then cancel."
        );

    public static Error NotReturned(IReadOnlyList<string> lines) =>
        new(
            "SUBLET_NOT_RETURNED",
            $"Not back from the other workshop: {string.Join(", ", lines)}. Take each back and accept it, or cancel the order."
        );

    public static Error InvalidTransition(SubletState state) =>
        new(
            "INVALID_TRANSITION",
            $"This step is not possible: the order is {Words(state)}. Reload to see what is next."
        );

    public static Phrase Words(SubletState state) =>
        state switch
        {
            SubletState.Ordered => (Phrase)"ordered and not sent yet",
            SubletState.Sent => "at the other workshop",
            SubletState.Returned => "back and not billed yet",
            SubletState.Billed => "billed",
            SubletState.Cancelled => "cancelled",
        };
}
