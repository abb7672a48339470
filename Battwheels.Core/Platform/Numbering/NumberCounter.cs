using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Numbering;

/// <summary>The next number of one series in one fiscal year.</summary>
[NotAudited("A counter; the document that takes the number is audited.")]
public sealed class NumberCounter : TenantEntity
{
    /// <summary>Document type, branch or GSTIN and prefix, as the owning feature writes it.</summary>
    public required string Series { get; init; }

    public required string FyLabel { get; init; }

    public required long NextNo { get; init; }
}

/// <summary>Takes numbers inside the transaction of the document that bears them: no gap, no duplicate.</summary>
public static class NumberSeries
{
    /// <summary>
    /// Takes the next number, starting at 1. Call it as the last step before the commit: the row stays locked until then.
    /// </summary>
    /// <param name="count">How many in a row; the first of them is returned.</param>
    public static async Task<long> TakeAsync(
        IUnitOfWork unit,
        string series,
        FiscalYear year,
        CancellationToken ct,
        int count = 1
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        var label = year.Label;
        if (await unit.TakeNumberAsync(series, label, count, ct) is { } number)
            return number;
        unit.Add(
            new NumberCounter
            {
                Series = series,
                FyLabel = label,
                NextNo = 1 + count,
            }
        );
        await unit.FlushAsync(ct);
        return 1;
    }
}
