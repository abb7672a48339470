using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common;
using Battwheels.Data.Platform.Audit;
using Battwheels.Tests.Architecture;
using Battwheels.Tests.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Audit;

[Trait("Category", "Data")]
public sealed class PlatformChainTests
{
    /// <summary>Two nodes, each with its own order of turns: one chain.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task WriteAsync_TwoNodesAtOnce_OneChain(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var before = await VerifyAsync(db);

        await Task.WhenAll(Node("north"), Node("south"));

        var after = await VerifyAsync(db);
        Assert.Equal((before.Checked + 20, null), (after.Checked, after.Fault));

        Task Node(string name) =>
            Task.Run(async () =>
            {
                PlatformAudit node = new(
                    db.Services.GetRequiredService<DbFactory>(),
                    new WriteQueue(db.Services.GetRequiredService<DatabaseOptions>()),
                    db.Clock,
                    db.Services.GetRequiredService<IdGenerator>()
                );
                for (var i = 0; i < 10; i++)
                    await node.WriteAsync("SIGN_IN_FAILED", name, null, null, default);
            });
    }

    [Fact]
    public async Task VerifyAsync_ChangedOrDroppedRow_IsFound()
    {
        await using var db = await TestDb.CreateAsync();
        var audit = db.Services.GetRequiredService<IPlatformAudit>();
        for (var i = 1; i <= 3; i++)
            await audit.WriteAsync("SIGN_IN_FAILED", $"person {i}", null, null, default);
        Assert.Null((await VerifyAsync(db)).Fault);
        await using var owner = db.Services.GetRequiredService<DbFactory>().CreateAsOwner();
        foreach (var act in (string[])["UPDATE", "DELETE"])
            await RawSql.ExecuteAsync(owner, $"DROP TRIGGER \"TR_PlatformAuditEntry_{act}\"");

        await RawSql.ExecuteAsync(
            owner,
            """UPDATE "PlatformAuditEntry" SET "Subject" = 'nobody' WHERE "Subject" = 'person 2'"""
        );
        Assert.Contains("does not match its hash", (await VerifyAsync(db)).Fault, StringComparison.Ordinal);

        await RawSql.ExecuteAsync(owner, """DELETE FROM "PlatformAuditEntry" WHERE "Subject" = 'nobody'""");
        Assert.Contains("do not follow", (await VerifyAsync(db)).Fault, StringComparison.Ordinal);
    }

    private static Task<ChainReport> VerifyAsync(TestDb db) =>
        db.Services.GetRequiredService<IPlatformAudit>().VerifyAsync(default);
}
