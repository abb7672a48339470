namespace Battwheels.Core.Service.Photos;

/// <summary>Two photos of the same thing, side by side.</summary>
public sealed record PhotoPair(PhotoView Before, PhotoView After);

/// <summary>Which photo of before belongs beside which of after.</summary>
public static class PhotoPairs
{
    /// <summary>
    /// Line by line, the job as a whole last: the first before with the first after, the second with the second. A photo that
    /// was marked is shown by its newest marked copy.
    /// </summary>
    public static IReadOnlyList<PhotoPair> Of(IReadOnlyList<PhotoView> photos)
    {
        ArgumentNullException.ThrowIfNull(photos);
        var marked = photos.Where(p => p.MarkedFromId is not null).Select(p => p.MarkedFromId).ToHashSet();
        var shown = photos.Where(p => !marked.Contains(p.Id)).OrderBy(p => p.TakenAtUtc).ThenBy(p => p.Id).ToList();
        return
        [
            .. shown
                .GroupBy(p => p.JobLineId)
                .OrderBy(g => g.Key is null)
                .ThenBy(g => g.Key)
                .SelectMany(g =>
                    g.Where(p => p.Kind is PhotoKind.PartRemoved)
                        .Zip(g.Where(p => p.Kind is PhotoKind.PartFitted), (b, a) => new PhotoPair(b, a))
                ),
        ];
    }
}
