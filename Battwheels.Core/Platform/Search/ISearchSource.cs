using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Search;

/// <summary>What kinds of record the search finds, in the order they are shown.</summary>
public enum SearchKind
{
    Vehicle,
    Contact,
    Ticket,
    Battery,
    Estimate,
    Invoice,
    Payment,
    Claim,
    Contract,
    Item,
    Receipt,
    Journal,
    Account,
    Member,
}

/// <summary>One kind of record the search looks into. A feature adds its own beside its lists.</summary>
public interface ISearchSource
{
    SearchKind Kind { get; }

    /// <summary>What opening such a record needs; without it the source is never asked.</summary>
    string Permission { get; }

    /// <summary>At most <see cref="SearchAsk.Most"/> records, by ranges of an index; an exact number or code says so.</summary>
    Task<IReadOnlyList<SearchHit>> FindAsync(IReadUnit unit, SearchAsk ask, CancellationToken ct);
}

/// <summary>One record found.</summary>
/// <param name="Id">What its page's address names.</param>
/// <param name="Name">Number, registration or name.</param>
/// <param name="Note">What it is about.</param>
/// <param name="State">Of the feature's own states, where it has any.</param>
/// <param name="IsExact">Its whole number, code or plate was typed.</param>
/// <param name="Phone">To call, for those who may read it.</param>
/// <param name="Parent">The record on whose page it stands, where it has no page of its own.</param>
public sealed record SearchHit(
    long Id,
    string Name,
    string? Note = null,
    Enum? State = null,
    bool IsExact = false,
    string? Phone = null,
    long? Parent = null
);

/// <param name="Hits">At most <see cref="SearchAsk.Most"/>, exact ones first.</param>
public sealed record SearchGroup(SearchKind Kind, IReadOnlyList<SearchHit> Hits);
