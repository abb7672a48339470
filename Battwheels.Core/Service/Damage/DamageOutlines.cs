using System.Globalization;
using Battwheels.Core.Crm;

namespace Battwheels.Core.Service.Damage;

/// <summary>One drawing, lines only.</summary>
/// <param name="Path">SVG path data in a box of <see cref="DamageOutlines.Width"/> by <see cref="DamageOutlines.Height"/>.</param>
/// <param name="IsMirrored">Left and right are swapped when it is drawn: the other side of the same drawing.</param>
public sealed record DamageOutline(DamageView View, string Path, bool IsMirrored);

/// <summary>Outlines of two-, three- and four-wheelers. They say where, not what model it is.</summary>
public static class DamageOutlines
{
    public const int Width = 1000;
    public const int Height = 600;

    /// <summary>The drawings of a kind of vehicle; a bus and whatever else is drawn as a car.</summary>
    public static IReadOnlyList<DamageOutline> For(VehicleCategory category) =>
        category switch
        {
            VehicleCategory.TwoWheeler => Of(ScooterSide, ScooterFront, ScooterBack, null),
            VehicleCategory.ThreeWheeler => Of(AutoSide, AutoFront, AutoBack, AutoTop),
            VehicleCategory.FourWheeler or VehicleCategory.Bus or VehicleCategory.Other => Of(
                CarSide,
                CarFront,
                CarBack,
                CarTop
            ),
        };

    private static readonly string ScooterSide =
        Wheel(215, 470, 95)
        + Wheel(785, 470, 95)
        + "M250 395L330 130M280 120L385 105M330 130Q250 150 235 205Q275 215 310 195"
        + "M310 200Q300 330 355 435L560 435Q590 330 570 265L800 240Q880 245 905 300Q850 330 820 375L700 380Q600 385 575 435"
        + "M570 265Q600 225 690 222Q760 220 800 240M840 300L915 305L915 335L860 335";

    private static readonly string ScooterFront =
        Wheel(500, 250, 46)
        + "M340 105L420 135M660 105L580 135M260 85L340 105M660 105L740 85M265 50L320 50L320 85L265 85ZM680 50L735 50L735 85L680 85Z"
        + "M420 150Q400 250 425 360Q460 420 500 430Q540 420 575 360Q600 250 580 150Q500 190 420 150"
        + "M462 395L462 540Q500 575 538 540L538 395";

    private static readonly string ScooterBack =
        "M340 105L660 105M265 50L320 50L320 85L265 85ZM680 50L735 50L735 85L680 85ZM420 130Q500 105 580 130L600 200Q500 220 400 200Z"
        + "M400 215Q500 235 600 215L615 300Q500 330 385 300ZM440 245L560 245L560 275L440 275ZM420 330L580 330L580 400L420 400Z"
        + "M460 405L460 545Q500 575 540 545L540 405";

    private static readonly string AutoSide =
        Wheel(235, 490, 72)
        + Wheel(775, 490, 72)
        + "M160 430L185 270Q240 110 330 85L860 85Q905 95 910 150L925 430L855 450M165 430L160 480M310 490L695 490M300 470L330 440L560 440L560 300"
        + "M235 260L300 130L400 130L400 290L235 290ZM560 130L860 130L870 300L560 300ZM560 440L690 440M640 380L860 380";

    private static readonly string AutoFront =
        "M330 90Q500 50 670 90L720 290L730 450Q500 490 270 450L280 290ZM345 125Q500 90 655 125L690 280L310 280Z"
        + Wheel(350, 370, 32)
        + Wheel(650, 370, 32)
        + "M462 470L462 560L538 560L538 470M430 320L570 320L570 400L430 400Z";

    private static readonly string AutoBack =
        "M300 100Q500 60 700 100L735 290L740 480L260 480L265 290ZM370 140L630 140L640 240L360 240ZM260 400L740 400M285 420L350 420L350 460L285 460Z"
        + "M650 420L715 420L715 460L650 460ZM420 415L580 415L580 465L420 465ZM275 480L275 560L340 560L340 480M660 480L660 560L725 560L725 480";

    private static readonly string AutoTop =
        "M100 300Q130 160 300 140L850 130Q910 140 915 200L915 400Q910 460 850 470L300 460Q130 440 100 300ZM230 190L300 180L300 420L230 410ZM380 165L860 160L860 440L380 435Z";

    private static readonly string CarSide =
        Wheel(255, 460, 78)
        + Wheel(755, 460, 78)
        + "M70 455L65 360Q75 315 170 295L290 275L395 165Q430 140 520 138L660 138Q720 140 790 255L905 285Q940 300 940 350L938 455"
        + "L845 460M665 460L345 460M165 460L70 455M320 275L410 180L510 175L510 275ZM530 175L655 175Q700 185 745 265L530 275Z"
        + "M310 290L320 445M520 285L520 445M690 285Q720 360 690 400M75 345L130 345M900 330L938 330M455 310L490 310M610 310L645 310";

    private static readonly string CarFront =
        "M330 150Q500 115 670 150L730 270Q790 285 800 340L800 480L200 480L200 340Q210 285 270 270ZM345 170Q500 140 655 170L700 265L300 265Z"
        + "M225 330L350 345L340 385L230 380ZM775 330L650 345L660 385L770 380ZM400 350L600 350L590 395L410 395ZM430 425L570 425L570 460L430 460Z"
        + "M225 480L225 560L310 560L310 480M690 480L690 560L775 560L775 480M250 240L190 235L190 275L255 275M750 240L810 235L810 275L745 275";

    private static readonly string CarBack =
        "M330 150Q500 115 670 150L730 280Q790 295 800 340L800 480L200 480L200 340Q210 295 270 280ZM350 170Q500 145 650 170L690 270L310 270Z"
        + "M215 330L330 340L330 390L215 390ZM785 330L670 340L670 390L785 390ZM420 350L580 350L580 395L420 395ZM200 430L800 430"
        + "M225 480L225 560L310 560L310 480M690 480L690 560L775 560L775 480";

    private static readonly string CarTop =
        "M65 300Q70 180 160 155L850 145Q920 160 935 230L935 370Q920 440 850 455L160 445Q70 420 65 300Z"
        + "M290 195Q260 300 290 405L400 380L400 220ZM420 205L700 205L700 395L420 395ZM720 215L800 190Q825 300 800 410L720 385ZM290 160L330 115L355 115L345 160M290 440L330 485L355 485L345 440";

    private static IReadOnlyList<DamageOutline> Of(string side, string front, string back, string? top) =>
        [
            new(DamageView.Left, side, false),
            new(DamageView.Right, side, true),
            new(DamageView.Front, front, false),
            new(DamageView.Back, back, false),
            .. top is null ? Array.Empty<DamageOutline>() : [new DamageOutline(DamageView.Top, top, false)],
        ];

    /// <summary>A circle as path data.</summary>
    private static string Wheel(int x, int y, int radius) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"M{x - radius} {y}a{radius} {radius} 0 1 0 {2 * radius} 0a{radius} {radius} 0 1 0 {-2 * radius} 0"
        );
}
