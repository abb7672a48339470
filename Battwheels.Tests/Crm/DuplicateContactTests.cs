using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Crm;

[Trait("Category", "Data")]
public class DuplicateContactTests
{
    private static readonly ContactInput Rahul = CrmSeeds.Person("Rahul Sharma", "98765 43210") with
    {
        Email = "rahul.sharma@gmail.com",
        PinCode = "411014",
    };

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task CreateAsync_SamePhoneAndName_NamesFieldAndPersonAndSavesNothing(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await db.ContactAsync(Rahul);

        var refused = await db.Contacts()
            .CreateAsync(CrmSeeds.Person("Sharma Rahul", "+91-98765-43210"), CommandId.New(), default);

        Assert.Equal(("DUPLICATE_CONTACT", "Phone"), (refused.Error!.Code, refused.Error.Field));
        Assert.Contains("Rahul Sharma", refused.Error.Message, StringComparison.Ordinal);
        Assert.Equal(1, await db.CountAsync<Contact>(db.OrgA));
    }

    [Fact]
    public async Task CreateAsync_WithAReason_IsSavedAndKeepsIt()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ContactAsync(Rahul);

        var saved = await db.Contacts()
            .CreateAsync(Rahul with { DuplicateReason = "Father and son, one phone" }, CommandId.New(), default);

        Assert.Null(saved.Error);
        Assert.Equal(
            "Father and son, one phone",
            (await db.Contacts().GetAsync(saved.Value, default)).Value.DuplicateReason
        );
    }

    [Fact]
    public async Task DuplicatesAsync_SameEmailAndAlikeName_IsShownButNotRefused()
    {
        await using var db = await TestDb.CreateAsync();
        var rahul = await db.ContactAsync(Rahul);
        var typed = CrmSeeds.Person("Rahul Sharrma") with { Email = "rahulsharma+bike@googlemail.com" };

        var match = Assert.Single(await db.Contacts().DuplicatesAsync(DuplicateProbe.Of(typed), default));

        // Email 55, name at least .95: 30.
        Assert.Equal(
            (rahul, 85, DuplicateVerdict.Likely, "Email"),
            (match.ContactId, match.Points, match.Verdict, match.Field)
        );
        Assert.Null((await db.Contacts().CreateAsync(typed, CommandId.New(), default)).Error);
    }

    [Fact]
    public async Task DuplicatesAsync_FiveShareThePhone_CountsLess()
    {
        await using var db = await TestDb.CreateAsync();
        foreach (var name in (string[])["Asha", "Vikram", "Deepa", "Manoj", "Farah"])
            await db.ContactAsync(CrmSeeds.Person(name, "9876543210"));

        var matches = await db.Contacts().DuplicatesAsync(new("Asha", "9876543210"), default);

        // 15 for the phone of many, 30 for the name: 45, for review only; the other names fall out.
        Assert.Equal(("Asha", 45, DuplicateVerdict.Review), Facts(Assert.Single(matches)));
    }

    [Fact]
    public async Task DuplicatesAsync_SpeltOtherwiseAtTheSamePin_IsFoundBySound()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ContactAsync(CrmSeeds.Person("Suresh Choudhary") with { PinCode = "411014" });

        var matches = await db.Contacts().DuplicatesAsync(new("Suresh Choudhari", PinCode: "411014"), default);

        // Name above .95: 30, PIN 10.
        Assert.Equal(("Suresh Choudhary", 40, DuplicateVerdict.Review), Facts(Assert.Single(matches)));
        Assert.Empty(await db.Contacts().DuplicatesAsync(new("Suresh Choudhari", PinCode: "560001"), default));
    }

    [Fact]
    public async Task DuplicatesAsync_VehicleOfSomeoneWithAlikeName_IsLikely()
    {
        await using var db = await TestDb.CreateAsync();
        var rahul = await db.ContactAsync(Rahul);
        await db.VehicleAsync(rahul, CrmSeeds.Scooter("MH12QK0042"));

        var matches = await db.Contacts().DuplicatesAsync(new("Rahul Sharma", Registration: "mh 12 qk 42"), default);

        Assert.Equal(("Rahul Sharma", 70, DuplicateVerdict.Likely), Facts(Assert.Single(matches)));
    }

    [Fact]
    public async Task DuplicatesAsync_SamePanOtherGstin_IsABranch()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ContactAsync(
            new(ContactKind.Business, "Unity Motors", GstTreatment: GstTreatment.Registered, Gstin: "27AAPFU0939F1ZV")
        );
        var inKarnataka = "29AAPFU0939F1Z" + Gstin.CheckDigit("29AAPFU0939F1Z");

        var match = Assert.Single(
            await db.Contacts().DuplicatesAsync(new("Unity Motors Bengaluru", Gstin: inKarnataka), default)
        );

        Assert.True(match.IsBranch);
        Assert.Equal(DuplicateVerdict.None, match.Verdict);
    }

    [Fact]
    public async Task UpdateAsync_IntoSomeoneElsesNumber_IsRefusedButOldDuplicatesStayEditable()
    {
        await using var db = await TestDb.CreateAsync();
        await db.ContactAsync(Rahul);
        var son = await db.ContactAsync(CrmSeeds.Person("Rahul Sharma", "9123450678"));

        var refused = await db.Contacts()
            .UpdateAsync(new(son, 0, CrmSeeds.Person("Rahul Sharma", "9876543210")), CommandId.New(), default);
        Assert.Equal("DUPLICATE_CONTACT", refused.Error!.Code);
        Assert.Equal("+919123450678", (await db.Contacts().GetAsync(son, default)).Value.Phone);

        var accepted = CrmSeeds.Person("Rahul Sharma", "9876543210") with { DuplicateReason = "Son" };
        Assert.Null((await db.Contacts().UpdateAsync(new(son, 0, accepted), CommandId.New(), default)).Error);
        var moved = accepted with { DuplicateReason = null, City = "Nashik" };
        Assert.Null((await db.Contacts().UpdateAsync(new(son, 1, moved), CommandId.New(), default)).Error);
        Assert.Equal("Son", (await db.Contacts().GetAsync(son, default)).Value.DuplicateReason);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task CreateAsync_SavedByManyAtOnce_OnlyOneGetsThrough(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);

        var saves = await Task.WhenAll(
            Enumerable
                .Range(0, 6)
                .Select(_ => Task.Run(() => db.Contacts().CreateAsync(Rahul, CommandId.New(), default)))
        );

        Assert.Equal(1, saves.Count(s => s.Error is null));
        Assert.All(saves.Where(s => s.Error is not null), s => Assert.Equal("DUPLICATE_CONTACT", s.Error!.Code));
        Assert.Equal(1, await db.CountAsync<Contact>(db.OrgA));
    }

    private static (string, int, DuplicateVerdict) Facts(DuplicateMatch match) =>
        (match.Name, match.Points, match.Verdict);
}
