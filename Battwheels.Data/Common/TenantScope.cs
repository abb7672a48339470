using Battwheels.Core.Common;

namespace Battwheels.Data.Common;

/// <summary>What one context may see; fixed when the context is made.</summary>
/// <param name="OrganizationId">The one organization; null reads platform tables only.</param>
/// <param name="ContactId">Narrows customer-owned rows to one contact.</param>
/// <param name="MergedIntoId">The contact that one was merged into: its rows are the same customer's.</param>
/// <param name="PersonId">Whose own memberships may be read across organizations.</param>
/// <param name="PlatformReason">Why platform work runs without an organization.</param>
internal sealed record TenantScope(
    long? OrganizationId,
    long? ContactId = null,
    long? PersonId = null,
    string? PlatformReason = null,
    long? MergedIntoId = null
)
{
    public static TenantScope Of(Actor actor) =>
        new(actor.OrganizationId, actor.ContactId, MergedIntoId: actor.MergedIntoId);

    public static TenantScope Platform(string reason) => new(null, PlatformReason: reason);

    public static TenantScope OwnMemberships(long personId) => new(null, PersonId: personId);
}
