using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Shell.Lists;

/// <summary>The essentials of one row's record, shown beside the list.</summary>
/// <param name="Title">Its number or name.</param>
/// <param name="Href">Where it opens.</param>
public sealed record GridPeek(string Title, string Href)
{
    /// <summary>What other features add to: <c>contact</c>, <c>vehicle</c>; null for what nobody adds to.</summary>
    public string? Kind { get; init; }

    public string? Sub { get; init; }

    /// <summary>Its state: icon, word and colour.</summary>
    public MarkupString? Mark { get; init; }

    /// <summary>In somebody's own words: a complaint, a note.</summary>
    public string? Text { get; init; }

    public IReadOnlyList<SideFacts.Fact> Facts { get; init; } = [];

    /// <summary>Rupees, aligned right; the last one is what counts now.</summary>
    public IReadOnlyList<SideFacts.Fact> Amounts { get; init; } = [];

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Timeline.Event> Latest { get; init; } = [];

    /// <summary>So many events are the last ones.</summary>
    public const int MostEvents = 5;

    internal GridPeek With(PeekMore more) =>
        this with
        {
            Amounts = [.. Amounts, .. more.Amounts],
            Latest = [.. Latest.Concat(more.Latest).OrderByDescending(e => e.AtUtc).Take(MostEvents)],
        };
}

/// <summary>What a feature adds to the preview of a record that is another one's.</summary>
/// <remarks>Found by convention. Asked only for those who hold the permission; its service asks again.</remarks>
public interface IPeekPart
{
    /// <summary><see cref="GridPeek.Kind"/>.</summary>
    string Kind { get; }

    string Permission { get; }

    Task<PeekMore> ReadAsync(long id, CancellationToken ct);
}

/// <inheritdoc cref="GridPeek"/>
public sealed record PeekMore(IReadOnlyList<SideFacts.Fact> Amounts, IReadOnlyList<Timeline.Event> Latest);
