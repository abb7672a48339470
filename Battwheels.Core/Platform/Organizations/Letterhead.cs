using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Organizations;

/// <summary>Who prints a document, as the head of the paper shows it.</summary>
/// <param name="LegalName">Null where it is the trade name.</param>
/// <param name="TimeZoneId">Clock times on paper are the organization's.</param>
public sealed record Letterhead(
    string Name,
    string? LegalName,
    string Address,
    string? Phone,
    string? Email,
    string? Gstin,
    string TimeZoneId
)
{
    /// <summary>An instant on the organization's clock.</summary>
    public DateTime Local(DateTime utc) =>
        TimeZoneInfo.ConvertTimeFromUtc(
            DateTime.SpecifyKind(utc, DateTimeKind.Utc),
            TimeZoneInfo.FindSystemTimeZoneById(TimeZoneId)
        );

    internal static async Task<Letterhead> ReadAsync(IReadUnit unit, CancellationToken ct)
    {
        var profile = await unit.Set<OrganizationProfile>().SingleAsync(ct);
        string?[] lines = [profile.AddressLine1, profile.AddressLine2, $"{profile.City} {profile.PinCode}".Trim()];
        return new Letterhead(
            profile.TradeName,
            profile.LegalName == profile.TradeName ? null : profile.LegalName,
            string.Join(", ", lines.Where(l => !string.IsNullOrWhiteSpace(l))),
            profile.Phone,
            profile.Email,
            profile.Gstin,
            unit.Organization.TimeZoneId
        );
    }
}
