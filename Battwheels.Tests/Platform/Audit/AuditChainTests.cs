using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common;
using Battwheels.Tests.Architecture;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Audit;

/// <summary>Sealed rows of the audit log cannot be changed, dropped or slipped in without the chain showing it.</summary>
[Trait("Category", "Data")]
public sealed class AuditChainTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Verify_UntouchedLog_SealsEveryRowOnceAndFindsNothing(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.RegisterAsync();
        var chain = db.Services.GetRequiredService<IAuditChain>();

        await chain.SealAsync(db.OrgA, default);
        var again = await chain.SealAsync(db.OrgA, default);
        var report = await chain.VerifyAsync(db.OrgA, default);

        Assert.Equal(0, again);
        Assert.Equal(new ChainReport(await db.CountAsync<AuditEntry>(db.OrgA), null), report);
        Assert.Equal(await db.CountAsync<AuditEntry>(db.OrgA), await db.CountAsync<AuditSeal>(db.OrgA));
    }

    public static TheoryData<string, string> Tampering =>
        new()
        {
            { """UPDATE "AuditEntry" SET "ActorName" = 'somebody else'""", "does not match its row" },
            { """UPDATE "AuditSeal" SET "Hash" = 'abc'""", "does not match its row" },
            { """DELETE FROM "AuditSeal" """, "is missing" },
        };

    [Theory]
    [MemberData(nameof(Tampering))]
    public async Task Verify_SecondRowTamperedWith_NamesTheSeal(string sql, string fault)
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();
        var chain = db.Services.GetRequiredService<IAuditChain>();
        await chain.SealAsync(db.OrgA, default);
        var second = await SecondAsync(db);
        await using var owner = await UnlockedAsync(db);
        var id = sql.Contains("AuditSeal", StringComparison.Ordinal) ? second.Id : second.AuditEntryId;

        await RawSql.ExecuteAsync(owner, $"{sql} WHERE \"OrganizationId\" = {db.OrgA} AND \"Id\" = {id}");

        var report = await chain.VerifyAsync(db.OrgA, default);
        Assert.Contains($"Seal 2 {fault}", report.Fault, StringComparison.Ordinal);
        Assert.Null((await chain.VerifyAsync(db.OrgB, default)).Fault);
    }

    /// <summary>Each row still matches its own seal: only the link to the one before tells.</summary>
    [Fact]
    public async Task Verify_TwoRowsInTheOtherOrder_NamesTheSeal()
    {
        await using var db = await TestDb.CreateAsync();
        await db.RegisterAsync();
        var chain = db.Services.GetRequiredService<IAuditChain>();
        await chain.SealAsync(db.OrgA, default);
        await using var owner = await UnlockedAsync(db);

        foreach (var (from, to) in ((int, int)[])[(2, -2), (3, 2), (-2, 3)])
            await RawSql.ExecuteAsync(
                owner,
                $"UPDATE \"AuditSeal\" SET \"Sequence\" = {to} WHERE \"OrganizationId\" = {db.OrgA} AND \"Sequence\" = {from}"
            );

        var report = await chain.VerifyAsync(db.OrgA, default);
        Assert.Contains("Seal 2 does not match its row", report.Fault, StringComparison.Ordinal);
    }

    /// <summary>The owner's context of a SQLite database whose log somebody has unlocked.</summary>
    private static async Task<BattwheelsDb> UnlockedAsync(TestDb db)
    {
        var owner = db.Services.GetRequiredService<DbFactory>().CreateAsOwner();
        foreach (var table in (string[])["AuditEntry", "AuditSeal"])
        foreach (var act in (string[])["UPDATE", "DELETE"])
            await RawSql.ExecuteAsync(owner, $"DROP TRIGGER \"TR_{table}_{act}\"");
        return owner;
    }

    private static async Task<AuditSeal> SecondAsync(TestDb db)
    {
        await using var raw = db.Database(new TenantScope(db.OrgA));
        return await raw.Set<AuditSeal>().AsNoTracking().SingleAsync(s => s.Sequence == 2);
    }
}
