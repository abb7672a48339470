using System.Security.Claims;
using System.Threading.RateLimiting;
using Battwheels.Core.Access;
using Battwheels.Web.Common;

namespace Battwheels.Web.Access;

/// <summary>Marks a download of a list or report.</summary>
public sealed record ExportMark;

/// <summary>So many downloads of an organization at the same moment, so many of a person in a day.</summary>
public static class ExportLimits
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    /// <summary>The address is a download of a list or report: it counts.</summary>
    public static TBuilder AsExport<TBuilder>(this TBuilder endpoint)
        where TBuilder : IEndpointConventionBuilder => endpoint.WithMetadata(new ExportMark());

    /// <summary>The day's limit comes first: who has none left takes no place of colleagues.</summary>
    internal static PartitionedRateLimiter<HttpContext> Create(AccessOptions access) =>
        PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(context =>
                IsExport(context) && Person(context) is { } person
                    ? RateLimitPartition.GetFixedWindowLimiter(
                        person,
                        _ => new FixedWindowRateLimiterOptions
                        {
                            PermitLimit = access.ExportsPerDayPerPerson,
                            Window = Day,
                        }
                    )
                    : RateLimitPartition.GetNoLimiter("")
            ),
            PartitionedRateLimiter.Create<HttpContext, string>(context =>
                IsExport(context) && context.User.FindFirstValue(ClaimNames.OrganizationId) is { } organization
                    ? RateLimitPartition.GetConcurrencyLimiter(
                        organization,
                        _ => new ConcurrencyLimiterOptions { PermitLimit = access.ExportsAtOncePerOrganization }
                    )
                    : RateLimitPartition.GetNoLimiter("")
            )
        );

    internal static bool IsExport(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<ExportMark>() is not null;

    private static string? Person(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier);
}
