using Battwheels.Core.Service.Claims;

namespace Battwheels.Tests.Service.Claims;

/// <summary>The state table against the words of the specification, every state with every action.</summary>
[Trait("Category", "Unit")]
public class ClaimTransitionTests
{
    private static readonly HashSet<(ClaimState, ClaimAction)> Specified =
    [
        (ClaimState.Draft, ClaimAction.Submit),
        (ClaimState.Draft, ClaimAction.Withdraw),
        (ClaimState.Submitted, ClaimAction.RequestInfo),
        (ClaimState.Submitted, ClaimAction.Decide),
        (ClaimState.InfoRequested, ClaimAction.AnswerInfo),
        (ClaimState.InfoRequested, ClaimAction.Decide),
        (ClaimState.Approved, ClaimAction.Settle),
        (ClaimState.Partly, ClaimAction.Settle),
    ];

    [Fact]
    public void Table_EveryStateAndAction_IsWhatTheSpecificationSays()
    {
        foreach (var state in Enum.GetValues<ClaimState>())
        foreach (var action in Enum.GetValues<ClaimAction>())
        {
            var refusal = ClaimTransitions.Refusal(state, action);
            Assert.Equal(
                (state, action, Specified.Contains((state, action)) ? null : "INVALID_TRANSITION"),
                (state, action, refusal?.Code)
            );
        }
    }

    [Theory]
    [InlineData("1000.00", "1000.00", ClaimState.Approved)]
    [InlineData("1000.00", "999.99", ClaimState.Partly)]
    [InlineData("1000.00", "0.01", ClaimState.Partly)]
    [InlineData("1000.00", "0", ClaimState.Rejected)]
    public void Decided_OfAmounts_IsAllSomeOrNothing(string claimed, string approved, ClaimState state) =>
        Assert.Equal(state, ClaimTransitions.Decided(Rupees(claimed), Rupees(approved)));

    private static decimal Rupees(string text) =>
        decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
