using Battwheels.Core.Common;

namespace Battwheels.Data.Common.Documents;

/// <summary>Sizes in points; a point is 1/72 inch.</summary>
/// <param name="Height">Null on a roll: the paper is cut where the document ends.</param>
/// <param name="HasFoot">Number and "Page n of m" stand at the bottom of every page.</param>
internal sealed record PageFormat(float Width, float? Height, float Margin, bool HasFoot = true)
{
    private const float PointsPerMillimetre = 72f / 25.4f;

    public static readonly PageFormat A4 = new(595.28f, 841.89f, 32f);

    public static readonly PageFormat A5 = new(419.53f, 595.28f, 26f);

    /// <summary>The till roll; printers leave about 4 mm free on either side.</summary>
    public static readonly PageFormat Roll = new(Millimetres(80), null, Millimetres(4), HasFoot: false);

    /// <summary>A sticker of 50 x 25 mm.</summary>
    public static readonly PageFormat Label = new(Millimetres(50), Millimetres(25), Millimetres(1.5f), HasFoot: false);

    /// <summary>Less room than A4: columns and zones stand closer or below each other.</summary>
    public bool IsNarrow => Width < 500f;

    public static PageFormat Of(PaperSize paper) =>
        paper switch
        {
            PaperSize.A4 => A4,
            PaperSize.A5 => A5,
            PaperSize.Roll80 => Roll,
        };

    public static float Millimetres(float value) => value * PointsPerMillimetre;
}
