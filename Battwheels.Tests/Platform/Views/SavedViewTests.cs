using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Views;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Platform.Views;

[Trait("Category", "Data")]
public sealed class SavedViewTests
{
    private const string Tickets = "tickets";

    /// <summary>A view is its owner's alone; cursor and view number in the address are no part of it.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Save_Own_OnlyItsOwnerSeesIt(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var (asha, ravi) = (
            await db.MemberAsync(db.OrgA, "Asha", "owner"),
            await db.MemberAsync(db.OrgA, "Ravi", "owner")
        );
        var far = await db.MemberAsync(db.OrgB, "Zoya", "owner");

        var id = await SaveAsync(db, asha, new(null, 0, Tickets, " Late ones ", "?show=Late&after=xyz&view=7", true));

        var seen = Assert.Single(await Views(db, asha).ListAsync(Tickets, default));
        Assert.Equal(
            (id.Value, "Late ones", "show=Late", true, true),
            (seen.Id, seen.Name, seen.Query, seen.Pinned, seen.Mine)
        );
        Assert.Empty(await Views(db, asha).ListAsync("contacts", default));
        Assert.Empty(await Views(db, ravi).ListAsync(Tickets, default));
        Assert.Empty(await Views(db, far).ListAsync(Tickets, default));
        Assert.Equal(
            "NOT_FOUND",
            (await SaveAsync(db, ravi, new(id.Value, seen.Version, Tickets, "Mine now", "", false))).Error?.Code
        );
        Assert.Equal(
            "NOT_FOUND",
            (await SaveAsync(db, far, new(id.Value, seen.Version, Tickets, "Mine now", "", false))).Error?.Code
        );
        foreach (var other in (Actor[])[ravi, far])
            Assert.Equal(
                "NOT_FOUND",
                (await Views(db, other).RemoveAsync(id.Value, CommandId.New(), default)).Error?.Code
            );
        Assert.Single(await Views(db, asha).ListAsync(Tickets, default));
        Assert.Null((await Views(db, asha).RemoveAsync(id.Value, CommandId.New(), default)).Error);
        Assert.Empty(await Views(db, asha).ListAsync(Tickets, default));
    }

    /// <summary>Made for a role, its holders see it and cannot change it; who may not change settings makes none.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Save_ForRole_ItsHoldersSeeAndCannotChangeIt(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        var technician = await db.MemberAsync(db.OrgA, "Sagar", "technician");
        var advisor = await db.MemberAsync(db.OrgA, "Nisha", "service_advisor");
        var role = (await Views(db, owner).RolesAsync(default)).Single(r => r.Name == "Technician").Id;
        await using var raw = db.Database(new TenantScope(db.OrgB));
        var foreign = await raw.Set<Role>().Where(r => r.Code == "technician").Select(r => r.Id).SingleAsync();

        var id = await SaveAsync(db, owner, new(null, 0, Tickets, "Mine today", "tech=me", true, role));

        Assert.Equal(
            "NOT_FOUND",
            (await SaveAsync(db, owner, new(null, 0, Tickets, "Theirs", "", false, foreign))).Error?.Code
        );
        var seen = Assert.Single(await Views(db, technician).ListAsync(Tickets, default));
        Assert.Equal((false, "Technician"), (seen.Mine, seen.RoleName));
        Assert.Empty(await Views(db, advisor).ListAsync(Tickets, default));
        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            SaveAsync(db, technician, new(id.Value, seen.Version, Tickets, "Changed", "", true, role))
        );
        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            Views(db, technician).RemoveAsync(id.Value, CommandId.New(), default)
        );
        await Assert.ThrowsAsync<AccessDeniedException>(() =>
            SaveAsync(db, technician, new(null, 0, Tickets, "Ours", "", false, role))
        );
    }

    [Fact]
    public async Task Save_WhatDoesNotFit_IsToldAtItsField()
    {
        await using var db = await TestDb.CreateAsync(TestEngine.Sqlite);
        var asha = await db.MemberAsync(db.OrgA, "Asha", "owner");
        var first = await SaveAsync(db, asha, new(null, 0, Tickets, "One", "q=1", true));

        Assert.Equal(("REQUIRED", "Name"), Told(await SaveAsync(db, asha, new(null, 0, Tickets, " ", "", false))));
        Assert.Equal(
            ("VIEW_NAME_TAKEN", "Name"),
            Told(await SaveAsync(db, asha, new(null, 0, Tickets, "one", "", false)))
        );
        Assert.Equal(
            ("CONCURRENCY_CONFLICT", null),
            Told(await SaveAsync(db, asha, new(first.Value, 9, Tickets, "Two", "", true)))
        );
        Assert.Equal(
            ("TEXT_TOO_LONG", "Name"),
            Told(await SaveAsync(db, asha, new(null, 0, Tickets, new string('x', 41), "", false)))
        );
        for (var i = 2; i <= 8; i++)
            Assert.Null((await SaveAsync(db, asha, new(null, 0, Tickets, $"Tab {i}", "", true))).Error);
        Assert.Equal(
            ("VIEWS_PINNED_FULL", "Pinned"),
            Told(await SaveAsync(db, asha, new(null, 0, Tickets, "Tab 9", "", true)))
        );
        for (var i = 9; i <= 40; i++)
            Assert.Null((await SaveAsync(db, asha, new(null, 0, Tickets, $"View {i}", "", false))).Error);
        Assert.Equal(
            ("VIEWS_FULL", "Name"),
            Told(await SaveAsync(db, asha, new(null, 0, Tickets, "View 41", "", false)))
        );
        Assert.Null((await SaveAsync(db, asha, new(null, 0, "contacts", "One", "", true))).Error);
    }

    private static (string?, string?) Told(Result<long> result) => (result.Error?.Code, result.Error?.Field);

    private static SavedViewService Views(TestDb db, Actor actor) => db.Service<SavedViewService>(actor);

    private static Task<Result<long>> SaveAsync(TestDb db, Actor actor, SaveView input) =>
        Views(db, actor).SaveAsync(input, CommandId.New(), default);
}
