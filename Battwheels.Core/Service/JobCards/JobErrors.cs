using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;

namespace Battwheels.Core.Service.JobCards;

public static class JobErrors
{
    public static readonly Error NotAMember = new(
        "MEMBER_ONLY",
        "Work is recorded for a person. Sign in with your own account and try again."
    );

    public static readonly Error NoTimer = new("TIMER_NOT_RUNNING", "No timer runs on this job. Start it first.");

    public static readonly Error ReadingTooFine = new(
        "READING_TOO_FINE",
        "A reading has at most three decimals. Round it and enter it again.",
        "Value"
    );

    public static Error ReadingOutOfRange(MeasureLimits limits) =>
        new(
            "READING_OUT_OF_RANGE",
            $"{limits.Name} lies between {limits.Least:0} and {limits.Most:0} {limits.Unit}. Check the comma and enter it again.",
            "Value"
        );

    public static readonly Error LineNotApproved = new(
        "LINE_NOT_APPROVED",
        "The customer has not approved this line. Ask the advisor for a supplementary estimate."
    );

    public static readonly Error NotAPart = new(
        "LINE_NOT_STOCKED",
        "This line is not a part from the store. Choose a part line.",
        "JobLineId"
    );

    public static readonly Error EstimateNeeded = new(
        "ESTIMATE_NEEDED",
        "The customer pays for some lines. Submit the estimate and let the customer approve it first."
    );

    public static Error AboveIntakeLimit(decimal limit) =>
        new(
            "ESTIMATE_NEEDED",
            $"The lines come to more than the {IndianText.Rupees(limit)} the customer allowed at intake without being asked. Submit the estimate and let the customer approve it first."
        );

    public static readonly Error DayPast = new(
        "DATE_PAST",
        "This day is past. Enter the day the part is expected, today or later.",
        "ComesOn"
    );

    /// <param name="missing">Quantity and part of each line.</param>
    public static Error PartsNotReady(IReadOnlyList<string> missing) =>
        new(
            "PARTS_NOT_READY",
            $"Not in store: {string.Join(", ", missing.Take(5))}. Receive and reserve the parts, or mark them to come with the day they are expected; then start."
        );

    public static readonly Error RequestClosed = new(
        "PART_REQUEST_CLOSED",
        "This request was issued or cancelled already. Reload the list."
    );

    public static readonly Error ScanDiffers = new(
        "SCAN_DIFFERS",
        "The scanned code belongs to another part. Take the part named in the request, or scan its barcode, SKU or part number.",
        "Code"
    );

    public static readonly Error QuantityInvalid = new(
        "QUANTITY_INVALID",
        "The quantity must be above zero.",
        "Quantity"
    );

    public static Error MoreThanRequested(decimal asked) =>
        new(
            "QUANTITY_INVALID",
            $"The request is for {IndianText.Number(asked)}. Issue that many or fewer; the rest stays requested."
        );

    public static readonly Error NothingToInvoice = new(
        "NOTHING_TO_INVOICE",
        "No finished line is paid by the customer. Hand the vehicle over without an invoice."
    );

    public static readonly Error WarehouseMissing = new(
        "WAREHOUSE_MISSING",
        "No active store belongs to this branch. Add one under Stock, Warehouses."
    );

    public static readonly Error ChecklistEmpty = new(
        "CHECKLIST_EMPTY",
        "Tick what you checked before you decide.",
        "Checks"
    );

    public static readonly Error StillRequested = new(
        "PARTS_REQUESTED",
        "This part is still requested from the store. Take the request back first."
    );

    public static readonly Error Billed = new(
        "LINE_BILLED",
        "This part is on an invoice that stands. Cancel the invoice first, then take the part back."
    );

    public static Error WrongState(ServiceTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        return new Error(
            "JOB_NOT_OPEN",
            $"{ticket.Number} is {TicketErrors.Words(ticket.State)}; parts and work are recorded while it is in progress."
        );
    }

    public static Error TooManyLines(int most) =>
        new(
            "TOO_MANY_LINES",
            $"One invoice takes {most} lines and this visit has more. Put small parts together on one line, then bill again."
        );

    /// <param name="left">What may still be asked for.</param>
    public static Error TooMany(decimal left) =>
        new(
            "QUANTITY_ABOVE_APPROVED",
            left > 0m
                ? (Phrase)
                    $"Only {IndianText.Number(left)} more is approved on this line. Ask the advisor for a supplement if you need more."
                : (Phrase)"All that is approved on this line is issued or requested already.",
            "Quantity"
        );
}
