using Battwheels.Core.Service.Photos;

namespace Battwheels.Tests.Service.Photos;

public sealed class PhotoPairsTests
{
    private static readonly DateTime Nine = new(2026, 11, 4, 9, 0, 0, DateTimeKind.Utc);

    [Fact]
    public void Pairs_OfTwoLinesAndTheWholeJob_StandLineByLine()
    {
        PhotoView[] photos =
        [
            Of(1, PhotoKind.PartRemoved, 20),
            Of(2, PhotoKind.PartRemoved, 10),
            Of(3, PhotoKind.PartFitted, null),
            Of(4, PhotoKind.PartFitted, 10),
            Of(5, PhotoKind.PartFitted, 20),
            Of(6, PhotoKind.PartRemoved, null),
            Of(7, PhotoKind.PartRemoved, 10), // without one of after
            Of(8, PhotoKind.Damage, 10),
        ];

        Assert.Equal([(2L, 4L), (1L, 5L), (6L, 3L)], Ids(photos));
    }

    [Fact]
    public void Pairs_OfAMarkedPhoto_ShowItsNewestCopy() =>
        Assert.Equal(
            [(3L, 4L)],
            Ids(
                Of(1, PhotoKind.PartRemoved, 10),
                Of(2, PhotoKind.PartRemoved, 10) with
                {
                    MarkedFromId = 1,
                },
                Of(3, PhotoKind.PartRemoved, 10) with
                {
                    MarkedFromId = 2,
                },
                Of(4, PhotoKind.PartFitted, 10)
            )
        );

    [Fact]
    public void Pairs_OfOneSideAlone_AreNone() => Assert.Empty(Ids(Of(1, PhotoKind.PartFitted, 10)));

    private static IEnumerable<(long, long)> Ids(params PhotoView[] photos) =>
        PhotoPairs.Of([.. photos.Reverse()]).Select(p => (p.Before.Id, p.After.Id));

    private static PhotoView Of(long id, PhotoKind kind, long? line) =>
        new(id, kind, null, 60, 40, Nine.AddMinutes(id), "Rohit") { JobLineId = line };
}
