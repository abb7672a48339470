using Battwheels.Core.Access;
using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Views;

/// <summary>
/// A name for what stands in the address of a list: filters, sort and columns. Belongs to one member, or is seen by
/// everybody who holds a role.
/// </summary>
public sealed class SavedView : TenantEntity, IVersioned
{
    public const int LongestName = 40;
    public const int LongestQuery = 1000;

    /// <summary>The list's address below the organization: <c>tickets</c>.</summary>
    public required string List { get; init; }

    /// <summary>As its owner calls it; it may name a customer.</summary>
    [Personal(typeof(Membership), nameof(MembershipId))]
    public required string Name { get; set; }

    /// <summary>Without question mark and cursor: <c>show=Late&amp;sort=promised</c>.</summary>
    [Personal(typeof(Membership), nameof(MembershipId))]
    public required string Query { get; set; }

    /// <summary>Whose it is, and who may change it while no role sees it.</summary>
    public required long MembershipId { get; init; }

    /// <summary>Holders of this role see it too; null: only its owner.</summary>
    public long? RoleId { get; set; }

    /// <summary>A tab above the list, with its count.</summary>
    public bool Pinned { get; set; }

    public int Version { get; private set; }
}
