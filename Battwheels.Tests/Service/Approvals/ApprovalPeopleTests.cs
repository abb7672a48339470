using Battwheels.Core.Common;
using Battwheels.Core.Service.Approvals;
using Battwheels.Tests.Service.Estimates;
using Battwheels.Tests.Service.JobCards;
using CsCheck;

namespace Battwheels.Tests.Service.Approvals;

/// <summary>Who decides: deputies, owners in a gap, overrides, and never one person twice.</summary>
[Trait("Category", "Data")]
public sealed class ApprovalPeopleTests
{
    [Fact]
    public async Task Delegation_StandsInByNameUpToItsCap_AndIsNotHandedOn()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var (db, meera) = (world.Db, world.Estimates.Manager);
        var zoya = await db.MemberAsync(db.OrgA, "Zoya", "admin");
        var asif = await db.MemberAsync(db.OrgA, "Asif", "admin");
        await DelegateAsync(world, meera, zoya, cap: 20_000m);
        await DelegateAsync(world, zoya, asif);

        var estimate = await world.SubmittedAsync(20_000m);
        var panel = await world.PanelAsync(estimate, zoya);
        Assert.Equal([("Meera", null), ("Zoya", "Meera")], panel.Approvers.Select(a => (a.Name, a.OnBehalfOf)));
        Assert.Equal("APPROVER_NOT_ELIGIBLE", (await world.DecideAsync(asif, estimate)).Error?.Code);
        await world.ApproveAsync(estimate, zoya);
        var said = Assert.Single((await world.PanelAsync(estimate)).Current!.Said);
        Assert.Equal(("Zoya", "Meera"), (said.By, said.OnBehalfOf));

