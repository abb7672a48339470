using Battwheels.Core.Gst;

namespace Battwheels.Core.Service.JobCards;

/// <summary>The GST rate of a line changed after the estimate; the invoice keeps the estimate's until somebody decides.</summary>
/// <param name="Estimated">Percent the line carries.</param>
/// <param name="Today">Percent in force on the day of the invoice.</param>
public sealed record RateChange(string Description, decimal Estimated, decimal Today);

/// <summary>Which lines carry a rate that is not in force any more.</summary>
public static class RateChanges
{
    /// <summary>
    /// The rate to hold against a line's: the item's own where it differs, else the rate table's where it changed since
    /// the line can have been written.
    /// </summary>
    /// <param name="itemRate">Percent on the item of the line; null without one.</param>
    /// <param name="since">The day the vehicle came.</param>
    /// <returns>Null while the line's rate stands.</returns>
    public static decimal? Of(string hsnSac, decimal lineRate, decimal? itemRate, DateOnly since, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(hsnSac);
        if (itemRate is { } own && own != lineRate)
            return own;
        var now = GstRates.Find(hsnSac, today)?.Rate;
        return now != lineRate && now != GstRates.Find(hsnSac, since)?.Rate ? now : null;
    }
}
