using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Captures;

/// <summary>
/// When something was done that reaches the server later. Clocks of tablets are wrong, so what counts is how long ago the
/// tablet itself says it was, back from the server's own time.
/// </summary>
public static class CapturedTime
{
    /// <summary>Older captures are not taken: by then the work was written down otherwise.</summary>
    public static readonly TimeSpan Oldest = TimeSpan.FromDays(14);

    /// <returns>Never after <paramref name="nowUtc"/>; or CAPTURE_TOO_OLD.</returns>
    public static Result<DateTime> Of(TimeSpan age, DateTime nowUtc)
    {
        if (age > Oldest)
            return CaptureErrors.TooOld;
        return age < TimeSpan.Zero ? nowUtc : nowUtc - age;
    }
}
