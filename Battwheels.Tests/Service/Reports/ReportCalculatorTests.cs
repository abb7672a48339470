using Battwheels.Core.Service.Reports;
using Battwheels.Core.Service.Sla;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Service.Sla;
using CsCheck;

namespace Battwheels.Tests.Service.Reports;

/// <summary>What the reports count, worked out by hand. Days of December 2026: Tuesday is the 1st.</summary>
[Trait("Category", "Unit")]
public sealed class ReportCalculatorTests
{
    private const long Rohit = 7;
    private const long Farhan = 8;

    [Fact]
    public void Turnaround_OverNightAndLunch_CountsOpenMinutes() =>
        // Tuesday 10:00-13:00, 14:00-18:00, Wednesday 09:00-11:00: 3 + 4 + 2 h.
        Assert.Equal(9 * 60, TurnaroundCalculator.Minutes(SlaKit.Example, SlaKit.At(1, 10), SlaKit.At(2, 11), []));

    [Fact]
    public void Turnaround_ReopenedVisit_LeavesOutWhatTheVehicleWasAway()
    {
        // In from Tuesday 09:00 to 11:00 and Wednesday 09:00 to 12:00: 2 + 3 h, by the clock too.
        VisitAway[] away = [new(SlaKit.At(1, 11), SlaKit.At(2, 9))];
        var always = WorkingCalendar.Always("Asia/Kolkata");

        Assert.Equal(5 * 60, TurnaroundCalculator.Minutes(SlaKit.Example, SlaKit.At(1, 9), SlaKit.At(2, 12), away));
        Assert.Equal(5 * 60, TurnaroundCalculator.Minutes(always, SlaKit.At(1, 9), SlaKit.At(2, 12), away));
    }

    [Fact]
    public void Turnaround_FourVisits_RanksByHand()
    {
        // Open 3, 5, 5 and 9 h: half are done within 5, nine of ten within 9. By the clock 3, 5, 6 and 25 h.
        VisitTime[] visits = [Time(1, 540, 1500), Time(2, 180, 180), Time(3, 300, 360), Time(4, 300, 300)];

        Assert.Equal([4m, 5m, 9m, 5m, 25m], TurnaroundCalculator.Of(visits));
        Assert.Equal([0m, null, null, null, null], TurnaroundCalculator.Of([]));
    }

    [Fact]
    public void Comebacks_ThirtyDaysToTheMinute_CountAndALaterOneDoesNot()
    {
        HandedOver[] visits =
        [
            Out(1, vehicle: 91, day: 1),
            Out(2, vehicle: 92, day: 1),
            Out(3, vehicle: 93, day: 1) with
            {
                WasReopened = true,
            },
        ];
        Registered[] registered =
        [
            new(11, 91, SlaKit.At(31, 12), "Noise again"), // 30 days to the minute
            new(12, 92, SlaKit.At(31, 12, 1), "Tyre"), // a minute later
            new(13, 92, SlaKit.At(1, 11), "Before it left"),
            new(14, 94, SlaKit.At(2, 12), "Another vehicle"),
        ];

        var judged = ComebackCalculator.Judge(visits, registered);

        Assert.Equal([11L, null, null], judged.Select(j => j.OtherTicketId));
        Assert.Equal([30, null, null], judged.Select(j => j.Days));
        // Three went out, the first and the reopened one came back.
        Assert.Equal([3m, 2m, 1m, 66.7m], ComebackCalculator.Of(judged));
    }

    [Fact]
    public void Comebacks_SeveralVisits_EachIsJudgedByTheFirstReturnAfterIt()
    {
        HandedOver[] visits = [Out(1, 91, day: 1), Out(2, 91, day: 5)];
        Registered[] registered = [new(2, 91, SlaKit.At(3, 9), "Second"), new(3, 91, SlaKit.At(10, 9), "Third")];

        Assert.Equal([2L, 3L], ComebackCalculator.Judge(visits, registered).Select(j => j.OtherTicketId));
    }

    [Fact]
    public void Efficiency_TwoTechnicians_ShareTheSoldHoursByTheirTime()
    {
        // Two hours sold, an hour and half an hour clocked: 1.333… and 0.666…, to the hundredth and together 2.
        var shares = EfficiencyCalculator.Share(
            [new WorkedVisit(Keys(1), SlaKit.At(2, 12), 2m)],
            [Entry(21, 1, Rohit, 60), Entry(22, 1, Farhan, 30)]
        );

        Assert.Equal([(Rohit, 1m, 1.33m), (Farhan, 0.5m, 0.67m)], shares.Select(Shown));
        // 2 of 1.5 hours.
        Assert.Equal([1m, 1.5m, 2m, 133.3m, 0m], EfficiencyCalculator.Of(shares));
    }

    [Fact]
    public void Efficiency_NobodyClocked_TheHoursAreOfWhoIsInCharge()
    {
        var shares = EfficiencyCalculator.Share([new WorkedVisit(Keys(1), SlaKit.At(2, 12), 1.5m)], []);

        Assert.Equal([(Rohit, 0m, 1.5m)], shares.Select(Shown));
        Assert.Equal([1m, 0m, 1.5m, null, 0m], EfficiencyCalculator.Of(shares));
    }

    [Fact]
    public void Efficiency_ForgottenTimers_AreNamed()
    {
        // 13 h in one go, and one that never ended; 12 h are still believed.
        var shares = EfficiencyCalculator.Share(
            [new WorkedVisit(Keys(1), SlaKit.At(2, 12), 0m), new WorkedVisit(Keys(2), SlaKit.At(2, 12), 0m)],
            [Entry(21, 1, Rohit, 13 * 60), Entry(22, 1, Farhan, 12 * 60), Entry(23, 2, Farhan, 0) with { ToUtc = null }]
        );

        Assert.Equal([1, 0, 1], shares.Select(s => s.Doubtful));
        Assert.Equal([2m, 25m, 0m, 0m, 2m], EfficiencyCalculator.Of(shares));
    }

