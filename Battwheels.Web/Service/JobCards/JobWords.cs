using Battwheels.Core.Service.JobCards;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Service.JobCards;

/// <summary>One line of meta under a job line, and the state of a part request.</summary>
internal static class JobWords
{
    public static string Of(JobLineView line)
    {
        var quantity = $"{Show.Number(line.Quantity)} {line.Uom}";
        if (!line.TakesStock)
            return $"{Status.Words(line.Kind)} · {quantity}";
        return T(
            $"{Status.Words(line.Kind)} · {quantity} · issued {Show.Number(line.Issued)}, reserved {Show.Number(line.Reserved)}, free in store {Show.Number(line.Available)}"
        );
    }

    /// <summary>The kept lines of a quality check: a mark, then an item of the list.</summary>
    public static string Checks(string kept)
    {
        ArgumentNullException.ThrowIfNull(kept);
        return string.Join(
            '\n',
            kept.Split('\n').Select(l => l.Split(' ', 2) is [var mark, var item] ? $"{mark} {T(item)}" : l)
        );
    }

    public static MarkupString Mark(PartRequestState state) =>
        state switch
        {
            PartRequestState.Requested => Status.Mark(Tone.Waiting, "Requested"),
            PartRequestState.Issued => Status.Mark(Tone.Done, "Issued"),
            PartRequestState.Cancelled => Status.Mark(Tone.Neutral, "Cancelled"),
        };

    public static IReadOnlyList<Choice<string>> RequestStates =>
        [
            new(nameof(PartRequestState.Requested), "Requested"),
            new(nameof(PartRequestState.Issued), "Issued"),
            new(nameof(PartRequestState.Cancelled), "Cancelled"),
        ];
}
