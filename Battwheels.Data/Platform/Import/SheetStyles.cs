using DocumentFormat.OpenXml.Spreadsheet;

namespace Battwheels.Data.Platform.Import;

/// <summary>How the cells of a workbook look: days as dd/mm/yyyy, amounts in lakh groups.</summary>
internal static class SheetStyles
{
    public const uint Plain = 0;
    public const uint Head = 1;
    public const uint Amount = 2;
    public const uint Day = 3;

    private const uint AmountFormat = 164; // the first number that is not built in
    private const uint DayFormat = 165;

    public static Stylesheet Make() =>
        new(
            new NumberingFormats(
                Format(AmountFormat, @"[>=10000000]##\,##\,##\,##0.00;[>=100000]##\,##\,##0.00;##,##0.00"),
                Format(DayFormat, "dd/mm/yyyy")
            ),
            new Fonts(new Font(new FontSize { Val = 11 }), new Font(new Bold(), new FontSize { Val = 11 })),
            new Fills(
                new Fill(new PatternFill { PatternType = PatternValues.None }),
                new Fill(new PatternFill { PatternType = PatternValues.Gray125 })
            ),
            new Borders(new Border()),
            new CellFormats(
                new CellFormat(),
                new CellFormat { FontId = 1, ApplyFont = true },
                new CellFormat { NumberFormatId = AmountFormat, ApplyNumberFormat = true },
                new CellFormat { NumberFormatId = DayFormat, ApplyNumberFormat = true }
            )
        );

    /// <summary>The first row stays in sight.</summary>
    public static SheetViews FrozenHead() =>
        new(
            new SheetView(
                new Pane
                {
                    VerticalSplit = 1,
                    TopLeftCell = "A2",
                    ActivePane = PaneValues.BottomLeft,
                    State = PaneStateValues.Frozen,
                }
            )
            {
                WorkbookViewId = 0,
            }
        );

    private static NumberingFormat Format(uint id, string code) => new() { NumberFormatId = id, FormatCode = code };
}
