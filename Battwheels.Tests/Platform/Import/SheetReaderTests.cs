using System.IO.Compression;
using System.Text;
using Battwheels.Core.Platform.Import;
using Battwheels.Data.Platform.Import;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;
using Sheet = Battwheels.Core.Platform.Import.Sheet;

namespace Battwheels.Tests.Platform.Import;

[Trait("Category", "Unit")]
public class SheetReaderTests
{
    private static readonly SheetReader Reader = new();

    [Theory]
    [InlineData("contacts-vehicles", 231, 16)]
    [InlineData("price-list", 333, 12)]
    [InlineData("opening-stock", 298, 5)]
    public void Read_SampleFiles_CsvAndXlsxHoldTheSame(string name, int rows, int columns)
    {
        var csv = ReadSample($"{name}.csv");
        var xlsx = ReadSample($"{name}.xlsx");

        Assert.Equal(rows, csv.Rows.Count);
        Assert.Equal(rows, xlsx.Rows.Count);
        Assert.Equal(columns, csv.Headers.Count);
        Assert.Equal(csv.Headers, xlsx.Headers.Take(csv.Headers.Count));
        Assert.Equal(csv.Rows[^1].Cells[0], xlsx.Rows[^1].Cells[0]);
    }

    [Fact]
    public void Read_Xlsx_KeepsLeadingZerosAndPlainDecimals()
    {
        var sheet = ReadSample("price-list.xlsx");

        Assert.StartsWith("0", sheet.Rows[0].Cells[9], StringComparison.Ordinal);
        Assert.Equal("2499.5", sheet.Rows.Single(r => r.Cells[0] == "BPC-URC").Cells[6]);
    }

    [Fact]
    public void Read_Csv_FormulaStaysText() =>
        Assert.Contains(
            ReadSample("contacts-vehicles.csv").Rows,
            r => r.Cells[0] == "=HYPERLINK(\"http://example.invalid\",\"Free\")"
        );

    [Theory]
    [InlineData("a;b\r\n1;2\r\n", "b", "2")]
    [InlineData("a\tb\n1\t2\n", "b", "2")]
    [InlineData("\n\na,b\n\n1,\"2, two\"\n", "b", "2, two")]
    [InlineData("a,b\n1,\"line\nbreak\"\n", "b", "line\nbreak")]
    public void Read_Csv_OtherSeparatorsAndQuotes(string text, string head, string cell)
    {
        var sheet = Reader.Read("x.csv", Bytes(text)).Value;

        Assert.Equal(head, sheet.Headers[1]);
        Assert.Equal(cell, sheet.Rows[0].Cells[1]);
    }

    [Fact]
    public void Read_CsvOfAnOldSpreadsheet_ReadsItsLetters()
    {
        MemoryStream latin = new(Encoding.Latin1.GetBytes("name\nCafé Motors\n"));

        Assert.Equal("Café Motors", Reader.Read("x.csv", latin).Value.Rows[0].Cells[0]);
    }

    [Fact]
    public void Read_ExportedGuard_IsTakenOff() =>
        Assert.Equal("=1+1", Reader.Read("x.csv", Bytes("a\n'=1+1\n")).Value.Rows[0].Cells[0]);

    [Theory]
    [InlineData("x.pdf", "a\n1\n", "FILE_TYPE")]
    [InlineData("x.xlsx", "a\n1\n", "FILE_TYPE")]
    [InlineData("x.csv", "only heads\n", "FILE_EMPTY")]
    [InlineData("x.csv", "", "FILE_EMPTY")]
    public void Read_WrongFile_IsRefused(string name, string text, string code) =>
        Assert.Equal(code, Reader.Read(name, Bytes(text)).Error?.Code);

    [Fact]
    public void Read_DamagedWorkbook_IsRefused()
    {
        var whole = File.ReadAllBytes(Sample("price-list.xlsx"));

        Assert.Equal(
            "FILE_MALFORMED",
            Reader.Read("x.xlsx", new MemoryStream(whole[..(whole.Length / 2)])).Error?.Code
        );
        Assert.Equal("FILE_MALFORMED", Reader.Read("x.xlsx", ZipOf(("hello.txt", "not a workbook"))).Error?.Code);
    }

    [Fact]
    public void Read_ZipBomb_IsRefusedBeforeItIsUnpacked() =>
        Assert.Equal(
            "FILE_MALFORMED",
            Reader.Read("x.xlsx", ZipOf(("xl/worksheets/sheet1.xml", new string('0', 30_000_000)))).Error?.Code
        );

