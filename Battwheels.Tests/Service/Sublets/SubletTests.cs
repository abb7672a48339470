using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Sublets;
using Battwheels.Core.Service.Tickets;
using Battwheels.Tests.Accounting;
using Battwheels.Tests.Common;
using static Battwheels.Tests.Service.Sublets.SubletWorld;

namespace Battwheels.Tests.Service.Sublets;

/// <summary>Outside work from the order to the books; every rupee counted by hand.</summary>
[Trait("Category", "Data")]
public class SubletTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Order_SentReturnedAndBilled_IsInTheBooksOnce(TestEngine engine)
    {
        await using var world = await SubletWorld.CreateAsync(engine);
        var id = Ok(await world.OrderAsync());
        Assert.Equal("SUBLET_ORDERED", (await world.OrderAsync()).Error!.Code);
        var stranger = await world.Db.MemberAsync(world.Db.OrgB, "Nisha", "owner");
        Assert.Equal("NOT_FOUND", (await world.As(stranger).GetAsync(id, default)).Error!.Code);
        Assert.Empty((await world.As(stranger).ListAsync(new(), null, default)).Rows);
        Assert.Null((await world.ViewAsync(id, world.Kit.Technician)).Row.AgreedCost);
        Assert.Equal(2_000m, (await world.ViewAsync(id)).Row.AgreedCost);

        // It was to be back on the 6th; on the 7th it is overdue, and the visit cannot be finished without it.
        Ok(await world.SendAsync(id));
        Ok(
            await world
                .Kit.As<JobService>(world.Kit.Technician)
                .StartAsync(world.Kit.TicketId, CommandId.New(), default)
        );
        world.Db.Clock.Advance(TimeSpan.FromDays(3));
        SubletFilter[] filters = [new(Overdue: true), new(SubletState.Sent), new(SubletState.Billed), new(VendorId: 1)];
        Assert.Equal([1, 1, 0, 0], await world.As(world.Kit.Manager).CountsAsync(filters, default));
        await world.Db.ChangeAsync<JobLine>(world.Kit.PartId, l => l.State = JobLineState.Withdrawn);
        await world.Kit.DoneAsync(world.Kit.LabourId, world.LineId);
        Assert.Equal("SUBLET_NOT_RETURNED", (await CompleteAsync(world)).Error!.Code);

        SendSubletAgain again = new(
            id,
            (await world.ViewAsync(id)).Row.Version,
            "Bearing noise",
            world.Today.AddDays(5)
        );
        Ok(await world.As(world.Kit.Technician).SendAgainAsync(again, CommandId.New(), default));
        Assert.Equal((2, false), ((await world.ViewAsync(id)).Row.Rounds, (await world.ViewAsync(id)).Row.IsOverdue));
        Ok(await world.AcceptAsync(id));
        Ok(await CompleteAsync(world));

        // 2,300.00 is 15 % above 2,000.00. 9 % each: 207.00 and 207.00; 2,714.00 in all.
        Assert.Equal("SUBLET_ABOVE_AGREED", (await world.BillAsync(id, 2_300m)).Error!.Code);
        var store = world.Kit.Storekeeper;
        Assert.Equal(
            "SUBLET_ABOVE_AGREED_DENIED",
            (await world.BillAsync(id, 2_300m, reason: "x", by: store)).Error!.Code
        );
        Ok(await world.BillAsync(id, 2_300m, reason: "New bearings"));
        var view = await world.ViewAsync(id);
        var bill = Assert.Single(view.Bills);
        Assert.Equal(
            (SubletState.Billed, 2_714m, 300m, "New bearings"),
            (view.Row.State, bill.Total, bill.Difference, bill.Reason)
        );
        Assert.Equal(
            ["SUBCONTRACT Dr 2300.00", "IN_CGST Dr 207.00", "IN_SGST Dr 207.00", "AP Cr 2714.00"],
            await world.Db.LinesAsync(bill.JournalEntryId)
        );
        Assert.Equal(0, await world.Db.CountAsync<SubletBill>(world.Db.OrgB));
        Assert.Empty((await world.Db.Service<LedgerVerification>("system:verify").VerifyAsync(default)).Faults);
        Assert.Equal(
            [SubletDeed.Billed, SubletDeed.Returned, SubletDeed.SentAgain, SubletDeed.Sent, SubletDeed.Ordered],
            view.Events.Select(e => e.Deed)
        );
        var told = await world.Kit.As<TicketService>(world.Kit.Manager).HistoryAsync(world.Kit.TicketId, null, default);
        Assert.Equal(5, told.Rows.Count(h => h.Deed is TicketDeed.Sublet));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Bill_TakenBack_IsReversedAndItsNumberIsFreeAgain(TestEngine engine)
    {
        await using var world = await SubletWorld.CreateAsync(engine);
        var id = await world.ReturnedAsync();
        Ok(await world.BillAsync(id, 1_800m, "B-17", total: 2_123.60m)); // 1,800.00 + 324.00 - 0.40
        var second = await world.ReturnedAsync(line: await world.LineAsync("Shaft turned"));
        Assert.Equal("SUBLET_BILL_TWICE", (await world.BillAsync(second, 900m, " b - 17")).Error!.Code);

        var accountant = await world.Db.MemberAsync(world.Db.OrgA, "Kiran", "accountant");
        ReverseSubletBill back = new(id, (await world.ViewAsync(id)).Row.Version, "Wrong order");
        Ok(await world.As(accountant).ReverseBillAsync(back, CommandId.New(), default));

        var view = await world.ViewAsync(id);
        Assert.Equal((SubletState.Returned, true), (view.Row.State, view.Bills[0].IsReversed));
        Assert.Equal(-0.40m, view.Bills[0].RoundOff);
        Ok(await world.BillAsync(second, 900m, "B-17"));
        Ok(await world.BillAsync(id, 1_800m, "B-18"));
        Assert.Equal(2, (await world.ViewAsync(id)).Bills.Count);
        // The vendor is owed 900.00 + 162.00 and 1,800.00 + 324.00.
        Assert.Equal(-3_186m, await world.BookedAsync(AccountRoles.Ap));
        Assert.Equal(2_700m, await world.BookedAsync(AccountRoles.Subcontract));
        Assert.Empty((await world.Db.Service<LedgerVerification>("system:verify").VerifyAsync(default)).Faults);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Steps_ByManyAtOnce_HappenOnce(TestEngine engine)
    {
        await using var world = await SubletWorld.CreateAsync(engine);
        var ordered = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.OrderAsync())));
        var id = Assert.Single(ordered, o => o.Error is null).Value;
        Ok(await world.SendAsync(id));
        Ok(await world.AcceptAsync(id));
        var version = (await world.ViewAsync(id)).Row.Version;

        var billed = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(i =>
                    Task.Run(() =>
                        world
                            .As(world.Kit.Manager)
                            .BillAsync(
                                new BillSublet(id, version, $"B-{i}", world.Today, 2_000m, 18m),
                                CommandId.New(),
                                default
                            )
                    )
                )
        );

        Assert.Single(billed, b => b.Error is null);
        Assert.Equal(1, await world.Db.CountAsync<SubletBill>(world.Db.OrgA));
        Assert.Equal(2_000m, await world.BookedAsync(AccountRoles.Subcontract));
    }

    [Fact]
    public async Task Cancel_OfTheVisit_NamesWhatIsOutsideAndCancelsWhatIsOnlyOrdered()
    {
        await using var world = await SubletWorld.CreateAsync();
        var sent = Ok(await world.OrderAsync());
        Ok(await world.SendAsync(sent));
        var ordered = Ok(await world.OrderAsync(line: await world.LineAsync("Shaft turned")));

        var refused = (await CancelAsync(world)).Error!;
        Assert.Equal("SUBLET_OUTSIDE", refused.Code);
        Assert.Contains("Rewind the motor", refused.Message, StringComparison.Ordinal);
        Ok(await world.AcceptAsync(sent));
        Ok(await CancelAsync(world));

        Assert.Equal(SubletState.Cancelled, (await world.ViewAsync(ordered)).Row.State);
        Assert.Equal(SubletState.Returned, (await world.ViewAsync(sent)).Row.State);
        Ok(await world.BillAsync(sent, 2_000m)); // its vendor is paid all the same
    }

    [Fact]
    public async Task OrderAndBill_WhatIsWrong_IsNamed()
    {
        await using var world = await SubletWorld.CreateAsync();
        Assert.Equal("SUBLET_NOT_A_LINE", (await world.OrderAsync(line: world.Kit.LabourId)).Error!.Code);
        Assert.Equal("COST_INVALID", (await world.OrderAsync(-1m)).Error!.Code);
        Assert.Equal("COST_INVALID", (await world.OrderAsync(0.001m)).Error!.Code);
        OrderSublet good = new(world.LineId, world.Vendor, "Rewind", 2_000m, world.Today);
        var desk = world.As(world.Kit.Technician);
        Assert.Equal("DATE_PAST", (await OrderAsync(good with { DueOn = world.Today.AddDays(-1) })).Error!.Code);
        Assert.Equal("REQUIRED", (await OrderAsync(good with { Work = " " })).Error!.Code);
        var customer = (await world.Kit.TicketAsync()).ContactId;
        Assert.Equal("VENDOR_UNKNOWN", (await OrderAsync(good with { VendorId = customer })).Error!.Code);
        Assert.Equal(
            "TICKET_NOT_YOURS",
            (await world.As(world.Kit.Other).OrderAsync(good, CommandId.New(), default)).Error!.Code
        );
        var once = CommandId.New();
        var id = Ok(await desk.OrderAsync(good, once, default));
        Assert.Equal(id, Ok(await desk.OrderAsync(good, once, default)));
        Assert.Equal(1, await world.Db.CountAsync<SubletOrder>(world.Db.OrgA));
        LeaveOutLine leave = new(world.Kit.TicketId, world.LineId, "Not needed");
        Ok(
            await world
                .Kit.As<JobService>(world.Kit.Technician)
                .StartAsync(world.Kit.TicketId, CommandId.New(), default)
        );
        var left = await world.Kit.As<JobService>(world.Kit.Technician).LeaveOutAsync(leave, CommandId.New(), default);
        Assert.Equal("SUBLET_LINE_ORDERED", left.Error!.Code);

        Assert.Equal("INVALID_TRANSITION", (await world.BillAsync(id, 2_000m)).Error!.Code);
        Ok(await world.SendAsync(id));
        Ok(await world.AcceptAsync(id));
        Assert.Equal("GST_RATE_INVALID", (await world.BillAsync(id, 2_000m, rate: 17m)).Error!.Code);
        Assert.Equal("AMOUNT_INVALID", (await world.BillAsync(id, 0m)).Error!.Code);
        Assert.Equal("SUBLET_TOTAL_DIFFERS", (await world.BillAsync(id, 2_000m, total: 2_361m)).Error!.Code);
        Assert.Equal("SUBLET_BILL_DATE", (await world.BillAsync(id, 2_000m, date: world.Today.AddDays(1))).Error!.Code);
        var locked = world.Db.Service<PeriodService>(AccountingPermissions.ClosePeriod);
        Ok(await locked.LockAsync(new LockMonth("2026-10", false, null), CommandId.New(), default));
        Assert.Equal("PERIOD_LOCKED", (await world.BillAsync(id, 2_000m, date: new(2026, 10, 30))).Error!.Code);
        await world.Db.ChangeAsync<Contact>(
            world.Vendor,
            c => (c.GstTreatment, c.Gstin) = (GstTreatment.Unregistered, null)
        );
        Assert.Equal("SUBLET_TAX_NOT_ALLOWED", (await world.BillAsync(id, 2_000m)).Error!.Code);
        Ok(await world.BillAsync(id, 2_000m, rate: 0m));
        Assert.Equal(-2_000m, await world.BookedAsync(AccountRoles.Ap));

        Task<Result<long>> OrderAsync(OrderSublet input) => desk.OrderAsync(input, CommandId.New(), default);
    }

    private static Task<Result<Done>> CompleteAsync(SubletWorld world) =>
        world
            .Kit.As<JobService>(world.Kit.Technician)
            .CompleteAsync(
                new CompleteWork(world.Kit.TicketId, ResolutionOutcome.Success, "Motor shorted", "Motor rewound"),
                CommandId.New(),
                default
            );

    private static async Task<Result<Done>> CancelAsync(SubletWorld world) =>
        await world
            .Kit.As<TicketService>(world.Kit.Manager)
            .CancelAsync(
                new CancelTicket(world.Kit.TicketId, (await world.Kit.TicketAsync()).Version, "Sold the vehicle"),
                CommandId.New(),
                default
            );
}
