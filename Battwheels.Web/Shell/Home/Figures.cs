using Battwheels.Core.Common;
using Battwheels.Web.Common;

namespace Battwheels.Web.Shell.Home;

/// <summary>Figures as tiles show them.</summary>
internal static class Figures
{
    private const int MostCounted = 10_000;

    /// <summary>Counting stops at 10,000, which stands for that and more.</summary>
    public static string Count(int count) => count >= MostCounted ? "10,000+" : Show.Number(count);

    /// <summary>"1 receipt", "12 receipts".</summary>
    public static string Count(int count, Phrase one, Phrase many) => $"{Count(count)} {(count == 1 ? one : many)}";

    /// <param name="rupees">Null: too many to be summed.</param>
    public static HomeFigure Money(decimal? rupees, Phrase sub) =>
        rupees is { } sum ? new(Show.ShortRupees(sum), sub, Show.Rupees(sum)) : new(T("10,000 or more"), sub);
}
