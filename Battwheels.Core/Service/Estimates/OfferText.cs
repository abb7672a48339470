using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Battwheels.Core.Service.Estimates.Alternatives;
using Battwheels.Core.Service.JobCards;

namespace Battwheels.Core.Service.Estimates;

/// <summary>What a version says, before it is written down as one.</summary>
/// <param name="Supplier">Legal name of the workshop.</param>
/// <param name="Vehicle">Registration, else make and model.</param>
/// <param name="IsRounded">The total goes to the whole rupee.</param>
public sealed record OfferContent(
    string Number,
    int VersionNo,
    string Supplier,
    string Customer,
    string Vehicle,
    string PlaceOfSupply,
    bool IsInterState,
    bool IsRounded,
    IReadOnlyList<EstimateLine> Lines,
    OfferTotals Totals
);

/// <summary>
/// The canonical text of a version, form 1: what the SHA-256 of a decision's evidence is taken of. UTF-8 without mark;
/// every row ends with one LF; fields are parted by one TAB; every row begins with its name:
/// <code>
/// battwheels-estimate  1
/// number               EST-2627-00211
/// version              2
/// supplier             Tarang EV Service
/// customer             Aarav Kulkarni
/// vehicle              MH12QK0427
/// place-of-supply      27  intra-state
/// line  1  Labour  Pack inspection  998714  2.500  HRS  950.00  0.000  18.000  Customer  safety-critical  required  2375.00  427.50
/// gross                2375.00
/// ...
/// total                2803.00
/// </code>
/// A line's fields: position, kind, description, HSN or SAC, quantity (3 decimals), unit, price (2), discount percent
/// (3), tax rate (3), payer, <c>safety-critical</c> or <c>-</c>, <c>optional</c> or <c>required</c>, taxable value (2),
/// tax (2). The last rows are gross, discount, taxable, cgst, state-tax, igst, round-off and total of what the customer
/// pays. Numbers have a point and no grouping. Texts are in normal form C, trimmed, each run of white space and control
/// characters one space, so that no text can end a field.
/// <para>
/// Where the customer has options to choose from the form is 2: every line has two more fields at its end, what is chosen
/// and the option, both empty for a line that is in every choice; after the lines a row for each option, and the last rows
/// are of the recommended choice:
/// <code>
/// option  Battery  required  New pack  recommended  49560.00
/// </code>
/// Its fields: what is chosen, <c>required</c> or, where none need be taken, <c>optional</c>, the option,
/// <c>recommended</c> or <c>-</c>, and what its lines cost the customer with tax (2).
/// </para>
/// </summary>
public static class OfferText
{
    private const string Form = "1";
    private const string FormWithOptions = "2";

    public static string Of(OfferContent content)
    {
        ArgumentNullException.ThrowIfNull(content);
        var sets = OptionCalculator.Sets([.. content.Lines.Select(OfferPrices.Of)]);
        StringBuilder text = new();
        Row(text, "battwheels-estimate", sets.Count == 0 ? Form : FormWithOptions);
        Row(text, "number", content.Number);
        Row(text, "version", content.VersionNo.ToString(CultureInfo.InvariantCulture));
        Row(text, "supplier", content.Supplier);
        Row(text, "customer", content.Customer);
        Row(text, "vehicle", content.Vehicle);
        Row(text, "place-of-supply", content.PlaceOfSupply, content.IsInterState ? "inter-state" : "intra-state");
        foreach (var line in content.Lines)
            Line(text, line, sets.Count == 0 ? [] : [line.OptionSet ?? "", line.OptionName ?? ""]);
        foreach (var set in sets)
            Options(text, content.Lines, set);
        Amounts(text, content.Totals);
        return text.ToString();
    }

    /// <summary>SHA-256 of the text in UTF-8, 64 small hexadecimal digits.</summary>
    public static string Hash(string canonicalText) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(canonicalText)));

    private static void Options(StringBuilder text, IReadOnlyList<EstimateLine> lines, OptionSet set)
    {
        foreach (var (at, option) in set.Options.Index())
            Row(
                text,
                "option",
                set.Name,
                set.IsOptional ? "optional" : "required",
                option.Name,
                at == set.Recommended ? "recommended" : "-",
                Two(option.Lines.Select(i => lines[i]).Where(l => l.Payer is LinePayer.Customer).Sum(l => l.Total))
            );
    }

    private static void Line(StringBuilder text, EstimateLine line, string[] option) =>
        Row(
            text,
            [
                "line",
                line.Position.ToString(CultureInfo.InvariantCulture),
                line.Kind.ToString(),
                line.Description,
                line.HsnSac,
                Three(line.Quantity),
                line.Uom,
                Two(line.UnitPrice),
                Three(line.DiscountPercent),
                Three(line.RatePercent),
                line.Payer.ToString(),
                line.IsSafetyCritical ? "safety-critical" : "-",
                line.IsOptional ? "optional" : "required",
                Two(line.Taxable),
                Two(line.Tax),
                .. option,
            ]
        );

    private static void Amounts(StringBuilder text, OfferTotals totals)
    {
        Row(text, "gross", Two(totals.Gross));
        Row(text, "discount", Two(totals.Discount));
        Row(text, "taxable", Two(totals.Taxable));
        Row(text, "cgst", Two(totals.Cgst));
        Row(text, "state-tax", Two(totals.StateTax));
        Row(text, "igst", Two(totals.Igst));
        Row(text, "round-off", Two(totals.RoundOff));
        Row(text, "total", Two(totals.Total));
    }

    private static void Row(StringBuilder text, params ReadOnlySpan<string> fields)
    {
        for (var i = 0; i < fields.Length; i++)
        {
            if (i > 0)
                text.Append('\t');
            text.Append(Plain(fields[i]));
        }

        text.Append('\n');
    }

    private static string Plain(string field) =>
        string.Join(
            ' ',
            string.Concat(field.Normalize(NormalizationForm.FormC).Select(c => char.IsControl(c) ? ' ' : c))
                .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        );

    private static string Two(decimal value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Three(decimal value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
