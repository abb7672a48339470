using Battwheels.Core.Common;

namespace Battwheels.Web.Service.Sla;

/// <summary>Hours on forms, minutes in policies.</summary>
internal static class SlaHours
{
    /// <summary>Beyond what any policy may promise: refused there, and within what a number holds.</summary>
    private const decimal Most = 1_000_000m;

    public static int? Minutes(decimal? hours) =>
        hours is { } h ? (int)Money.RoundTo(Math.Clamp(h, -1m, Most) * 60m, 0) : null;

    public static decimal? Of(int? minutes) => minutes / 60m;
}
