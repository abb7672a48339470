using System.Globalization;

namespace Battwheels.Core.Common;

/// <summary>
/// Names of months and days in the reader's language: 04 Mar 2026, 04 मार्च 2026. Written out here, because servers without
/// language data would print English. Paper, files and what is stored keep the English ones.
/// </summary>
public static class SpokenDates
{
    public static CultureInfo Hindi { get; } = InHindi();

    /// <summary>For <c>ToString("dd MMM", SpokenDates.Names)</c>; otherwise invariant.</summary>
    public static CultureInfo Names => Language.IsHindi ? Hindi : CultureInfo.InvariantCulture;

    /// <summary>04 Mar 2026.</summary>
    public static string Of(DateOnly date) => date.ToString("dd MMM yyyy", Names);

    private static CultureInfo InHindi()
    {
        string[] months =
        [
            .. "जनवरी फ़रवरी मार्च अप्रैल मई जून जुलाई अगस्त सितंबर अक्टूबर नवंबर दिसंबर".Split(' '),
            "", // of calendars with thirteen
        ];
        string[] brief = [.. "जन फ़र मार्च अप्रैल मई जून जुल अग सितं अक्टू नवं दिसं".Split(' '), ""];
        var culture = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        var names = culture.DateTimeFormat;
        (names.MonthNames, names.MonthGenitiveNames) = (months, months);
        (names.AbbreviatedMonthNames, names.AbbreviatedMonthGenitiveNames) = (brief, brief);
        names.DayNames = "रविवार सोमवार मंगलवार बुधवार गुरुवार शुक्रवार शनिवार".Split(' ');
        names.AbbreviatedDayNames = "रवि सोम मंगल बुध गुरु शुक्र शनि".Split(' ');
        return CultureInfo.ReadOnly(culture);
    }
}
