using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Service.Tickets;

/// <summary>The state table against the words of the specification, every state with every action.</summary>
public sealed class TicketTransitionTests
{
    /// <summary>State: action > state it leads to (? the state that was left) [permission].</summary>
    private const string Specified = """
        AwaitingDeposit: VerifyDeposit > Open [payments:record]; Cancel > Cancelled [tickets:cancel]
        Open: Assign > Assigned [tickets:assign]; Cancel > Cancelled [tickets:cancel]
        Assigned: Unassign > Open [tickets:assign]; StartDiagnosis > InDiagnosis [tickets:update]; Cancel > Cancelled [tickets:cancel]
        InDiagnosis: SubmitEstimate > EstimateReview [estimates:submit]; StartNoCharge > InProgress [tickets:update]; Hold > OnHold [tickets:update]; Cancel > Cancelled [tickets:cancel]
        EstimateReview: ShareEstimate > AwaitingCustomer [estimates:send]; WithdrawEstimate > ? [estimates:submit]; Cancel > Cancelled [tickets:cancel]
        AwaitingCustomer: Approve > Approved [estimates:record_decision]; Decline > ? [estimates:record_decision]; ReviseEstimate > EstimateReview [estimates:update]; Cancel > Cancelled [tickets:cancel]
        Approved: StartWork > InProgress [tickets:update]; WaitForParts > AwaitingParts [tickets:update]; SubmitSupplement > EstimateReview [estimates:submit]; Cancel > Cancelled [tickets:cancel]
        AwaitingParts: PartsReady > ? [tickets:update]; SubmitSupplement > EstimateReview [estimates:submit]; Cancel > Cancelled [tickets:cancel]
        InProgress: WaitForParts > AwaitingParts [tickets:update]; Hold > OnHold [tickets:update]; SubmitSupplement > EstimateReview [estimates:submit]; CompleteWork > Qc [tickets:update]
        OnHold: Resume > ? [tickets:update]; Cancel > Cancelled [tickets:cancel]
        Qc: PassQc > WorkCompleted [jobs:qc]; FailQc > InProgress [jobs:qc]
        WorkCompleted: Invoice > Invoiced [invoices:create]; Deliver > Delivered [tickets:deliver]; Rework > InProgress [jobs:qc]
        Invoiced: Deliver > Delivered [tickets:deliver]; ReverseInvoice > WorkCompleted [invoices:void]
        Delivered: Close > Closed [tickets:close]; ReverseInvoice > WorkCompleted [invoices:void]; Reopen > Reopened [tickets:reopen]
        Closed: ReverseInvoice > WorkCompleted [invoices:void]; Reopen > Reopened [tickets:reopen]
        Reopened: Assign > Assigned [tickets:assign]; StartDiagnosis > InDiagnosis [tickets:update]
        Cancelled:
        """;

    [Fact]
    [Trait("Category", "Unit")]
    public void Table_EveryStateAndAction_IsWhatTheSpecificationSays()
    {
        var specified = Read();
        Assert.Equal(Enum.GetValues<TicketState>().Order(), specified.Keys.Order());

        foreach (var state in Enum.GetValues<TicketState>())
        foreach (var action in Enum.GetValues<TicketAction>())
        {
            var row = TicketTransitions.Find(state, action);
            var said = specified[state].GetValueOrDefault(action);
            Assert.Equal((state, action, said), (state, action, row is null ? null : Words(row)));
        }
    }

    [Fact]
    [Trait("Category", "Unit")]
    public void Clock_OfEveryState_IsItsClass()
    {
        string[] paused = ["AwaitingDeposit", "AwaitingCustomer", "OnHold"];
        string[] stopped = ["WorkCompleted", "Invoiced", "Delivered", "Closed", "Cancelled"];

        foreach (var state in Enum.GetValues<TicketState>())
        {
            var expected =
                paused.Contains(state.ToString()) ? ClockClass.Paused
                : stopped.Contains(state.ToString()) ? ClockClass.Stopped
                : ClockClass.Runs;
            Assert.Equal((state, expected), (state, TicketTransitions.Clock(state)));
        }
    }

    [Fact]
    [Trait("Category", "Data")]
    public async Task Apply_EveryPairOutsideTheTable_IsRefusedWithWhatIsPossibleAndChangesNothing()
    {
        await using var db = await TestDb.CreateAsync();
        var specified = Read();
        foreach (var state in Enum.GetValues<TicketState>())
        {
            var id = await db.StandingAsync(state);
            var before = await db.TicketAsync(id);
            foreach (var action in Enum.GetValues<TicketAction>().Where(a => !specified[state].ContainsKey(a)))
            {
                var error = await ApplyAsync(db, id, action);
                Assert.Equal((state, action, "INVALID_TRANSITION"), (state, action, error?.Code));
                Assert.Contains(before.Number, error!.Message, StringComparison.Ordinal);
                Assert.Contains(
                    state is TicketState.Cancelled ? "Nothing can be done" : "Possible now:",
                    error.Message,
                    StringComparison.Ordinal
                );
            }

            var after = await db.TicketAsync(id);
            Assert.Equal((state, before.Version), (after.State, after.Version));
            Assert.Single(await db.StepsAsync(id));
        }
    }

    private static async Task<Error?> ApplyAsync(TestDb db, long id, TicketAction action) =>
        (
            await db.UnitsFor("test:step")
                .RunAsync<Done>(
                    "test:step",
                    CommandId.New(),
                    new { id, action },
                    async unit =>
                    {
                        var ticket = unit.Set<ServiceTicket>().Single(t => t.Id == id);
                        return
                            await TicketFlow.ApplyAsync(unit, ticket, action, new TransitionNote("test"), default)
                                is { } no
                            ? no
                            : Done.Instance;
                    },
                    default
                )
        ).Error;

    private static string Words(TicketTransition row) => $"{row.To?.ToString() ?? "?"} [{row.Permission}]";

    private static Dictionary<TicketState, Dictionary<TicketAction, string>> Read() =>
        Specified
            .Split('\n')
            .Select(line => line.Split(':', 2))
            .ToDictionary(
                line => Enum.Parse<TicketState>(line[0].Trim()),
                line =>
                    line[1]
                        .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
                        .Select(step => step.Split(" > "))
                        .ToDictionary(step => Enum.Parse<TicketAction>(step[0]), step => step[1])
            );
}
