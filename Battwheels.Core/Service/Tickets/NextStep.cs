namespace Battwheels.Core.Service.Tickets;

/// <summary>Pages of a ticket where a step is taken.</summary>
public enum TicketPlace
{
    Overview,
    Intake,
    JobCard,
    Estimate,
    Billing,
    Delivery,
}

/// <summary>What decides the next step of a visit.</summary>
/// <param name="MayChange">The actor holds tickets:update and this ticket is theirs to change.</param>
/// <param name="Checkers">Who may check the quality now; read in that state only.</param>
/// <param name="MayLeave">Nothing is to be paid, or what is left lies within the customer's credit.</param>
/// <param name="HasLeft">The vehicle is with the customer already: its invoice was cancelled afterwards.</param>
public sealed record TicketStanding(
    TicketState State,
    bool IntakeComplete,
    string? Technician,
    bool Diagnosed,
    bool CustomerPays,
    bool MayLeave,
    bool MayChange,
    bool HasLeft,
    IReadOnlyList<string>? Checkers = null
);

/// <summary>The one thing that has to happen next on a visit.</summary>
/// <param name="Title">What happens, and who does it when it is not the reader.</param>
/// <param name="Label">Verb and object of the button; null when it is somebody else's turn.</param>
/// <param name="Place">Where it is done.</param>
/// <param name="Action">Done by the button itself, where no page is needed.</param>
public sealed record NextStep(
    string Title,
    string Detail,
    string? Label = null,
    TicketPlace? Place = null,
    TicketAction? Action = null
)
{
    /// <param name="may">Does the reader hold this permission?</param>
    public static NextStep Of(TicketStanding at, Func<string, bool> may)
    {
        ArgumentNullException.ThrowIfNull(at);
        ArgumentNullException.ThrowIfNull(may);
        return at.State switch
        {
            TicketState.AwaitingDeposit => new("The customer pays the deposit", "The visit opens when it is recorded."),
            TicketState.Open or TicketState.Assigned or TicketState.Reopened => BeforeWork(at, may),
            TicketState.InDiagnosis => Diagnosis(at, may),
            TicketState.EstimateReview => may("estimates:send")
                ? To(TicketPlace.Estimate, "Send the estimate", "It is ready for the customer.", "Open estimate")
                : new("An advisor sends the estimate", "The customer then decides line by line."),
            TicketState.AwaitingCustomer => may("estimates:record_decision")
                ? To(
                    TicketPlace.Estimate,
                    "The customer decides",
                    "They decide on their phone. If they call or come, record what they say.",
                    "Record decision"
                )
                : new("The customer decides", "The estimate is with them."),
            TicketState.Approved => Work(
                at,
                "Start the repair",
                "starts the repair",
                "The customer approved the estimate."
            ),
            TicketState.AwaitingParts => at.MayChange
                ? To(
                    TicketPlace.JobCard,
                    "Parts arrive",
                    "The work goes on when all of them are there.",
                    "Open job card"
                )
                : new("Parts arrive", "The work goes on when all of them are there."),
            TicketState.InProgress => Work(
                at,
                "Finish the repair",
                "finishes the repair",
                "Tick each line and write what was found."
            ),
            TicketState.OnHold => at.MayChange
                ? new("Resume the work", "It goes on where it was left.", "Resume", Action: TicketAction.Resume)
                : Waits(at, "resumes the work", "It goes on where it was left."),
            TicketState.Qc => may("jobs:qc")
                ? To(
                    TicketPlace.JobCard,
                    "Check the quality",
                    "Somebody who did not do the work looks at it.",
                    "Open quality check"
                )
                : new("Quality check", Checked(at.Checkers ?? [])),
            TicketState.WorkCompleted => at.CustomerPays ? Invoice(at, may) : HandOver(may),
            TicketState.Invoiced => at.MayLeave ? HandOver(may) : Payment(may),
            TicketState.Delivered => may(TicketPermissions.Close)
                ? new(
                    "Close the visit",
                    "By itself it closes seven days after delivery.",
                    "Close visit",
                    Action: TicketAction.Close
                )
                : new("The visit closes", "By itself seven days after delivery."),
            TicketState.Closed => new("Nothing left to do", "If the fault comes back, reopen it within 30 days."),
            TicketState.Cancelled => new("Nothing left to do", "A cancelled visit stays as it is."),
        };
    }

    private static string Checked(IReadOnlyList<string> checkers) =>
        checkers.Count == 0
            ? "Nobody may check it yet: an owner gives somebody the right under Members."
            : $"{string.Join(" or ", checkers)} can do it: somebody who did not do the work.";

    private static NextStep BeforeWork(TicketStanding at, Func<string, bool> may)
    {
        if (!at.IntakeComplete)
            return at.MayChange
                ? To(
                    TicketPlace.Intake,
                    "Take the vehicle in",
                    "Readings, damage, belongings and the signature come before the work.",
                    "Open intake"
                )
                : new("An advisor takes the vehicle in", "Readings, damage, belongings and the signature.");
        if (at.State is TicketState.Open || at.Technician is null)
            return may(TicketPermissions.Assign)
                ? new(
                    "Assign a technician",
                    "The vehicle is in and waits for somebody.",
                    "Assign technician",
                    Action: TicketAction.Assign
                )
                : new("An advisor assigns a technician", "The vehicle is in.");
        return at.MayChange
            ? new("Find the fault", "The vehicle is in.", "Start diagnosis", Action: TicketAction.StartDiagnosis)
            : Waits(at, "starts the diagnosis", "The vehicle is in.");
    }

    private static NextStep Diagnosis(TicketStanding at, Func<string, bool> may)
    {
        if (may("estimates:submit"))
            return To(
                TicketPlace.Estimate,
                "Prepare the estimate",
                at.Diagnosed ? "The diagnosis is written." : "The diagnosis is not written yet.",
                "Open estimate"
            );
        if (at.Diagnosed)
            return new("An advisor prepares the estimate", "The diagnosis is written.");
        return at.MayChange
            ? To(TicketPlace.Overview, "Write the diagnosis", "Condition and cause, in your words.", "Write diagnosis")
            : Waits(at, "looks for the fault", "The estimate follows.");
    }

    private static NextStep Work(TicketStanding at, string title, string does, string detail) =>
        at.MayChange ? To(TicketPlace.JobCard, title, detail, "Open job card") : Waits(at, does, detail);

    private static NextStep Invoice(TicketStanding at, Func<string, bool> may)
    {
        var detail = at.HasLeft
            ? "The vehicle has left and its invoice was cancelled."
            : "The work is done and checked.";
        return may("invoices:create")
            ? To(TicketPlace.Billing, "Issue the invoice", detail, "Open billing")
            : new("An advisor issues the invoice", detail);
    }

    private static NextStep Payment(Func<string, bool> may) =>
        may("payments:record")
            ? To(
                TicketPlace.Billing,
                "Take the payment",
                "The vehicle leaves when the invoice is paid.",
                "Open billing"
            )
            : new("The customer pays", "The vehicle leaves when the invoice is paid.");

    private static NextStep HandOver(Func<string, bool> may) =>
        may(TicketPermissions.Deliver)
            ? To(TicketPlace.Delivery, "Hand over the vehicle", "Nothing stands in the way.", "Open delivery")
            : new("An advisor hands over the vehicle", "Nothing stands in the way.");

    private static NextStep Waits(TicketStanding at, string does, string detail) =>
        new($"{at.Technician ?? "The technician"} {does}", detail);

    private static NextStep To(TicketPlace place, string title, string detail, string label) =>
        new(title, detail, label, place);
}
