using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Service.Reports;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service.Estimates;
using Microsoft.EntityFrameworkCore;
using static Battwheels.Tests.Service.Reports.ReportWorld;

namespace Battwheels.Tests.Service.Reports;

/// <summary>The reports over rows of a database; the figures of the six visits are worked out in <see cref="ReportWorld"/>.</summary>
[Trait("Category", "Data")]
public sealed class ServiceReportTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Reports_OfSixVisits_CountAsByHand(TestEngine engine)
    {
        await using var world = await ReportWorld.CreateAsync(engine);

        // V1 9 and 25 h, V3 5 and 6 h; V2 3 and 3 h, V6 5 and 5 h.
        var turnaround = await ReadAsync(world, ServiceReportKind.Turnaround);
        Assert.Equal(
            [((long)TicketCategory.Breakdown, "2|5|9|6|25"), ((long)TicketCategory.Maintenance, "2|3|5|3|5")],
            turnaround.Rows.Select(r => (r.Key, Plain(r.Figures)))
        );
        Assert.Equal("4|5|9|5|25", Plain(turnaround.All));
        Assert.Equal([0, 5, 2, 1], turnaround.Visits.Rows.Select(v => Array.IndexOf(world.Visits, v.TicketId)));

        // V1 came back as V3 after 8 whole days, V6 was reopened, V4 came a day too late.
        var comebacks = await ReadAsync(world, ServiceReportKind.Comebacks);
        Assert.Equal([("Rohit", "3|2|1|66.7"), ("Farhan", "1|0|0|0")], Named(comebacks));
        Assert.Equal("4|2|1|50", Plain(comebacks.All));
        Assert.Equal(
            [(world.Visits[5], null, (decimal?)null), (world.Visits[0], world.Visits[2], 8m)],
            comebacks.Visits.Rows.Select(v => (v.TicketId, v.OtherTicketId, v.Figure))
        );

        // V1's 2 h go 1.33 to 0.67 by 60 and 30 minutes; V2's hour is Rohit's; V3's 1.5 h beside a timer of 13 h.
        var hours = await ReadAsync(world, ServiceReportKind.Efficiency);
        Assert.Equal([("Rohit", "3|1|2.33|233|1"), ("Farhan", "2|13.5|2.17|16.1|1")], Named(hours));
        Assert.Equal("4|14.5|4.5|31|2", Plain(hours.All));
        Assert.Equal(
            ["Farhan", "Rohit"],
            hours.Visits.Rows.Where(v => v.TicketId == world.Visits[0]).Select(v => v.Technician).Order()
        );

        // By phone V1 and V3, at the counter V2 and the cancelled V5, by code V6; V4 is of December.
        var sources = await ReadAsync(world, ServiceReportKind.Sources);
        Assert.Equal(
            [
                ((long)TicketSource.Counter, "2|1|1|1000|1000"),
                ((long)TicketSource.Phone, "2|0|1|3000|3000"),
                ((long)TicketSource.Qr, "1|0|0|0|-"),
            ],
            sources.Rows.Select(r => (r.Key, Plain(r.Figures)))
        );
        Assert.Equal("5|1|2|4000|2000", Plain(sources.All));
    }

    [Fact]
    public async Task Visits_OfOneRow_AreItsOwnAndOtherBranchesHaveNone()
    {
        await using var world = await ReportWorld.CreateAsync(TestEngine.Sqlite);
        var query = November(ServiceReportKind.Turnaround, ReportGroup.Technician);

        var farhans = (await world.All.ReadAsync(query, world.Farhan.MembershipId, null, default)).Value;
        Assert.Equal([world.Visits[2]], farhans.Visits.Rows.Select(v => v.TicketId));
        Assert.Equal(2, farhans.Rows.Count); // the figures stay those of all

        var elsewhere = (await world.All.ReadAsync(query with { BranchId = 1 }, null, null, default)).Value;
        Assert.Empty(elsewhere.Rows);
        Assert.Equal(
            "SPAN_INVALID",
            (await world.All.ReadAsync(query with { From = new(2027, 1, 1) }, null, null, default)).Error?.Code
        );
    }

    [Fact]
    public async Task Reports_Permissions_FollowWhatTheyCount()
    {
        await using var world = await ReportWorld.CreateAsync(TestEngine.Sqlite);
        var people = world.As(ServiceReportPermissions.Read);

        Assert.Equal([ServiceReportKind.Efficiency], (await people.ListAsync(default)).Kinds);
        Assert.Equal(6, (await world.All.ListAsync(default)).Kinds.Count);
        var hours = await people.ReadAsync(November(ServiceReportKind.Efficiency), null, null, default);
        Assert.Equal("4|14.5|4.5|31|2", Plain(hours.Value.All));
        Assert.Empty(hours.Value.Visits.Rows); // visits are for those who see visits
        foreach (var kind in Enum.GetValues<ServiceReportKind>().Where(k => k is not ServiceReportKind.Efficiency))
            await Assert.ThrowsAsync<AccessDeniedException>(() =>
                people.ReadAsync(November(kind), null, null, default)
            );
        var unpriced = world.As(ServiceReportPermissions.Read, TicketPermissions.Read);
        Assert.Equal(
            [ServiceReportKind.Turnaround, ServiceReportKind.Efficiency, ServiceReportKind.Comebacks],
            (await unpriced.ListAsync(default)).Kinds
        );
    }

    [Fact]
    public async Task Reports_OfTheOtherOrganization_CountItsOwnVisitAlone()
    {
        await using var world = await ReportWorld.CreateAsync(TestEngine.Sqlite);
        var theirs = world.Db.Service<ServiceReportService>(
            Actor.Job(world.Db.OrgB, "test", ServiceReportPermissions.Read, TicketPermissions.Read)
        );

        var report = (await theirs.ReadAsync(November(ServiceReportKind.Comebacks), null, null, default)).Value;

        Assert.Equal("1|0|0|0", Plain(report.All));
        Assert.Equal(
            0m,
            (
                await theirs.ReadAsync(
                    November(ServiceReportKind.Turnaround) with
                    {
                        BranchId = await OtherBranchAsync(world),
                    },
                    null,
                    null,
                    default
                )
            )
                .Value
                .All[0]
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task DeclinedAndDiscounts_AnswersOfACustomer_CountAsByHand(TestEngine engine)
    {
        await using var world = await EstimateWorld.CreateAsync(engine);
        // 2.5 h of 950.00 less 10 % is 2,137.50. Two pads of 500.00 and a wash of 200.00 are declined: 1,200.00.
        await AnswerAsync(
            world,
            ["Brake pads", "Wash"],
            EstimateWorld.Labour() with
            {
                DiscountPercent = 10m,
            },
            EstimateWorld.Part("Brake pads", 2m, 500m) with
            {
                IsSafetyCritical = true,
            },
            EstimateWorld.Labour("Wash", 1m, 200m)
        );
        world.Db.Clock.Advance(TimeSpan.FromDays(2));
        // The pads after all, on the next visit, less 5 %: 950.00.
        await world.NextVisitAsync("TKT-MAIN-2627-00002");
        await AnswerAsync(world, [], EstimateWorld.Part("brake pads", 2m, 500m) with { DiscountPercent = 5m });
        var reports = world.Db.Service<ServiceReportService>(world.Manager);

        var declined = (await reports.ReadAsync(November(ServiceReportKind.Declined), null, null, default)).Value;
        // Two lines of 1,200.00, one safety-critical; 1,000.00 approved later, 200.00 not, 83.3 % won back.
        Assert.Equal([("Asha", "2|1200|1|1000|200|83.3")], Named(declined));
        Assert.Equal(["Brake pads; safety-critical, approved later", "Wash"], declined.Visits.Rows.Select(v => v.What));

        var discounts = (await reports.ReadAsync(November(ServiceReportKind.Discounts), null, null, default)).Value;
        // 237.50 of 2,375.00 and 50.00 of 1,000.00: 287.50 of 3,375.00 are 8.5 %, none above the cap.
        Assert.Equal([("Asha", "2|3375|287.5|8.5|0|0")], Named(discounts));
        Assert.Equal([237.50m, 50m], discounts.Visits.Rows.Select(v => v.Figure));

        var october = November(ServiceReportKind.Declined) with { From = new(2026, 10, 1), To = new(2026, 10, 31) };
        Assert.Empty((await reports.ReadAsync(october, null, null, default)).Value.Rows);
    }

    [Fact]
    public async Task Export_IsOnRecord()
    {
        await using var world = await ReportWorld.CreateAsync(TestEngine.Sqlite);

        Assert.Null(
            (await world.All.RecordExportAsync(November(ServiceReportKind.Sources), CommandId.New(), default)).Error
        );

        await using var raw = world.Db.Database(new TenantScope(world.Db.OrgA));
        Assert.True(await raw.Set<AuditEntry>().AnyAsync(a => a.Action == "SERVICE_REPORT_EXPORTED"));
    }

    private static async Task AnswerAsync(
        EstimateWorld world,
        string[] declined,
        params Core.Service.Estimates.LineInput[] lines
    )
    {
        var (_, token) = await world.SharedAsync(lines);
        var answer = EstimateWorld.Answer(await world.PageAsync(token), token, declined, risk: declined.Length > 0);
        EstimateWorld.Value(await world.Portal.DecideAsync(answer, CommandId.New(), default));
    }

    private static Task<long> OtherBranchAsync(ReportWorld world) => Billing.Sales.BranchAsync(world.Db, world.Db.OrgA);

    private static async Task<ServiceReportView> ReadAsync(ReportWorld world, ServiceReportKind kind) =>
        EstimateWorld.Value(await world.All.ReadAsync(November(kind), null, null, default));

    private static IEnumerable<(string, string)> Named(ServiceReportView report) =>
        report.Rows.Select(r => (r.Name, Plain(r.Figures)));

    private static string Plain(IEnumerable<decimal?> figures) =>
        string.Join(
            '|',
            figures.Select(f =>
                f is { } value ? IndianText.Number(value).Replace(",", "", StringComparison.Ordinal) : "-"
            )
        );
}
