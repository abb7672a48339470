using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Tests.Common;
using Battwheels.Tests.Shell;
using Battwheels.Web.Shell.Parts;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Access;

[Trait("Category", "Data")]
public sealed class RefusalTests : ShellTestBase
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task WhoCanGiveAsync_Technician_NamesThoseHereWhoHoldAndGiveItOwnersFirst(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var technician = await db.MemberAsync(db.OrgA, "Tarun", "technician");
        await db.MemberAsync(db.OrgA, "Anil", "admin");
        await db.MemberAsync(db.OrgA, "Meera", "owner");
        await db.MemberAsync(db.OrgA, "Farida", "accountant"); // reads invoices, but cannot give it
        await db.MemberAsync(db.OrgB, "Zeenat", "owner");
        var refusals = db.Service<RefusalService>(technician);

        Assert.Equal(["Meera", "Anil"], await refusals.WhoCanGiveAsync("invoices:read", default));
        Assert.Equal(["Meera"], await refusals.WhoCanGiveAsync("payroll:run", default)); // not an administrator's
        Assert.Empty(await refusals.WhoCanGiveAsync("made:up", default));
    }

    [Fact]
    public async Task WhoCanGiveAsync_SuspendedAndFourth_AreNotNamed()
    {
        await using var db = await TestDb.CreateAsync();
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var away = await db.MemberAsync(db.OrgA, "Aditya", "owner");
        foreach (var name in (string[])["Anil", "Bina", "Chetan"])
            await db.MemberAsync(db.OrgA, name, "admin");
        await db.Service<MemberService>(owner)
            .SuspendAsync(new(away.MembershipId!.Value, 0, "On leave"), CommandId.New(), default);

        var named = await db.Service<RefusalService>(owner).WhoCanGiveAsync("invoices:read", default);

        Assert.Equal(["Meera", "Anil", "Bina"], named);
    }

    [Fact]
    public async Task ForbiddenAnswer_KnownPermission_SaysWhatIsMissingAndWhomToAsk()
    {
        await using var db = await TestDb.CreateAsync();
        await db.MemberAsync(db.OrgA, "Anil", "admin");
        await db.MemberAsync(db.OrgA, "Meera", "owner");
        var technician = await db.MemberAsync(db.OrgA, "Tarun", "technician");
        Services.AddSingleton(db.UnitsFor(technician));

        var answer = Render<ForbiddenAnswer>(p => p.Add(a => a.Permission, "org:audit:read"));

        answer.WaitForAssertion(() => Assert.Contains("Ask Meera or Anil", answer.Markup, StringComparison.Ordinal));
        Assert.Contains("“Read the audit log”", answer.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("org:audit:read", answer.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void ForbiddenAnswer_Stranger_NamesNobody()
    {
        var answer = Render<ForbiddenAnswer>(p => p.Add(a => a.Permission, "org:audit:read"));

        Assert.Contains("An owner or administrator", answer.Markup, StringComparison.Ordinal);
    }
}
