using System.Globalization;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Fleet;
using Battwheels.Web.Common;

namespace Battwheels.Web.Service.Fleet;

/// <summary>Words for people of an account and what they may do.</summary>
public static class FleetWords
{
    public static Phrase Of(FleetRole role) =>
        role switch
        {
            FleetRole.Manager => T("Fleet manager"),
            FleetRole.Approver => T("Approver"),
            FleetRole.Driver => T("Driver"),
        };

    public static Phrase Of(FleetSelection selection) =>
        selection switch
        {
            FleetSelection.All => T("All vehicles"),
            FleetSelection.InWorkshop => T("In the workshop"),
            FleetSelection.Ready => T("Ready"),
            FleetSelection.Late => T("Late"),
        };

    /// <summary>What one approval of theirs may reach.</summary>
    public static string Limit(FleetRole role, decimal? limit) =>
        !FleetRules.Decides(role) ? T("decides nothing, sees no price")
        : limit is { } most ? T($"up to {Show.Rupees(most)} alone")
        : T("any amount");

    /// <summary>November 2026, in the reader's language.</summary>
    public static string Month(DateOnly month) => month.ToString("MMM yyyy", SpokenDates.Names);

    /// <summary>What was typed as a limit: empty means any amount; null where it is no number.</summary>
    public static (bool IsRead, decimal? Limit) ReadLimit(string? text)
    {
        var plain = (text ?? "")
            .Replace(",", "", StringComparison.Ordinal)
            .Replace("₹", "", StringComparison.Ordinal)
            .Trim();
        if (plain.Length == 0)
            return (true, null);
        return decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var limit)
            ? (true, limit)
            : (false, null);
    }
}
