using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Amc;

namespace Battwheels.Data.Platform.Demo;

/// <summary>Two plans and two service contracts: one with a year before it, one that is due to renew.</summary>
internal sealed class DemoContracts(DemoBook book, DemoRegisterBook register)
{
    private const int ForTheYear = 19;
    private const int DueToRenew = 21;

    private readonly Dictionary<string, long> _plans = [];

    public static DateTimeOffset YearBegins(DateTimeOffset end) => end.AddDays(-40);

    /// <summary>Three months that are over in about two weeks.</summary>
    public static DateTimeOffset QuarterBegins(DateTimeOffset end) => end.AddDays(-78);

    public async Task BeginAsync()
    {
        await PlanAsync(
            "year",
            new PlanInput(
                "Starter 2W, yearly",
                VehicleCategory.TwoWheeler,
                4_499m,
                12,
                [
                    new BenefitInput(AmcBenefitKind.Labour, "Labour of repairs and services", 4),
                    new BenefitInput(AmcBenefitKind.PartsDiscount, "Parts", DiscountPercent: 10m),
                ],
                Tier: "Starter",
                ResponseMinutes: 30
            )
        );
        await PlanAsync(
            "quarter",
            new PlanInput(
                "Essential 2W, three months",
                VehicleCategory.TwoWheeler,
                1_899m,
                3,
                [
                    new BenefitInput(
                        AmcBenefitKind.Labour,
                        "Labour, one job a month",
                        1,
                        AmcPer.Month,
                        CarriesOver: true
                    ),
                    new BenefitInput(AmcBenefitKind.PartsDiscount, "Parts", DiscountPercent: 15m),
                ],
                Tier: "Essential",
                ResponseMinutes: 15
            )
        );
    }

    public IAsyncEnumerable<double> YearAsync() => SellAsync("year", ForTheYear);

    public IAsyncEnumerable<double> QuarterAsync() => SellAsync("quarter", DueToRenew);

    private async IAsyncEnumerable<double> SellAsync(string plan, int vehicle)
    {
        var (contact, id) = await register.ArriveAsync(vehicle);
        var contract = await book.DoAsync<AmcService, long>(
            $"amc/{plan}/write",
            "advisor",
            (s, c) => s.CreateAsync(new ContractInput(contact, _plans[plan], [id]), c, book.Ct)
        );
        await book.DoAsync<AmcService, Done>(
            $"amc/{plan}/sell",
            "advisor",
            (s, c) => s.SellAsync(contract, 0, c, book.Ct)
        );
        yield return 1;
        await book.DoAsync<ReceiptService, long>(
            $"amc/{plan}/pay",
            "advisor",
            async (s, c) =>
            {
                var sold = await book.ReadAsync<AmcService, Result<AmcView>>(
                    "advisor",
                    r => r.GetAsync(contract, book.Ct)
                );
                var invoice = sold.Value.InvoiceId!.Value;
                var due = (await s.StartAsync(invoice, null, book.Ct))!.Invoice!.Outstanding;
                return await s.RecordAsync(
                    new RecordReceipt(contact, PaymentMode.Upi, due, 0m, $"41{vehicle:0000000000}", invoice, due),
                    c,
                    book.Ct
                );
            }
        );
    }

    private async Task PlanAsync(string key, PlanInput input) =>
        _plans[key] = await book.DoAsync<AmcPlanService, long>(
            $"amc/{key}/plan",
            "admin",
            (s, c) => s.CreateAsync(input, c, book.Ct)
        );
}
