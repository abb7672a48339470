namespace Battwheels.Core.Common;

/// <summary>Median and the like, by nearest rank: always a value that occurred.</summary>
public static class Ranks
{
    /// <summary>The smallest value that at least so many percent do not exceed; null of nothing.</summary>
    /// <param name="sorted">The smallest first.</param>
    /// <param name="percent">1 to 100.</param>
    public static T? Nearest<T>(IReadOnlyList<T> sorted, int percent)
        where T : struct
    {
        ArgumentNullException.ThrowIfNull(sorted);
        return sorted.Count == 0 ? null : sorted[(sorted.Count * percent + 99) / 100 - 1];
    }
}
