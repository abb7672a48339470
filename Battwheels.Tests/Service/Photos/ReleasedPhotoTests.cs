using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Photos;
using Battwheels.Core.Service.Portal;
using Battwheels.Tests.Common;
using Battwheels.Tests.Crm;
using Battwheels.Tests.Service.Estimates;
using Battwheels.Tests.Service.Fleet;
using Battwheels.Tests.Service.JobCards;

namespace Battwheels.Tests.Service.Photos;

/// <summary>What the workshop keeps for itself and what its customer sees; nobody else sees either.</summary>
[Trait("Category", "Data")]
public sealed class ReleasedPhotoTests
{
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Gallery_OfAVisit_HasPairsCountsAndMarkedCopies(TestEngine engine)
    {
        var kit = await JobKit.CreateAsync(engine);
        await using var db = kit.Db;
        var (rohit, photos) = (kit.Technician, kit.As<PhotoService>(kit.Technician));
        var before = await PhotoAsync(PhotoKind.PartRemoved, c => c with { JobLineId = kit.PartId, Text = "burnt" });
        var after = await PhotoAsync(PhotoKind.PartFitted, c => c with { JobLineId = kit.PartId });
        var marked = await PhotoAsync(
            PhotoKind.PartRemoved,
            c => c with { JobLineId = kit.PartId, MarkedFromId = before, Released = true }
        );

        var shown = (await photos.GalleryAsync(new PhotoFilter(kit.TicketId), default))!;
        Assert.Equal([marked, after, before], shown.Rows.Select(p => p.Id));
        Assert.Equal([true, false, false], shown.Rows.Select(p => p.IsReleased));
        Assert.Equal((marked, after), Assert.Single(shown.Pairs.Select(p => (p.Before.Id, p.After.Id))));
        Assert.Equal((2, 1), (shown.Counts[PhotoKind.PartRemoved], shown.Counts[PhotoKind.PartFitted]));
        Assert.Contains(shown.Lines, l => l.Id == kit.PartId);
        Assert.True(shown.MayChange);
        var one = (await photos.GalleryAsync(new PhotoFilter(kit.TicketId, PhotoKind.PartRemoved, marked), default))!;
        Assert.Equal(before, Assert.Single(one.Rows).Id);

        // Not of a photo of another visit or organization, nor one that was taken off; and only by whoever works on it.
        var stranger = await db.MemberAsync(db.OrgB, "Nobody", "manager");
        Assert.Null(await kit.As<PhotoService>(stranger).GalleryAsync(new PhotoFilter(kit.TicketId), default));
        Assert.Equal("NOT_FOUND", await ReleaseAsync(stranger, before));
        Assert.Equal("TICKET_NOT_YOURS", await ReleaseAsync(kit.Other, before));
        Assert.Equal("NOT_FOUND", await ReleaseAsync(rohit, before, 1));
        Assert.Null((await photos.RemoveAsync(kit.TicketId, before, CommandId.New(), default)).Error);
        Assert.Equal("NOT_FOUND", await ReleaseAsync(rohit, before));
        var copy = new Core.Service.Captures.Capture(
            Core.Service.Captures.CaptureKind.Photo,
            kit.TicketId,
            db.Clock.GetUtcNow().UtcDateTime,
            MarkedFromId: before
        );
        Assert.Equal("NOT_FOUND", (await Shots.SendAsync(db, rohit, copy, Pictures.Jpeg(60, 40))).Error?.Code);
        return;

        Task<long> PhotoAsync(
            PhotoKind kind,
            Func<Core.Service.Captures.Capture, Core.Service.Captures.Capture> more
        ) => Shots.PhotoAsync(db, rohit, kit.TicketId, kind, more);

        async Task<string?> ReleaseAsync(Actor who, params long[] ids) =>
            (
                await kit.As<PhotoService>(who)
                    .ReleaseAsync(new ReleasePhotos(kit.TicketId, ids, true), CommandId.New(), default)
            )
                .Error
                ?.Code;
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Photo_Released_IsSeenByItsCustomerAloneUntilItIsTakenOff(TestEngine engine)
    {
        await using var world = await FleetWorld.CreateAsync(engine);
        var (db, estimates) = (world.Db, world.Estimates);
        var photos = db.Service<PhotoService>(estimates.Manager);
        var hidden = await Shots.PhotoAsync(db, estimates.Manager, estimates.Ticket);
        var seen = await Shots.PhotoAsync(db, estimates.Manager, estimates.Ticket);
        await ReleaseAsync(true);
        var (estimate, token) = await estimates.SharedAsync(EstimateWorld.Labour("Motor", 1m, 950m));
        var mine = world.Portal.Visitor(estimates.Contact);

        Assert.Equal(seen, Assert.Single(await VisitPhotosAsync(mine)).Id);
        Assert.Equal(seen, Assert.Single((await world.OfferAsync(mine, estimate)).Photos).Id);
        Assert.Equal(seen, Assert.Single((await estimates.PageAsync(token)).Photos).Id);
        Assert.True(await OpensAsync(mine, seen));
        Assert.True(await LinkOpensAsync(token, seen));
        Assert.True(await OpensAsync(world.AsAsha, seen));

        // Not released, guessed, another contact, another organization, and a driver who does not drive it.
        Assert.False(await OpensAsync(mine, hidden));
        Assert.False(await LinkOpensAsync(token, hidden));
        Assert.False(await OpensAsync(mine, seen + 1));
        var leela = await db.ContactAsync(CrmSeeds.Person("Leela Hegde", "9812345678"));
        foreach (
            var other in (Actor[])
                [world.Portal.Visitor(leela), world.Portal.Visitor(estimates.Contact, db.OrgB), world.AsRavi]
        )
            Assert.False(await OpensAsync(other, seen));
        Assert.False(await LinkOpensAsync(LinkToken.New().Text, seen));
        Assert.False(await LinkOpensAsync(token, seen, leela));
        Assert.False(await LinkOpensAsync(token, seen, organization: db.OrgB));

        await ReleaseAsync(false);
        Assert.False(await OpensAsync(mine, seen));
        await ReleaseAsync(true);
        Assert.Null((await photos.RemoveAsync(estimates.Ticket, seen, CommandId.New(), default)).Error);
        Assert.False(await OpensAsync(mine, seen));
        Assert.False(await LinkOpensAsync(token, seen));
        Assert.Empty(await VisitPhotosAsync(mine));

        var again = await Shots.PhotoAsync(
            db,
            estimates.Manager,
            estimates.Ticket,
            more: c => c with { Released = true }
        );
        Assert.True(await LinkOpensAsync(token, again));
        db.Clock.Advance(TimeSpan.FromDays(60)); // the link is over; who signs in still sees the visit
        Assert.False(await LinkOpensAsync(token, again));
        Assert.True(await OpensAsync(mine, again));
        return;

        async Task ReleaseAsync(bool released) =>
            Assert.Null(
                (
                    await photos.ReleaseAsync(
                        new ReleasePhotos(estimates.Ticket, [seen], released),
                        CommandId.New(),
                        default
                    )
                ).Error
            );

        async Task<IReadOnlyList<CustomerPhoto>> VisitPhotosAsync(Actor who) =>
            (await db.Service<PortalService>(who).VisitAsync(estimates.Ticket, default))!.Photos;

        async Task<bool> OpensAsync(Actor who, long photo)
        {
            await using var file = await db.Service<CustomerPhotoService>(who).OpenAsync(photo, thumb: true, default);
            return file is not null;
        }

        async Task<bool> LinkOpensAsync(string link, long photo, long? contact = null, long? organization = null)
        {
            var bearer = Actor.PublicLink(
                organization ?? db.OrgA,
                contact ?? estimates.Contact,
                "Aarav (link)",
                null,
                EstimatePermissions.PortalRead
            );
            await using var file = await db.Service<CustomerPhotoService>(bearer)
                .OpenByLinkAsync(link, photo, thumb: false, default);
            return file is not null;
        }
    }
}