        await world.Estimates.NextVisitAsync("TKT-MAIN-2627-00002");
        var more = await world.SubmittedAsync(1_000m); // 21,000 with the first: above the cap
        Assert.Equal("APPROVER_NOT_ELIGIBLE", (await world.DecideAsync(zoya, more)).Error?.Code);
    }

    [Fact]
    public async Task Override_TellsTheOwners_AndIsConfirmedByAnotherWithinADay()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var second = await world.Db.MemberAsync(world.Db.OrgA, "Leela", "owner");
        var estimate = await world.SubmittedAsync(62_000m);
        var request = (await world.PanelAsync(estimate)).Current!;
        var input = new OverrideApproval(request.RequestId, request.ContentHash, "Customer stranded on the highway");
        Assert.Equal(
            "REASON_MISSING",
            (await world.As(world.Owner).OverrideAsync(input with { Reason = " " }, CommandId.New(), default))
                .Error
                ?.Code
        );
        Assert.Null((await world.As(world.Owner).OverrideAsync(input, CommandId.New(), default)).Error);
        Assert.Null(await world.ShareRefusalAsync(estimate));
        await TicketNoticeTests.DeliverAsync(world.Db);
        Assert.Contains(
            await TicketNoticeTests.ToldAsync(world.Db, second),
            t => t.Text.StartsWith("The approval of TKT-MAIN-2627-00001 was overridden", StringComparison.Ordinal)
        );

        Assert.Equal("SEPARATION_OF_DUTIES", (await RatifyAsync(world, world.Owner, request.RequestId)).Error?.Code);
        Assert.Null((await RatifyAsync(world, second, request.RequestId)).Error);
        Assert.NotNull(Assert.Single(await world.As(second).OverridesAsync(default)).RatifiedAtUtc);
    }

    [Fact]
    public async Task Override_NobodyConfirmsInADay_StaysOnTheList()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var estimate = await world.SubmittedAsync(12_000m);
        var request = (await world.PanelAsync(estimate)).Current!;
        Assert.Null(
            (
                await world
                    .As(world.Owner)
                    .OverrideAsync(new(request.RequestId, request.ContentHash, "Urgent"), CommandId.New(), default)
            ).Error
        );
        world.Db.Clock.Advance(TimeSpan.FromHours(25));
        Assert.Equal("RATIFY_LATE", (await RatifyAsync(world, world.Estimates.Manager, request.RequestId)).Error?.Code);
        var row = Assert.Single(await world.As(world.Estimates.Manager).OverridesAsync(default));
        Assert.Equal((null, false, "Urgent"), (row.RatifiedAtUtc, row.MayRatify, row.Reason));
    }

    [Fact]
    public async Task Request_TellsTheManagerAndNobodyElse()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        await world.SubmittedAsync(62_000m);
        await TicketNoticeTests.DeliverAsync(world.Db);
        Assert.Equal(
            [("TKT-MAIN-2627-00001 waits for your approval.", "approvals")],
            await TicketNoticeTests.ToldAsync(world.Db, world.Estimates.Manager)
        );
        Assert.Empty(await TicketNoticeTests.ToldAsync(world.Db, world.Owner));
        Assert.Equal(1, await world.As(world.Estimates.Manager).CountMineAsync(default));
        Assert.Equal(0, await world.As(world.Owner).CountMineAsync(default));
    }

    [Fact]
    public async Task Policy_EndedAndAdded_HoldsFromItsDay()
    {
        await using var world = await ApprovalWorld.CreateAsync();
        var policies = world.Db.Service<ApprovalPolicyService>(world.Owner);
        var today = DateOnly.FromDateTime(world.Estimates.Now);
        var low = (await policies.ListAsync(default)).Single(p => p.Rule is { From: 10_000m });
        NewApprovalPolicy lower = new(
            ApprovalBasis.TaxableValue,
            5_000m,
            50_000m,
            1,
            Approver.OfRole("manager"),
            1,
            16,
            null,
            today.AddDays(1)
        );
        Assert.Equal(
            "BAND_INVALID",
            (await policies.AddAsync(lower with { To = 5_000m }, CommandId.New(), default)).Error?.Code
        );
        Assert.Equal(
            "APPROVER_CANNOT_DECIDE",
            (await policies.AddAsync(lower with { Approver = Approver.OfRole("technician") }, CommandId.New(), default))
                .Error
                ?.Code
        );
        Assert.Equal(
            "DATE_PAST",
            (await policies.AddAsync(lower with { ValidFrom = today.AddDays(-1) }, CommandId.New(), default))
                .Error
                ?.Code
        );
        Assert.Null((await policies.AddAsync(lower, CommandId.New(), default)).Error);
        Assert.Null((await policies.EndAsync(low.Rule.Id, low.Version, today, CommandId.New(), default)).Error);

        var estimate = await world.SubmittedAsync(6_000m);
        Assert.Equal(ApprovalStanding.NotNeeded, await world.StandingAsync(estimate));
        world.Db.Clock.Advance(TimeSpan.FromDays(1));
        await world.Estimates.NextVisitAsync("TKT-MAIN-2627-00002");
        var next = await world.SubmittedAsync(100m);
        Assert.Equal(ApprovalStanding.Pending, await world.StandingAsync(next));
    }

    /// <summary>Whoever is named, deputized or an owner: nobody in conflict decides without a waiver, and nobody twice.</summary>
    [Fact]
    public void Of_AnyCrew_NeverNamesAConflictWithoutAWaiver() =>
        Gen.Select(Gen.Int[0, 15].Array[6], Gen.Int[0, 5].Array[8], Gen.Int[0, 63])
            .Sample(
                (marks, pairs, conflictBits) =>
                {
                    ApprovalMember[] members =
                    [
                        .. marks.Select(
                            (m, i) =>
                                new ApprovalMember(
                                    i,
                                    $"M{i}",
                                    new HashSet<string>([
                                        .. (m & 1) > 0 ? ["manager"] : Array.Empty<string>(),
                                        .. (m & 2) > 0 ? ["owner"] : Array.Empty<string>(),
                                    ]),
                                    (m & 4) > 0
                                )
                        ),
                    ];
                    ApprovalDeputy[] deputies =
                    [
                        .. pairs.Chunk(2).Select((p, i) => new ApprovalDeputy(i, p[0], p[1], i % 2 == 0 ? null : 500m)),
                    ];
                    var conflicts = Enumerable
                        .Range(0, 6)
                        .Where(i => (conflictBits & (1 << i)) > 0)
                        .Select(i => (long)i)
                        .ToHashSet();
                    var able = ApproverCalculator.Of(
                        Approver.OfRole("manager"),
                        null,
                        1_000m,
                        members,
                        deputies,
                        conflicts
                    );
                    return able.People.Select(p => p.Member.Id).Distinct().Count() == able.People.Count
                        && able.People.All(p =>
                            p.NeedsWaiver
                            || (
                                !conflicts.Contains(p.Member.Id)
                                && (p.OnBehalfOf is null || !conflicts.Contains(p.OnBehalfOf.Id))
                            )
                        )
                        && able.People.All(p => p.OnBehalfOf is null || p.OnBehalfOf.Roles.Contains("manager"));
                },
                iter: 1_000
            );

    private static async Task DelegateAsync(ApprovalWorld world, Actor from, Actor to, decimal? cap = null)
    {
        var today = DateOnly.FromDateTime(world.Estimates.Now);
        EstimateWorld.Value(
            await world
                .Db.Service<ApprovalDelegationService>(from)
                .AddAsync(
                    new NewDelegation(to.MembershipId!.Value, today, today.AddDays(7), cap),
                    CommandId.New(),
                    default
                )
        );
    }

    private static Task<Result<ApprovalOutcome>> RatifyAsync(ApprovalWorld world, Actor by, long request) =>
        world.As(by).RatifyAsync(request, "Right so", CommandId.New(), default);
}
