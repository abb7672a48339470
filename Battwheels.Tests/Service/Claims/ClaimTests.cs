using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm.Warranty;
using Battwheels.Core.Service.Claims;
using Battwheels.Core.Service.JobCards;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using static Battwheels.Tests.Service.Claims.ClaimWorld;

namespace Battwheels.Tests.Service.Claims;

/// <summary>From the lines of a visit to the money in the bank; every rupee counted by hand.</summary>
[Trait("Category", "Data")]
public class ClaimTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Claim_PartlyApprovedAndPaid_IsInvoicedToTheMakerAndSettled(TestEngine engine)
    {
        await using var world = await ClaimWorld.CreateAsync(engine);
        var id = await world.SubmittedAsync();
        Assert.Equal("NOT_FOUND", (await world.Claims(world.Db.OrgB).GetAsync(id, default)).Error!.Code);

        Ok(await world.DecideAsync(id, 950m, 1_400m));

        // 950.00 + 1,400.00 = 2,350.00; 9 % each: 211.50 and 211.50; 2,773.00 in all.
        var view = await world.ViewAsync(id);
        Assert.Equal((ClaimState.Partly, 2_850m, 2_350m), (view.Row.State, view.Row.Claimed, view.Row.Approved));
        Assert.Equal(2_773m, view.Row.Outstanding);
        await BookedAsync(world, 2_773m, -2_350m, -211.50m, 0m, 0m);

        // 2 % of the value withheld: 47.00; the rest comes to the bank.
        SettleClaim part = new(id, PaymentMode.BankTransfer, 1_000m, "UTR1", 2_773m);
        Ok(await world.Claims().SettleAsync(part, CommandId.New(), default));
        Assert.Equal(ClaimState.Partly, (await world.ViewAsync(id)).Row.State);
        SettleClaim rest = new(id, PaymentMode.BankTransfer, 1_726m, "UTR2", 1_773m, TdsWithheld: 47m);
        Ok(await world.Claims().SettleAsync(rest, CommandId.New(), default));

        Assert.Equal((ClaimState.Settled, 0m), await StandingAsync(world, id));
        await BookedAsync(world, 0m, -2_350m, -211.50m, 2_726m, 47m);
        Assert.Equal(0m, await world.BookedAsync(AccountRoles.Ar));
        Assert.Empty((await world.Db.Service<BillingVerification>("system:verify").VerifyAsync(default)).Faults);
        Assert.Empty((await world.Db.Service<LedgerVerification>("system:verify").VerifyAsync(default)).Faults);
    }

    [Fact]
    public async Task Claim_Rejected_BillsNobodyAndItsRestIsSentOn()
    {
        await using var world = await ClaimWorld.CreateAsync();
        var id = await world.SubmittedAsync();

        Ok(await world.DecideAsync(id, 0m, 0m));

        var view = await world.ViewAsync(id);
        Assert.Equal((ClaimState.Rejected, 0m, (long?)null), (view.Row.State, view.Row.Approved, view.InvoiceId));
        Assert.Equal(2, view.Row.Waiting);
        Assert.Equal(0m, await world.BookedAsync(AccountRoles.WarrantyReceivable));
        var labour = view.Lines.Single(l => !l.IsPart);
        var estimate = Ok(await SendAsync(labour.Id, RejectedTo.Goodwill));
        Assert.Equal("CLAIM_NOTHING_REJECTED", (await SendAsync(labour.Id, RejectedTo.NewEstimate)).Error!.Code);
        Ok(await SendAsync(view.Lines.Single(l => l.IsPart).Id, RejectedTo.NewEstimate));
        Assert.Equal(0, (await world.ViewAsync(id)).Row.Waiting);
        Assert.Equal(
            [(LinePayer.Goodwill, 950m, JobLineState.Proposed), (LinePayer.Customer, 1_900m, JobLineState.Proposed)],
            await world
                .Db.UnitsFor("x:read")
                .ReadAsync(
                    "x:read",
                    async u =>
                        (
                            await u.Set<JobLine>()
                                .Where(l => l.EstimateId == estimate)
                                .OrderBy(l => l.Position)
                                .ToListAsync()
                        ).Select(l => (l.Payer, l.UnitPrice, l.State)),
                    default
                )
        );

        Task<Result<long>> SendAsync(long line, RejectedTo to) =>
            world.Claims().SendRejectedAsync(new SendRejected(line, to), CommandId.New(), default);
    }

    [Fact]
    public async Task SubmitAsync_WhatIsMissing_IsNamed()
    {
        await using var world = await ClaimWorld.CreateAsync();
        var id = Ok(await world.ClaimAsync());
        Assert.Equal("CLAIM_PART_NOT_HELD", (await world.SubmitAsync(id)).Error!.Code);
        var lines = (await world.ViewAsync(id)).Lines;
        Assert.Equal("CLAIM_NO_PART", (await HoldAsync(lines.Single(l => !l.IsPart).Id, "Q-1")).Error!.Code);
        Assert.Equal("REQUIRED", (await HoldAsync(lines.Single(l => l.IsPart).Id, " ")).Error!.Code);
        Ok(await HoldAsync(lines.Single(l => l.IsPart).Id, "Q-1"));

        var held = (await world.ViewAsync(id)).Version; // a held part is a change of its claim
        var without = await world.Claims().SubmitAsync(new(id, held, 1), CommandId.New(), default);
        Assert.Equal("CLAIM_COVER_MISSING", without.Error!.Code);
        var warranties = world.Db.Service<WarrantyService>(WarrantyPermissions.Create);
        Ok(await warranties.VoidAsync(world.Cover, 0, "Refused for good", CommandId.New(), default));
        Assert.Equal("CLAIM_OUT_OF_WARRANTY", (await world.SubmitAsync(id)).Error!.Code);

        // Limited in kilometres and never read: to be checked, and sent with what the maker said.
        var vehicle = (await world.Kit.TicketAsync()).VehicleId;
        NewCover limited = new(vehicle, WarrantySubject.Vehicle, new(2025, 12, 1), 24, 40_000);
        var review = world with { Cover = Ok(await warranties.AddAsync(limited, CommandId.New(), default)) };
        Assert.Equal("CLAIM_NOTE_MISSING", (await review.SubmitAsync(id)).Error!.Code);
        Ok(await review.SubmitAsync(id, "Maker agreed by mail on 2 November"));
        Assert.Equal(WarrantyVerdict.Review, (await world.ViewAsync(id)).Verdict);

        Task<Result<Done>> HoldAsync(long line, string place) =>
            world
                .Claims()
                .HoldPartAsync(new HoldPart(line, null, place, FailedPartState.Quarantined), CommandId.New(), default);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task CreateAsync_OneLineByManyAtOnce_IsOnOneClaim(TestEngine engine)
    {
        await using var world = await ClaimWorld.CreateAsync(engine);

        var made = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => Task.Run(() => world.ClaimAsync(world.Kit.LabourId)))
        );

        var first = Assert.Single(made, m => m.Error is null).Value;
        Assert.Equal(1, await world.Db.CountAsync<ClaimLine>(world.Db.OrgA));
        Assert.Equal("CLAIM_LINE_TAKEN", (await world.ClaimAsync(world.Kit.LabourId)).Error!.Code);
        Ok(await world.Claims().WithdrawAsync(first, 0, "Wrong maker", CommandId.New(), default));
        Ok(await world.ClaimAsync(world.Kit.LabourId));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task SettleAsync_TwiceAtOnce_TakesTheMoneyOnce(TestEngine engine)
    {
        await using var world = await ClaimWorld.CreateAsync(engine);
        var id = await world.SubmittedAsync();
        Ok(await world.DecideAsync(id, 950m, 1_900m)); // 2,850.00 and 18 %: 3,363.00

        var settled = await Task.WhenAll(
            Enumerable
                .Range(0, 4)
                .Select(i =>
                    Task.Run(() =>
                        world
                            .Claims()
                            .SettleAsync(
                                new SettleClaim(id, PaymentMode.BankTransfer, 3_363m, $"UTR{i}", 3_363m),
                                CommandId.New(),
                                default
                            )
                    )
                )
        );

        Assert.Single(settled, s => s.Error is null);
        Assert.All(settled.Where(s => s.Error is not null), s => Assert.Equal("INVALID_TRANSITION", s.Error!.Code));
        Assert.Equal(1, await world.Db.CountAsync<Receipt>(world.Db.OrgA));
        Assert.Equal(3_363m, await world.BookedAsync(AccountRoles.BankDefault));
    }

    [Fact]
    public async Task DecideAsync_WrongAmounts_AreRefused()
    {
        await using var world = await ClaimWorld.CreateAsync();
        var id = await world.SubmittedAsync();

        Assert.Equal("CLAIM_AMOUNT_INVALID", (await world.DecideAsync(id, 950.01m, 0m)).Error!.Code);
        Assert.Equal("CLAIM_AMOUNT_INVALID", (await world.DecideAsync(id, -1m, 0m)).Error!.Code);
        Assert.Equal("CLAIM_AMOUNT_INVALID", (await world.DecideAsync(id, 0.001m, 0m)).Error!.Code);
        DecideClaim half = new(id, (await world.ViewAsync(id)).Version, []);
        Assert.Equal("NOT_FOUND", (await world.Claims().DecideAsync(half, CommandId.New(), default)).Error!.Code);
        Assert.Equal(ClaimState.Submitted, (await world.ViewAsync(id)).Row.State);
    }

    [Fact]
    public async Task ListAsync_ByState_CountsAndSums()
    {
        await using var world = await ClaimWorld.CreateAsync();
        var id = await world.SubmittedAsync();
        var version = (await world.ViewAsync(id)).Version;
        Ok(await world.Claims().RequestInfoAsync(id, version, "Photo of the label", CommandId.New(), default));
        Ok(await world.Claims().AnswerInfoAsync(id, version + 1, "Sent", CommandId.New(), default));

        Assert.Equal(
            [id],
            (await world.Claims().ListAsync(new(ClaimState.Submitted), null, default)).Rows.Select(r => r.Id)
        );
        Assert.Equal(
            [1, 1, 0],
            await world.Claims().CountsAsync([new(), new(Open: true), new(ClaimState.Draft)], default)
        );
        Assert.Equal(new ClaimTotals(2_850m, 0m, 0m), await world.Claims().TotalsAsync(new(), default));
        Assert.Equal(
            ["Answered", "Asked", "Submitted", "Part", "Created"],
            (await world.ViewAsync(id)).Events.Select(e => e.What)
        );
    }

    private static async Task<(ClaimState, decimal?)> StandingAsync(ClaimWorld world, long id)
    {
        var row = (await world.ViewAsync(id)).Row;
        return (row.State, row.Outstanding);
    }

    private static async Task BookedAsync(
        ClaimWorld world,
        decimal receivable,
        decimal recovery,
        decimal eachTax,
        decimal bank,
        decimal tds
    ) =>
        Assert.Equal(
            (receivable, recovery, eachTax, eachTax, bank, tds),
            (
                await world.BookedAsync(AccountRoles.WarrantyReceivable),
                await world.BookedAsync(AccountRoles.WarrantyRecovery),
                await world.BookedAsync(AccountRoles.OutCgst),
                await world.BookedAsync(AccountRoles.OutSgst),
                await world.BookedAsync(AccountRoles.BankDefault),
                await world.BookedAsync(AccountRoles.TdsReceivable)
            )
        );
}
