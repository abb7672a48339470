using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Battwheels.Web.Access;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Access;

/// <summary>The audit log as people read it: names for numbers, words for keys.</summary>
[Trait("Category", "Data")]
public sealed class AuditWordsTests
{
    [Theory]
    [InlineData("AcceptedAtUtc", "Accepted at")]
    [InlineData("InvitedByMembershipId", "Invited by")]
    [InlineData("BranchId", "Branch")]
    [InlineData("MembershipId", "Member")]
    [InlineData("IsHvCertified", "High-voltage certificate")]
    [InlineData("Gstin", "GSTIN")]
    [InlineData("HsnCode", "HSN code")]
    public void Field_Property_IsWrittenAsPeopleSayIt(string property, string words) =>
        Assert.Equal(words, AuditWords.Field(property));

    [Theory]
    [InlineData("2026-11-26T23:30:23.5239437Z", "27 Nov 2026, 5:00 am")] // half past five later in India
    [InlineData("2026-11-27", "27 Nov 2026")]
    [InlineData("AwaitingCustomer", "Awaiting customer")]
    [InlineData("Ravi Shinde", "Ravi Shinde")]
    [InlineData("GST", "GST")]
    [InlineData("", "empty")]
    public void Value_Text_IsWrittenAsOnOtherScreens(string stored, string words) =>
        Assert.Equal(words, AuditWords.Value(stored));

    [Theory]
    [InlineData(ActorKind.Job, "ticket-autoclose", "System: closes visits")]
    [InlineData(ActorKind.Job, "job-parts-arrived", "System: sets arrived parts aside for visits")]
    [InlineData(ActorKind.Job, "verify-stock", "System: verify stock")]
    [InlineData(ActorKind.Job, "invited person", "invited person")]
    [InlineData(ActorKind.PublicLink, "Rakesh Patil", "Rakesh Patil (by link)")]
    [InlineData(ActorKind.Member, "Asha", "Asha")]
    public void Actor_Kinds_AreTold(ActorKind kind, string name, string words) =>
        Assert.Equal(words, AuditWords.Actor(kind, name));

    [Fact]
    public void Read_Changed_ShowsBeforeAndAfterAndNoCounters()
    {
        var changes = AuditChanges.Read(
            """{"UnitPrice":[1200.5,134567],"ItemId":[null,71234567],"State":"InProgress","Version":[1,2],"NameKey":"x"}""",
            new Dictionary<long, string> { [71234567] = "Brake pad" }
        );

        Assert.Equal(
            [
                new AuditChange("Unit price", "₹1,200.50", "₹1,34,567.00"),
                new AuditChange("Item", "empty", "Brake pad"),
                new AuditChange("State", null, "In progress"),
            ],
            changes
        );
        Assert.Equal("Unit price, Item, State", AuditChanges.Summary(changes));
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task ListAsync_MemberAdded_NamesTheMemberAndTheRole(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var members = db.Service<MemberService>(owner);
        var role = (await members.RolesAsync(default)).Single(r => r.Code == "technician").Id;
        AddMember add = new("ravi@service.example", "Ravi Shinde", "monsoon-lantern-brick-42", [role], false);
        var added = await members.AddAsync(add, CommandId.New(), default);

        var rows = (await db.Service<AuditLogService>(owner).ListAsync(new(), null, default)).Rows;

        var given = rows.Single(r => r is { Record: nameof(MembershipRole), Action: "CREATED" });
        Assert.Equal(("Ravi Shinde", "Technician"), (given.Names[added.Value], given.Names[role]));
        Assert.Equal(
            ["Member: Ravi Shinde", "Role: Technician"],
            AuditChanges.Read(given.Changes!, given.Names).Select(c => $"{c.Field}: {c.After}").Order()
        );
    }

    [Fact]
    public async Task FindAsync_RecordsOfAnotherOrganization_HaveNoName()
    {
        await using var db = await TestDb.CreateAsync();
        await using var raw = db.Database(new TenantScope(db.OrgB));
        var theirs = await raw.Set<Role>().Select(r => r.Id).FirstAsync();
        var names = db.Services.GetRequiredService<IRecordNames>();

        var found = await db.UnitsFor("org:audit:read")
            .ReadAsync("org:audit:read", u => names.FindAsync(u, [new("Role", theirs)], default), default);

        Assert.Empty(found);
    }
}
