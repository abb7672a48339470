using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Merging;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Events;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Billing;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Tests.Crm.Merging;

/// <summary>
/// Rahul stands twice on record: 118 billed and 50 paid in advance under one name, 236 billed under the other. As one he
/// owes 354 and has 50 with us; his books agree before, between and after.
/// </summary>
[Trait("Category", "Data")]
public sealed class ContactMergeTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task MergeAsync_MovesWhatMayChangeAndLeavesWhatIsPrinted(TestEngine engine)
    {
        await using var world = await MergeWorld.CreateAsync(engine);
        var (db, survivor, loser) = (world.Db, world.Survivor, world.Loser);

        var merge = await world.MergedAsync(MergeField.Phone);

        await using var raw = db.Database(new TenantScope(db.OrgA));
        Assert.Equal(survivor, (await raw.Set<Vehicle>().SingleAsync(v => v.Id == world.Vehicle)).ContactId);
        Assert.Equal(survivor, (await db.TicketAsync(world.Ticket)).ContactId);
        Assert.Equal((354m, 50m), await world.StandingAsync());
        var invoice = await raw.Set<Invoice>().SingleAsync(i => i.Id == world.LosersInvoice);
        Assert.Equal((loser, "Rahul Sharma"), (invoice.ContactId, invoice.CustomerName));
        var gone = (await db.Contacts().GetAsync(loser, default)).Value;
        Assert.Equal((true, (long?)survivor), (gone.IsArchived, gone.MergedIntoId));
        Assert.Equal("+919876543210", (await db.Contacts().GetAsync(survivor, default)).Value.Phone);
        Assert.Equal(0, await raw.Set<ContactKey>().CountAsync(k => k.ContactId == loser));
        var listed = await db.Service<InvoiceService>(InvoicePermissions.Read)
            .ListAsync(new InvoiceFilter(ContactId: survivor), default);
        Assert.Equal(2, listed.Rows.Count);
        Assert.Equal(1, await raw.Set<AuditEntry>().CountAsync(a => a.Action == "CONTACT_MERGED"));
        Assert.Equal(
            survivor,
            (await raw.Set<OutboxMessage>().SingleAsync(m => m.Type == "CONTACT_MERGED")).AggregateId
        );
        var view = (await world.Merges.GetAsync(merge, default)).Value;
        Assert.Equal(
            ["AdvanceBalance 1", "InvoiceBalance 1", "ServiceTicket 1", "Vehicle 1"],
            view.Rows.Select(r => $"{r.Entity} {r.Count}")
        );
        // The other organization has nobody by these ids.
        Assert.Equal("NOT_FOUND", (await world.Of(db.OrgB).PreviewAsync(survivor, loser, default)).Error?.Code);
        Assert.Equal("NOT_FOUND", (await world.Of(db.OrgB).GetAsync(merge, default)).Error?.Code);
        Assert.Equal(
            "NOT_FOUND",
            (await world.Of(db.OrgB).UnmergeAsync(new(merge), CommandId.New(), default)).Error?.Code
        );
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task UnmergeAsync_WhatMovedReturns_WhatWasMadeSinceStays_WhatWasEditedIsListed(TestEngine engine)
    {
        await using var world = await MergeWorld.CreateAsync(engine);
        var db = world.Db;
        var merge = await world.MergedAsync(MergeField.Phone, MergeField.Notes);
        var later = await db.RegisterAsync(
            Visits.New() with
            {
                ContactId = world.Survivor,
                VehicleId = world.Other,
                NewContact = null,
                NewVehicle = null,
            }
        );
        await db.ChangeAsync<ServiceTicket>(world.Ticket, t => t.Title = "Brakes squeal");
        var survivor = (await db.Contacts().GetAsync(world.Survivor, default)).Value;
        await db.ChangeAsync<Contact>(world.Survivor, c => c.Notes = "Written since");

        Assert.Null((await world.Merges.UnmergeAsync(new(merge), CommandId.New(), default)).Error);

        await using var raw = db.Database(new TenantScope(db.OrgA));
        Assert.Equal(world.Loser, (await raw.Set<Vehicle>().SingleAsync(v => v.Id == world.Vehicle)).ContactId);
        Assert.Equal(world.Loser, (await db.TicketAsync(world.Ticket)).ContactId);
        Assert.Equal(world.Survivor, (await db.TicketAsync(later)).ContactId);
        Assert.Equal((236m, 0m), await world.StandingAsync());
        var again = (await db.Contacts().GetAsync(world.Loser, default)).Value;
        Assert.Equal((false, (long?)null), (again.IsArchived, again.MergedIntoId));
        var kept = (await db.Contacts().GetAsync(world.Survivor, default)).Value;
        Assert.Equal((null, "Written since"), (kept.Phone, kept.Notes)); // the phone goes back, the new note stays
        Assert.NotEqual(0, survivor.Version);
        var view = (await world.Merges.GetAsync(merge, default)).Value;
        Assert.Equal([MergeField.Notes], view.KeptFields);
        var edited = Assert.Single(view.Attention);
        Assert.Equal(
            (nameof(ServiceTicket), world.Ticket, MergedRowState.Edited),
            (edited.Entity, edited.RowId, edited.State)
        );
        Assert.Equal(
            "MERGE_UNDONE",
            (await world.Merges.UnmergeAsync(new(merge), CommandId.New(), default)).Error?.Code
        );
        Assert.Single(await world.Db.Contacts().DuplicatesAsync(new("Nobody", "98765 43210"), default));
    }

    /// <summary>Paid while both are one: each invoice is settled with the party it names, so both still agree as two.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Books_PaidAcrossAMerge_AgreeByPartyBeforeBetweenAndAfter(TestEngine engine)
    {
        await using var world = await MergeWorld.CreateAsync(engine);
        var db = world.Db;
        await world.AgreesAsync();
        var merge = await world.MergedAsync();
        await world.AgreesAsync();

        // 300 pays the older 118 of the loser and 182 of the survivor's own; named by the loser's old id.
        var receipt = await db.ReceivedAsync(new RecordReceipt(world.Loser, PaymentMode.Cash, 300m));
        Assert.Equal(world.Survivor, (await db.ReceiptAsync(receipt)).Receipt.ContactId);
        Assert.Equal(
            ["AR Cr 118.00", "AR Cr 182.00", "CASH Dr 300.00"],
            (await db.PostedAsync("Receipt", receipt, "receipt")).Order(StringComparer.Ordinal)
        );
        // The loser's advance pays the rest of the survivor's invoice.
        Assert.Null(
            (
                await db.Cashier()
                    .ApplyAdvanceAsync(
                        new ApplyAdvance(world.LosersReceipt, world.SurvivorsInvoice, 50m),
                        CommandId.New(),
                        default
                    )
            ).Error
        );
        Assert.Equal((4m, 0m), await world.StandingAsync()); // 354 - 300 - 50
        await world.AgreesAsync();
        Assert.Equal(4m, await world.LedgerAsync(world.Survivor));

        Assert.Null((await world.Merges.UnmergeAsync(new(merge), CommandId.New(), default)).Error);

        await world.AgreesAsync();
        Assert.Equal((4m, 0m), (await world.LedgerAsync(world.Survivor), await world.LedgerAsync(world.Loser)));
        Assert.Empty(
            (await db.Service<LedgerVerification>(Core.Access.SystemPermissions.Verify).VerifyAsync(default)).Faults
        );
        Assert.Empty(
            (await db.Service<BillingVerification>(Core.Access.SystemPermissions.Verify).VerifyAsync(default)).Faults
        );
    }

    [Fact]
    public async Task MergeAsync_DifferentPans_IsRefusedAndChangesNothing()
    {
        await using var db = await TestDb.CreateAsync();
        var one = await db.ContactAsync(CrmSeeds.Person("Asha Iyer") with { Pan = "ABCPA1234F" });
        var two = await db.ContactAsync(
            CrmSeeds.Person("Asha Iyer") with
            {
                Pan = "ABCPB1234F",
                DuplicateReason = "Aunt",
            }
        );
        var merges = MergeWorld.MergesOf(db, db.OrgA);

        var refused = await merges.MergeAsync(new(one, 0, two, 0, []), CommandId.New(), default);

        Assert.Equal("MERGE_PAN_DIFFERS", refused.Error?.Code);
        Assert.Equal("MERGE_PAN_DIFFERS", (await merges.PreviewAsync(one, two, default)).Value.Refusal?.Code);
        Assert.Equal(
            "MERGE_SAME",
            (await merges.MergeAsync(new(one, 0, one, 0, []), CommandId.New(), default)).Error?.Code
        );
        Assert.Equal(0, await db.CountAsync<ContactMerge>(db.OrgA));
        Assert.False((await db.Contacts().GetAsync(two, default)).Value.IsArchived);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task MergeAsync_TheSameContactIntoTwoOthersAtOnce_OneWins(TestEngine engine)
    {
        await using var world = await MergeWorld.CreateAsync(engine);
        var third = await world.Db.ContactAsync(CrmSeeds.Person("R Sharma"));

        var answers = await Task.WhenAll(
            world.Merges.MergeAsync(await world.InputAsync(world.Survivor), CommandId.New(), default),
            world.Merges.MergeAsync(await world.InputAsync(third), CommandId.New(), default)
        );

        Assert.Single(answers, a => a.Error is null);
        Assert.Contains(
            answers.Single(a => a.Error is not null).Error!.Code,
            (string[])["CONTACT_MERGED", "CONCURRENCY_CONFLICT"]
        );
        await using var raw = world.Db.Database(new TenantScope(world.Db.OrgA));
        var merge = await raw.Set<ContactMerge>().SingleAsync();
        Assert.Equal(merge.SurvivorId, (await raw.Set<Vehicle>().SingleAsync(v => v.Id == world.Vehicle)).ContactId);
    }

    /// <summary>Merged on: who was merged before is part of the last one, and the merges are taken back from the last.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task MergeAsync_ASurvivorIntoAThird_LeadsEverybodyThereAndGoesBackInTurn(TestEngine engine)
    {
        await using var world = await MergeWorld.CreateAsync(engine);
        var db = world.Db;
        var first = await world.MergedAsync();
        var third = await db.ContactAsync(CrmSeeds.Person("R Sharma"));
        var version = (await db.Contacts().GetAsync(world.Survivor, default)).Value.Version;
        var second = (
            await world.Merges.MergeAsync(new(third, 0, world.Survivor, version, []), CommandId.New(), default)
        ).Value;

        Assert.Equal(third, (await db.Contacts().GetAsync(world.Loser, default)).Value.MergedIntoId);
        Assert.Equal(third, (await db.TicketAsync(world.Ticket)).ContactId);
        Assert.Equal(
            "MERGE_FOLLOWED",
            (await world.Merges.UnmergeAsync(new(first), CommandId.New(), default)).Error?.Code
        );
        Assert.Null((await world.Merges.UnmergeAsync(new(second), CommandId.New(), default)).Error);
        Assert.Equal(world.Survivor, (await db.Contacts().GetAsync(world.Loser, default)).Value.MergedIntoId);
        Assert.Null((await world.Merges.UnmergeAsync(new(first), CommandId.New(), default)).Error);
        Assert.Equal(world.Loser, (await db.TicketAsync(world.Ticket)).ContactId);
        await world.AgreesAsync();
    }

    [Fact]
    public async Task UnmergeAsync_AfterThirtyDays_IsRefused()
    {
        await using var world = await MergeWorld.CreateAsync(TestEngine.Sqlite);
        var merge = await world.MergedAsync();
        world.Db.Clock.Advance(TimeSpan.FromDays(30));
        Assert.True((await world.Merges.GetAsync(merge, default)).Value.Merge.MayUndo);
        world.Db.Clock.Advance(TimeSpan.FromSeconds(1));

        Assert.Equal(
            "MERGE_TOO_OLD",
            (await world.Merges.UnmergeAsync(new(merge), CommandId.New(), default)).Error?.Code
        );
        Assert.False((await world.Merges.GetAsync(merge, default)).Value.Merge.MayUndo);
    }

    /// <summary>The visit was being registered for the one that went: whoever commits last, it ends up with the survivor.</summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task MergeAsync_WhileAVisitIsSavedForTheLoser_TheVisitIsTheSurvivors(TestEngine engine)
    {
        await using var world = await MergeWorld.CreateAsync(engine);
        var db = world.Db;
        var input = await world.InputAsync(world.Survivor);

        var visit = db.RegisterAsync(
            Visits.New() with
            {
                ContactId = world.Loser,
                VehicleId = world.Other,
                NewContact = null,
                NewVehicle = null,
            }
        );
        var merge = world.Merges.MergeAsync(input, CommandId.New(), default);
        await Task.WhenAll(visit, merge);
        await world.WatchAsync();

        Assert.Null((await merge).Error);
        Assert.Equal(world.Survivor, (await db.TicketAsync(await visit)).ContactId);
    }

    [Fact]
    public async Task Link_HandedOutBefore_OpensTheDocumentAfterTheMergeAndForNobodyElse()
    {
        await using var world = await MergeWorld.CreateAsync(TestEngine.Sqlite);
        var db = world.Db;
        await world.MergedAsync();

        Task<int> SeenAsync(long contact, long? into) =>
            db.UnitsFor(Actor.PublicLink(db.OrgA, contact, "link", null, "probe:read") with { MergedIntoId = into })
                .ReadAsync(
                    "probe:read",
                    async unit =>
                        await unit.Set<Invoice>().CountAsync(i => i.Id == world.LosersInvoice)
                        + await unit.Set<InvoiceBalance>().CountAsync(b => b.InvoiceId == world.LosersInvoice),
                    default
                );

        Assert.Equal(2, await SeenAsync(world.Loser, world.Survivor));
        var stranger = await db.WalkInAsync("Somebody Else");
        Assert.Equal(0, await SeenAsync(stranger, null));
    }
}
