using Battwheels.Core.Inventory.Markups;
using Battwheels.Web.Common;
using Battwheels.Web.Service.Estimates;
using Battwheels.Web.Shell.Lines;

namespace Battwheels.Web.Inventory.Markups;

/// <summary>The bands of the markup table while they are typed.</summary>
internal sealed class MarkupSheet
{
    private const string Cost = nameof(MarkupBand.FromCost);
    private const string Percent = nameof(MarkupBand.Percent);
    private const string Price = "Price";
    private const int AtFirst = 3;

    public LineSheet Lines { get; } =
        new(
            [
                new(Cost, "Cost from ₹")
                {
                    Kind = LineKind.Number,
                    Class = "num w-l",
                    Decimals = 4,
                    Format = Show.Amount,
                },
                new(Percent, "Markup %")
                {
                    Kind = LineKind.Number,
                    Class = "num w-m",
                    Decimals = 4,
                    Format = EstimateMarks.Plain,
                },
                new(Price, "Sells from ₹") { Kind = LineKind.Shown, Class = "num w-m" },
            ],
            MarkupCalculator.MostBands,
            AtFirst
        );

    public static MarkupSheet Of(MarkupView view)
    {
        MarkupSheet sheet = new();
        foreach (var band in view.Bands)
            sheet.Lines.Add(row =>
            {
                row.Fill(Cost, band.FromCost);
                row.Fill(Percent, band.Percent);
            });
        sheet.Work();
        return sheet;
    }

    /// <summary>Works out what a part at the beginning of each band sells for.</summary>
    public void Work(LineChange change) => Work();

    public IReadOnlyList<MarkupBand> ToInput() =>
        [.. Lines.Filled.Select(r => new MarkupBand(r.Number(Cost) ?? 0m, r.Number(Percent) ?? 0m))];

    private void Work()
    {
        var bands = ToInput();
        foreach (var row in Lines.Rows)
            row.Fill(
                Price,
                row.Number(Cost) is { } cost && MarkupCalculator.Price(bands, cost) is { } price
                    ? Show.Amount(price)
                    : ""
            );
    }
}
