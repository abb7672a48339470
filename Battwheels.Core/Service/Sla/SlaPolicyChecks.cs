using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Sla;

/// <summary>What a policy may promise.</summary>
internal static class SlaPolicyChecks
{
    /// <summary>A year of minutes.</summary>
    public const int Longest = 366 * OpenHours.DayEnd;

    public static Error? Refusal(IReadOnlyList<TargetInput> targets)
    {
        foreach (var t in targets)
        {
            int?[] all = [t.ResponseMinutes, t.ResolutionMinutes, t.ArrivalMinutes, t.NextResponseMinutes];
            if (all.Any(m => m is <= 0 or > Longest))
                return SlaErrors.TargetMissing;
            if (t.ResponseMinutes > t.ResolutionMinutes)
                return SlaErrors.TargetOrder(t.Priority.ToString());
        }

        return null;
    }
}
