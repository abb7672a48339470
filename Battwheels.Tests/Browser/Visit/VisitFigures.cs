namespace Battwheels.Tests.Browser.Visit;

/// <summary>The visit in figures, worked out by hand from samples/price-list and samples/opening-stock.</summary>
/// <remarks>
/// Lines the customer approves; CGST and SGST each at half the rate, per line, half away from zero (CGST Act s. 15, 170).
/// <code>
/// LAB-BRK-F   1    x   950.00                     =   950.00   9.0 % =  85.50
/// BPF-VS1     1    x 1,180.00 = 1,180.00 - 7.5 %  = 1,091.50   9.0 % =  98.235 ->  98.24
/// TUB-HTS-10  1.75 x    38.00                     =    66.50   9.0 % =   5.985 ->   5.99
/// CHG-VS1     1    x 4,600.00                     = 4,600.00   2.5 % = 115.00
///                                                   6,708.00           304.73
/// 6,708.00 + 304.73 + 304.73 = 7,317.46 -> 7,317.00, round-off -0.46
/// </code>
/// </remarks>
internal static class VisitFigures
{
    public const decimal Labour = 950.00m;
    public const decimal Parts = 5_758.00m; // 1,091.50 + 66.50 + 4,600.00
    public const decimal Taxable = 6_708.00m;
    public const decimal Cgst = 304.73m;
    public const decimal Sgst = 304.73m;
    public const decimal RoundOff = -0.46m;
    public const decimal Total = 7_317.00m;
    public const string TotalShown = "₹7,317.00";

    // What left the store, at the cost it was opened with: BPF-VS1 802.40, CHG-VS1 3,128.00, TUB-HTS-10 1.75 x 25.84.
    public const decimal PadsCost = 802.40m;
    public const decimal ChargerCost = 3_128.00m;
    public const decimal TubeCost = 45.22m;

    // Opening stock of the file, quantity x cost per line: 2,694,435.40 of parts, 135,082.00 of batteries,
    // 186,284.98 of consumables.
    public const decimal OpeningStock = 3_015_802.38m;
    public const decimal PartsLeft = 2_690_505.00m; // 2,694,435.40 - 802.40 - 3,128.00
    public const decimal BatteriesLeft = 135_082.00m;
    public const decimal ConsumablesLeft = 186_239.76m; // 186,284.98 - 45.22

    // Everything posted, either side: 3,015,802.38 opening + 3,975.62 issued + 7,317.46 invoiced + 7,317.00 received.
    public const string TurnoverShown = "30,34,412.46";
}
