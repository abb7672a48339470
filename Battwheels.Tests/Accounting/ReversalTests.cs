using Battwheels.Core.Accounting;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service;

namespace Battwheels.Tests.Accounting;

[Trait("Category", "Data")]
public class ReversalTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ReverseAsync_Entry_SwapsSidesAndKeepsDimensions(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var visit = await db.TicketAsync(await db.RegisterAsync());
        var draft = Books.Draft(7, 10m) with
        {
            Lines =
            [
                new("CASH", 10m, 0m, JobCardId: visit.Id, VehicleId: visit.VehicleId, Memo: "first"),
                new("OUT_CGST", 0m, 10m, TaxHead: "CGST"),
            ],
        };
        var original = await db.PostAsync(draft);

        var reversal = await db.ReverseAsync(original.Value, reason: "entered twice");

        var entry = await db.EntryAsync(reversal.Value);
        Assert.Equal(["CASH Cr 10.00", "OUT_CGST Dr 10.00"], await db.LinesAsync(reversal.Value));
        Assert.Equal((original.Value, "Test", 7L), (entry.ReversesEntryId, entry.SourceType, entry.SourceId));
        Assert.Equal("Reversal of JE-2627-00001: entered twice", entry.Narration);
        var line = entry.Lines.Single(l => l.LineNo == 1);
        Assert.Equal((visit.Id, visit.VehicleId, "first"), (line.JobCardId, line.VehicleId, line.Memo));
        Assert.Equal("CGST", entry.Lines.Single(l => l.LineNo == 2).TaxHead);
        Assert.Equal(["2026-11 CASH 10.00 10.00", "2026-11 OUT_CGST 10.00 10.00"], await db.RollupAsync(db.OrgA));
    }

    [Fact]
    public async Task ReverseAsync_Twice_OrOfAReversal_IsRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var original = await db.PostAsync(Books.Draft(1, 10m));
        var reversal = await db.ReverseAsync(original.Value);

        var again = await db.ReverseAsync(original.Value, reason: "once more");
        var back = await db.ReverseAsync(reversal.Value);

        Assert.Equal("ALREADY_REVERSED", again.Error?.Code);
        Assert.Contains("JE-2627-00002", again.Error?.Message, StringComparison.Ordinal);
        Assert.Equal("REVERSAL_OF_REVERSAL", back.Error?.Code);
        Assert.Equal(2, await db.CountAsync<JournalEntry>(db.OrgA));
    }

    [Theory]
    [InlineData("oops", null, "REASON_TOO_SHORT")]
    [InlineData("  oops  ", null, "REASON_TOO_SHORT")]
    [InlineData("entered twice", "2026-11-03", "REVERSAL_TOO_EARLY")]
    public async Task ReverseAsync_BadRequest_IsRefused(string reason, string? date, string code)
    {
        await using var db = await TestDb.CreateAsync();
        var original = await db.PostAsync(Books.Draft(1, 10m));

        var result = await db.ReverseAsync(
            original.Value,
            date is null ? null : DateOnly.Parse(date, System.Globalization.CultureInfo.InvariantCulture),
            reason
        );

        Assert.Equal(code, result.Error?.Code);
    }

    [Fact]
    public async Task ReverseAsync_EntryOfAnotherOrganization_IsNotFound()
    {
        await using var db = await TestDb.CreateAsync();
        var original = await db.PostAsync(Books.Draft(1, 10m));

        var result = await db.PostAsync(
            db.OrgB,
            unit => Ledger.ReverseAsync(unit, original.Value, null, "not mine at all", default)
        );

        Assert.Equal("NOT_FOUND", result.Error?.Code);
        Assert.Equal(0, await db.CountAsync<JournalEntry>(db.OrgB));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ReverseAsync_SimultaneouslyTwice_HappensOnce(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var original = await db.PostAsync(Books.Draft(1, 10m));

        var results = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => db.ReverseAsync(original.Value)));

        Assert.Single(results, r => r.Error is null);
        Assert.Equal(["2026-11 CASH 10.00 10.00", "2026-11 SERVICE_LABOUR 10.00 10.00"], await db.RollupAsync(db.OrgA));
    }
}
