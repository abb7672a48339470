namespace Battwheels.Core.Service.Messages;

/// <summary>When a failed try is repeated.</summary>
public static class RetryCalculator
{
    private static readonly TimeSpan[] Waits =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(30),
        TimeSpan.FromHours(2),
        TimeSpan.FromHours(12),
    ];

    /// <param name="failures">Tries that failed, the last one included: 1 or more.</param>
    /// <returns>How long to wait; null when it is given up.</returns>
    public static TimeSpan? After(int failures) =>
        failures >= 1 && failures <= Waits.Length ? Waits[failures - 1] : null;
}