    [Fact]
    public void Efficiency_AnyHours_AddUpToWhatWasSold() =>
        Gen.Select(Gen.Int[0, 100_000], Gen.Int[1, 900].Array[1, 6])
            .Sample(
                (hundredths, minutes) =>
                {
                    var shares = EfficiencyCalculator.Share(
                        [new WorkedVisit(Keys(1), SlaKit.At(2, 12), hundredths / 100m)],
                        minutes.Select((m, i) => Entry(100 + i, 1, 7 + i, m))
                    );
                    return shares.Sum(s => s.BilledHours) == hundredths / 100m;
                }
            );

    [Fact]
    public void Declined_SameLineTwice_CountsOnceAndAtItsLastAnswer()
    {
        var followed = DeclinedCalculator.Follow(
            [Line(1, job: 31, day: 1, value: 1_000m), Line(2, job: 31, day: 3, value: 900m)],
            []
        );

        Assert.Equal((2L, 900m), (Assert.Single(followed).Id, followed[0].Line.Value));
    }

    [Fact]
    public void Declined_ApprovedLater_BySameLineItemOrWordsOfTheSameVehicle()
    {
        AnsweredLine[] declined =
        [
            Line(1, job: 31, day: 1, value: 1_000m),
            Line(2, job: 32, day: 1, value: 500m, item: 55),
            Line(3, job: 33, day: 1, value: 300m, text: "Brake pads") with
            {
                IsSafetyCritical = true,
            },
            Line(4, job: 34, day: 1, value: 200m, text: "Wash"),
        ];
        AnsweredLine[] approved =
        [
            Line(11, job: 31, day: 2, value: 1_000m),
            Line(12, job: 90, day: 4, value: 520m, item: 55, text: "Another text"),
            Line(13, job: 91, day: 4, value: 310m, text: " brake PADS"),
            Line(14, job: 92, day: 4, value: 200m, text: "Wash") with
            {
                VehicleId = 99,
            },
            Line(15, job: 93, day: 1, value: 200m, text: "Wash"), // not after the no
        ];

        var followed = DeclinedCalculator.Follow(declined, approved);

        Assert.Equal([true, true, true, false], followed.Select(f => f.ApprovedAtUtc is not null));
        // 1,000 + 500 + 300 of 2,000 won back.
        Assert.Equal([4m, 2_000m, 1m, 1_800m, 200m, 90m], DeclinedCalculator.Of(followed));
    }

    [Fact]
    public void Discounts_ThreeLines_ShareAndCapByHand()
    {
        // 2.5 h of 950.00 less 10 %: 237.50. 3 of 333.33 less 25 %: 999.99 to 749.99, 250.00 off, above the cap of 20 %.
        Assert.Equal(2_375m, DiscountCalculator.Gross(2.5m, 950m));
        Assert.Equal(999.99m, DiscountCalculator.Gross(3m, 333.33m));
        DiscountedLine[] lines =
        [
            Off(1, 2_375m, 2_137.50m, 10m),
            Off(2, 999.99m, 749.99m, 25m),
            Off(3, 500m, 400m, 20m), // at the cap is not above it
        ];

        // 587.50 of 3,874.99.
        Assert.Equal([3m, 3_874.99m, 587.50m, 15.2m, 1m, 250m], DiscountCalculator.Of(lines));
    }

    [Fact]
    public void Sources_CancelledAndNotInvoiced_AreNoInvoicedVisits()
    {
        SourcedVisit[] visits =
        [
            new(Keys(1), SlaKit.At(1, 9), "", false, 1_000m),
            new(Keys(2), SlaKit.At(1, 9), "", false, 501m),
            new(Keys(3), SlaKit.At(1, 9), "", true, null),
            new(Keys(4), SlaKit.At(1, 9), "", false, null),
        ];

        Assert.Equal([4m, 1m, 2m, 1_501m, 750.50m], SourceCalculator.Of(visits));
    }

    private static (long Technician, decimal Clocked, decimal Billed) Shown(TechnicianShare share) =>
        (share.Keys.TechnicianId!.Value, share.ClockedHours, share.BilledHours);

    private static ReportKeys Keys(long ticket) =>
        new(ticket, TicketCategory.Breakdown, Rohit, null, 1, TicketSource.Counter);

    private static VisitTime Time(long ticket, int open, int clock) =>
        new(Keys(ticket), SlaKit.At(2, 12), "", open, clock);

    /// <summary>Handed over at noon.</summary>
    private static HandedOver Out(long ticket, long vehicle, int day) =>
        new(Keys(ticket), vehicle, SlaKit.At(day, 12), "Noise", false);

    private static Clocked Entry(long id, long ticket, long technician, int minutes) =>
        new(id, ticket, technician, SlaKit.At(1, 6), SlaKit.At(1, 6).AddMinutes(minutes));

    private static AnsweredLine Line(
        long id,
        long job,
        int day,
        decimal value,
        long? item = null,
        string? text = null
    ) => new(id, Keys(1), SlaKit.At(day, 12), job, 91, item, text ?? $"Line {job}", value, false);

    private static DiscountedLine Off(long id, decimal gross, decimal taxable, decimal percent) =>
        new(id, Keys(1), SlaKit.At(1, 9), "", gross, taxable, percent);
}
