using System.Globalization;
using Battwheels.Core.Common;

namespace Battwheels.Web.Common;

/// <summary>Values as they stand in addresses; what is not understood is as if it were not there.</summary>
public static class AddressText
{
    /// <summary><c>2026-11-04</c>; a day too far away is taken for the nearest there can be, and shown so.</summary>
    public static DateOnly? Date(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date)
            ? Days.Nearest(date)
            : null;

    public static string Of(DateOnly date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    public static long? Id(string? text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>By name, in any letters.</summary>
    public static TEnum? Member<TEnum>(string? text)
        where TEnum : struct, Enum =>
        Enum.TryParse<TEnum>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) && text!.All(char.IsLetter)
            ? value
            : null;

    public static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
