namespace Battwheels.Core.Billing.Online;

/// <summary>When a provider is asked again whether somebody paid. Notices ask at once; this is for the one that got lost.</summary>
public static class OnlinePaymentLooks
{
    /// <summary>How long a page can be paid on.</summary>
    public static readonly TimeSpan Life = TimeSpan.FromHours(24);

    /// <summary>Money may be on its way when the page closes: the last look is this much later.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromHours(2);

    private static readonly TimeSpan[] Pauses =
    [
        TimeSpan.FromMinutes(1),
        TimeSpan.FromMinutes(2),
        TimeSpan.FromMinutes(5),
        TimeSpan.FromMinutes(15),
        TimeSpan.FromMinutes(30),
    ];

    /// <param name="looks">How often it was asked before.</param>
    /// <returns>Null: it was asked for the last time.</returns>
    public static DateTime? Next(DateTime nowUtc, DateTime expiresAtUtc, int looks)
    {
        var last = expiresAtUtc + Grace;
        if (nowUtc >= last)
            return null;
        var next = nowUtc + Pauses[Math.Min(looks, Pauses.Length - 1)];
        return next < last ? next : last;
    }
}
