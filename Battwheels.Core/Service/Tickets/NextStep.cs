using Battwheels.Core.Service.Approvals;
using Battwheels.Core.Service.Estimates;

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
/// <param name="Approval">Where the workshop's own approval stands; read while an estimate is in review only.</param>
public sealed record TicketStanding(
    TicketState State,
    bool IntakeComplete,
    string? Technician,
    bool Diagnosed,
    bool CustomerPays,
    bool MayLeave,
    bool MayChange,
    bool HasLeft,
    IReadOnlyList<string>? Checkers = null,
    ApprovalStanding Approval = ApprovalStanding.NotNeeded
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
            TicketState.AwaitingDeposit => new(
                T("The customer pays the deposit"),
                T("The visit opens when it is recorded.")
            ),
            TicketState.Open or TicketState.Assigned or TicketState.Reopened => BeforeWork(at, may),
            TicketState.InDiagnosis => Diagnosis(at, may),
            TicketState.EstimateReview => Review(at, may),
            TicketState.AwaitingCustomer => may("estimates:record_decision")
                ? To(
                    TicketPlace.Estimate,
                    T("The customer decides"),
                    T("They decide on their phone. If they call or come, record what they say."),
                    T("Record decision")
                )
                : new(T("The customer decides"), T("The estimate is with them.")),
            TicketState.Approved => Work(
                at,
                T("Start the repair"),
                T("starts the repair"),
                T("The customer approved the estimate.")
            ),
            TicketState.AwaitingParts => at.MayChange
                ? To(
                    TicketPlace.JobCard,
                    T("Parts arrive"),
                    T("The work goes on when all of them are there."),
                    T("Open job card")
                )
                : new(T("Parts arrive"), T("The work goes on when all of them are there.")),
            TicketState.InProgress => Work(
                at,
                T("Finish the repair"),
                T("finishes the repair"),
                T("Tick each line and write what was found.")
            ),
            TicketState.OnHold => at.MayChange
                ? new(
                    T("Resume the work"),
                    T("It goes on where it was left."),
                    T("Resume"),
                    Action: TicketAction.Resume
                )
                : Waits(at, T("resumes the work"), T("It goes on where it was left.")),
            TicketState.Qc => may("jobs:qc")
                ? To(
                    TicketPlace.JobCard,
                    T("Check the quality"),
                    T("Somebody who did not do the work looks at it."),
                    T("Open quality check")
                )
                : new(T("Quality check"), Checked(at.Checkers ?? [])),
            TicketState.WorkCompleted => at.CustomerPays ? Invoice(at, may) : HandOver(may),
            TicketState.Invoiced => at.MayLeave ? HandOver(may) : Payment(may),
            TicketState.Delivered => may(TicketPermissions.Close)
                ? new(
                    T("Close the visit"),
                    T("By itself it closes seven days after delivery."),
                    T("Close visit"),
                    Action: TicketAction.Close
                )
                : new(T("The visit closes"), T("By itself seven days after delivery.")),
            TicketState.Closed => new(T("Nothing left to do"), T("If the fault comes back, reopen it within 30 days.")),
            TicketState.Cancelled => new(T("Nothing left to do"), T("A cancelled visit stays as it is.")),
        };
    }

    private static NextStep Review(TicketStanding at, Func<string, bool> may)
    {
        if (at.Approval is not (ApprovalStanding.NotNeeded or ApprovalStanding.Approved))
        {
            var (title, detail) = at.Approval switch
            {
                ApprovalStanding.Rejected => (
                    T("Change the estimate"),
                    T("Its approval in the workshop was rejected.")
                ),
                ApprovalStanding.Expired => (T("Ask for approval again"), T("Nobody decided in time.")),
                ApprovalStanding.Lapsed => (T("Ask for approval again"), T("The approval was not used in time.")),
                _ => (T("Approval in the workshop"), T("The customer gets the estimate after that.")),
            };
            return may(EstimatePermissions.Read)
                ? To(TicketPlace.Estimate, title, detail, T("Open estimate"))
                : new(title, detail);
        }

        return may("estimates:send")
            ? To(TicketPlace.Estimate, T("Send the estimate"), T("It is ready for the customer."), T("Open estimate"))
            : new(T("An advisor sends the estimate"), T("The customer then decides line by line."));
    }

    private static string Checked(IReadOnlyList<string> checkers) =>
        checkers.Count == 0
            ? T("Nobody may check it yet: an owner gives somebody the right under Members.")
            : T($"{string.Join(" or ", checkers)} can do it: somebody who did not do the work.");

    private static NextStep BeforeWork(TicketStanding at, Func<string, bool> may)
    {
        if (!at.IntakeComplete)
            return at.MayChange
                ? To(
                    TicketPlace.Intake,
                    T("Take the vehicle in"),
                    T("Readings, damage, belongings and the signature come before the work."),
                    T("Open intake")
                )
                : new(T("An advisor takes the vehicle in"), T("Readings, damage, belongings and the signature."));
        if (at.State is TicketState.Open || at.Technician is null)
            return may(TicketPermissions.Assign)
                ? new(
                    T("Assign a technician"),
                    T("The vehicle is in and waits for somebody."),
                    T("Assign technician"),
                    Action: TicketAction.Assign
                )
                : new(T("An advisor assigns a technician"), T("The vehicle is in."));
        return at.MayChange
            ? new(
                T("Find the fault"),
                T("The vehicle is in."),
                T("Start diagnosis"),
                Action: TicketAction.StartDiagnosis
            )
            : Waits(at, T("starts the diagnosis"), T("The vehicle is in."));
    }

    private static NextStep Diagnosis(TicketStanding at, Func<string, bool> may)
    {
        if (may("estimates:submit"))
            return To(
                TicketPlace.Estimate,
                T("Prepare the estimate"),
                at.Diagnosed ? T("The diagnosis is written.") : T("The diagnosis is not written yet."),
                T("Open estimate")
            );
        if (at.Diagnosed)
            return new(T("An advisor prepares the estimate"), T("The diagnosis is written."));
        return at.MayChange
            ? To(
                TicketPlace.Overview,
                T("Write the diagnosis"),
                T("Condition and cause, in your words."),
                T("Write diagnosis")
            )
            : Waits(at, T("looks for the fault"), T("The estimate follows."));
    }

    private static NextStep Work(TicketStanding at, string title, string does, string detail) =>
        at.MayChange ? To(TicketPlace.JobCard, title, detail, T("Open job card")) : Waits(at, does, detail);

    private static NextStep Invoice(TicketStanding at, Func<string, bool> may)
    {
        var detail = at.HasLeft
            ? T("The vehicle has left and its invoice was cancelled.")
            : T("The work is done and checked.");
        return may("invoices:create")
            ? To(TicketPlace.Billing, T("Issue the invoice"), detail, T("Open billing"))
            : new(T("An advisor issues the invoice"), detail);
    }

    private static NextStep Payment(Func<string, bool> may) =>
        may("payments:record")
            ? To(
                TicketPlace.Billing,
                T("Take the payment"),
                T("The vehicle leaves when the invoice is paid."),
                T("Open billing")
            )
            : new(T("The customer pays"), T("The vehicle leaves when the invoice is paid."));

    private static NextStep HandOver(Func<string, bool> may) =>
        may(TicketPermissions.Deliver)
            ? To(TicketPlace.Delivery, T("Hand over the vehicle"), T("Nothing stands in the way."), T("Open delivery"))
            : new(T("An advisor hands over the vehicle"), T("Nothing stands in the way."));

    private static NextStep Waits(TicketStanding at, string does, string detail) =>
        new($"{at.Technician ?? T("The technician")} {does}", detail);

    private static NextStep To(TicketPlace place, string title, string detail, string label) =>
        new(title, detail, label, place);
}
