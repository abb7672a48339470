using Battwheels.Core.Service.Sla;
using Battwheels.Core.Service.Tickets;
using static Battwheels.Tests.Service.Sla.SlaKit;

namespace Battwheels.Tests.Service.Sla;

[Trait("Category", "Unit")]
public class SlaTimelineTests
{
    [Fact]
    public void Start_WithADeposit_IsWhenItCame()
    {
        Assert.Null(SlaTimeline.Start([new(At(7, 10), TicketState.AwaitingDeposit)]));
        Assert.Equal(
            At(7, 12),
            SlaTimeline.Start([new(At(7, 10), TicketState.AwaitingDeposit), new(At(7, 12), TicketState.Open)])
        );
    }

    [Fact]
    public void Resolved_StepsAfterTheWork_KeepItsTime() =>
        Assert.Equal(
            At(8, 16),
            SlaTimeline.Resolved([
                new(At(7, 10), TicketState.Open),
                new(At(8, 16), TicketState.WorkCompleted),
                new(At(8, 17), TicketState.Invoiced),
                new(At(9, 10), TicketState.Delivered),
            ])
        );

    [Fact]
    public void Resolved_CancelledOrOpen_IsNot()
    {
        Assert.Null(SlaTimeline.Resolved([new(At(7, 10), TicketState.Open), new(At(7, 11), TicketState.Cancelled)]));
        Assert.Null(SlaTimeline.Resolved([new(At(7, 10), TicketState.Open)]));
    }

    [Fact]
    public void Pauses_Reopened_TheClosedStretchIsOne()
    {
        // Work from Monday 10:00 to Tuesday 10:00 uses 8 h of 24; closed until Thursday 10:00; due 16 h after that.
        SlaMoment[] moments =
        [
            new(At(7, 10), TicketState.Open),
            new(At(8, 10), TicketState.WorkCompleted),
            new(At(8, 11), TicketState.Delivered),
            new(At(10, 10), TicketState.Reopened, "noise again"),
        ];
        var pauses = SlaTimeline.Pauses(moments, SlaTimeline.AlwaysPaused);
        Assert.Null(SlaTimeline.Resolved(moments));
        Assert.Equal(At(12, 10), Due(At(7, 10), 24, [.. pauses]));
    }

    [Fact]
    public void Pauses_WaitingForParts_OnlyIfThePolicySaysSo()
    {
        SlaMoment[] moments =
        [
            new(At(7, 10), TicketState.InProgress),
            new(At(7, 12), TicketState.AwaitingParts, "motor controller"),
            new(At(7, 15), TicketState.InProgress),
        ];
        Assert.Empty(SlaTimeline.Pauses(moments, SlaTimeline.AlwaysPaused));
        Assert.Equal(
            [new SlaPause(At(7, 12), At(7, 15), "awaiting parts: motor controller")],
            SlaTimeline.Pauses(moments, [.. SlaTimeline.AlwaysPaused, TicketState.AwaitingParts])
        );
    }

    [Fact]
    public void AlwaysPaused_IsTheStateTables() =>
        Assert.Equal(
            [TicketState.AwaitingDeposit, TicketState.AwaitingCustomer, TicketState.OnHold],
            SlaTimeline.AlwaysPaused
        );
}