    /// <summary>A small file in which every cell is the same long text: written out, it would fill the memory.</summary>
    [Theory]
    [InlineData(1, 23, "line 2 holds more than 2,00,000 characters")] // 23 times 9,000 are 2,07,000
    [InlineData(223, 20, "more than 4,00,00,000 characters")] // 223 times 20 times 9,000 are 4,01,40,000
    public void Read_OneSharedTextInManyCells_IsRefused(int rows, int columns, string words)
    {
        using var workbook = WorkbookOf(new string('x', 9_000), rows, columns);
        Assert.True(workbook.Length < 100_000);

        var refused = Reader.Read("x.xlsx", workbook).Error;

        Assert.Equal("FILE_MALFORMED", refused?.Code);
        Assert.Contains(words, refused?.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_CsvLineOfTooMuchText_IsRefused()
    {
        var line = string.Join(',', Enumerable.Repeat(new string('x', 9_000), 23));

        Assert.Equal("FILE_MALFORMED", Reader.Read("x.csv", Bytes($"a\n{line}\n")).Error?.Code);
    }

    [Fact]
    public void Read_CellWithAZeroCharacter_LosesIt() =>
        Assert.Equal("Asha", Reader.Read("x.csv", Bytes("a\nAs\0ha\n")).Value.Rows[0].Cells[0]);

    [Fact]
    public void Read_TooManyRows_IsRefused()
    {
        var text = "a\n" + string.Concat(Enumerable.Repeat("1\n", ImportErrors.MostRows + 1));

        Assert.Equal("TOO_MANY_ROWS", Reader.Read("x.csv", Bytes(text)).Error?.Code);
    }

    [Fact]
    public void Read_TooLarge_IsRefused() =>
        Assert.Equal(
            "FILE_TOO_LARGE",
            Reader.Read("x.csv", new MemoryStream(new byte[20 * 1024 * 1024 + 1])).Error?.Code
        );

    [Theory]
    [InlineData("1,20,500.50", 120500.50)]
    [InlineData("₹ 450", 450)]
    [InlineData("Rs. 99/-", 99)]
    [InlineData("१२.५", 12.5)]
    [InlineData("18%", 18)]
    [InlineData("3.5E2", 350)]
    public void TryNumber_AsPeopleWriteIt(string text, decimal value)
    {
        Assert.True(ImportText.TryNumber(text, out var read));
        Assert.Equal(value, read);
    }

    [Theory]
    [InlineData("twelve")]
    [InlineData("1.2.3")]
    [InlineData("-")]
    public void TryNumber_NotANumber_IsRefused(string text) => Assert.False(ImportText.TryNumber(text, out _));

    [Theory]
    [InlineData("31/03/2026")]
    [InlineData("31-3-2026")]
    [InlineData("2026-03-31")]
    [InlineData("31 Mar 2026")]
    public void TryDate_IndianForms(string text)
    {
        Assert.True(ImportText.TryDate(text, out var date));
        Assert.Equal(new DateOnly(2026, 3, 31), date);
    }

    internal static string Sample(string name)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Battwheels.sln")))
            folder = folder.Parent;
        return Path.Combine(folder.FullName, "samples", name);
    }

    private static Sheet ReadSample(string name)
    {
        using var file = File.OpenRead(Sample(name));
        var result = Reader.Read(name, file);
        Assert.Null(result.Error);
        return result.Value;
    }

    private static MemoryStream Bytes(string text) => new(Encoding.UTF8.GetBytes(text));

    /// <summary>A head of short texts, then rows of cells that all refer to one shared text.</summary>
    private static MemoryStream WorkbookOf(string text, int rows, int columns)
    {
        MemoryStream stream = new();
        using (var document = SpreadsheetDocument.Create(stream, SpreadsheetDocumentType.Workbook))
        {
            var workbook = document.AddWorkbookPart();
            var sheet = workbook.AddNewPart<WorksheetPart>();
            workbook.AddNewPart<SharedStringTablePart>().SharedStringTable = new SharedStringTable(
                new SharedStringItem(new Text("head")),
                new SharedStringItem(new Text(text))
            );
            var lines = Enumerable
                .Range(0, rows + 1)
                .Select(line => new Row(
                    Enumerable
                        .Range(0, columns)
                        .Select(_ => new Cell
                        {
                            DataType = CellValues.SharedString,
                            CellValue = new CellValue(line == 0 ? 0 : 1),
                        })
                ));
            sheet.Worksheet = new Worksheet(new SheetData(lines));
            workbook.Workbook = new Workbook(
                new Sheets(
                    new DocumentFormat.OpenXml.Spreadsheet.Sheet
                    {
                        Id = workbook.GetIdOfPart(sheet),
                        SheetId = 1,
                        Name = "One",
                    }
                )
            );
        }

        stream.Position = 0;
        return stream;
    }

    private static MemoryStream ZipOf(params (string Name, string Text)[] parts)
    {
        MemoryStream stream = new();
        using (ZipArchive zip = new(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using StreamWriter writer = new(zip.CreateEntry(name).Open());
                writer.Write(text);
            }

        stream.Position = 0;
        return stream;
    }
}
