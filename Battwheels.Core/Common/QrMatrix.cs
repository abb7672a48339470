using System.Globalization;
using System.Text;

namespace Battwheels.Core.Common;

/// <summary>Dark squares of one row of a QR code, side by side.</summary>
public readonly record struct QrRun(int Row, int Column, int Length);

/// <summary>The squares of a QR code, its quiet zone of four modules included.</summary>
public sealed class QrMatrix(IReadOnlyList<IReadOnlyList<bool>> rows)
{
    /// <summary>Modules along one side.</summary>
    public int Size => rows.Count;

    public bool IsDark(int row, int column) => rows[row][column];

    /// <summary>Dark modules joined along the rows.</summary>
    public IEnumerable<QrRun> DarkRuns()
    {
        for (var row = 0; row < Size; row++)
        for (var column = 0; column < Size; column++)
        {
            if (!IsDark(row, column))
                continue;
            var start = column;
            while (column < Size && IsDark(row, column))
                column++;
            yield return new QrRun(row, start, column - start);
        }
    }

    /// <summary>The dark modules as an SVG path in a view box of Size by Size.</summary>
    public string SvgPath()
    {
        StringBuilder path = new();
        foreach (var run in DarkRuns())
            path.Append(CultureInfo.InvariantCulture, $"M{run.Column} {run.Row}h{run.Length}v1h-{run.Length}z");
        return path.ToString();
    }
}

/// <summary>Encodes text as a QR code.</summary>
public interface IQrEncoder
{
    /// <summary>Error correction level M: 15 % of the code may be damaged.</summary>
    QrMatrix Encode(string text);
}
