using System.Security.Cryptography;
using System.Text;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.JobCards;

namespace Battwheels.Tests.Service.Estimates;

[Trait("Category", "Unit")]
public class OfferTextTests
{
    /// <summary>Written down from the description of form 1, not from what the code printed.</summary>
    private const string ByHand =
        "battwheels-estimate\t1\n"
        + "number\tEST-2627-00211\n"
        + "version\t2\n"
        + "supplier\tTarang EV Service\n"
        + "customer\tAarav Kulkarni\n"
        + "vehicle\tMH12QK0427\n"
        + "place-of-supply\t27\tintra-state\n"
        + "line\t1\tLabour\tPack inspection\t998714\t2.500\tHRS\t950.00\t0.000\t18.000\tCustomer\tsafety-critical\trequired\t2375.00\t427.50\n"
        + "line\t2\tPart\tTyre 90/90-12, rear\t401140\t1.000\tNOS\t2360.00\t5.000\t18.000\tCustomer\t-\toptional\t2242.00\t403.56\n"
        + "gross\t4735.00\n"
        + "discount\t118.00\n"
        + "taxable\t4617.00\n"
        + "cgst\t415.53\n"
        + "state-tax\t415.53\n"
        + "igst\t0.00\n"
        + "round-off\t-0.06\n"
        + "total\t5448.00\n";

    [Fact]
    public void Of_TwoLines_IsTheFormWrittenDown() => Assert.Equal(ByHand, OfferText.Of(Content()));

    [Fact]
    public void Hash_OfTheText_IsItsSha256InUtf8() =>
        Assert.Equal(
            Convert.ToHexString(SHA256.HashData(new UTF8Encoding(false).GetBytes(ByHand))),
            OfferText.Hash(OfferText.Of(Content())),
            ignoreCase: true
        );

    [Fact]
    public void Of_TextWithTabsAndLineFeeds_CannotForgeARow()
    {
        var text = OfferText.Of(Content(customer: "A\ttotal\t1.00\r\nline\t9"));

        Assert.Contains("customer\tA total 1.00 line 9\n", text, StringComparison.Ordinal);
        Assert.Equal(17, text.Count(c => c == '\n'));
    }

    [Fact]
    public void Hash_AnyFieldChanged_Differs()
    {
        var hash = OfferText.Hash(OfferText.Of(Content()));

        Assert.NotEqual(hash, OfferText.Hash(OfferText.Of(Content(customer: "Aarav Kulkarn"))));
        Assert.NotEqual(hash, OfferText.Hash(OfferText.Of(Content(quantity: 2.501m))));
    }

    private static OfferContent Content(string customer = "Aarav Kulkarni", decimal quantity = 2.5m) =>
        new(
            "EST-2627-00211",
            2,
            "Tarang EV Service",
            customer,
            "MH12QK0427",
            "27",
            IsInterState: false,
            IsRounded: true,
            [
                Line(
                    1,
                    JobLineKind.Labour,
                    "Pack inspection",
                    "998714",
                    quantity,
                    "HRS",
                    950m,
                    0m,
                    2_375m,
                    427.50m,
                    true
                ),
                Line(
                    2,
                    JobLineKind.Part,
                    "Tyre 90/90-12, rear",
                    "401140",
                    1m,
                    "NOS",
                    2_360m,
                    5m,
                    2_242m,
                    403.56m,
                    false
                ),
            ],
            new OfferTotals(4_735m, 118m, 4_617m, 415.53m, 415.53m, 0m, -0.06m, 5_448m)
        );

    private static EstimateLine Line(
        int position,
        JobLineKind kind,
        string description,
        string code,
        decimal quantity,
        string unit,
        decimal price,
        decimal discount,
        decimal taxable,
        decimal tax,
        bool isSafety
    ) =>
        new()
        {
            JobLineId = position,
            Position = position,
            Kind = kind,
            Description = description,
            HsnSac = code,
            Quantity = quantity,
            Uom = unit,
            UnitPrice = price,
            DiscountPercent = discount,
            RatePercent = 18m,
            Payer = LinePayer.Customer,
            IsSafetyCritical = isSafety,
            IsOptional = !isSafety,
            Taxable = taxable,
            Tax = tax,
        };
}
