using Battwheels.Core.Accounting;
using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Service.Estimates;

namespace Battwheels.Tests.Common;

[Trait("Category", "Unit")]
public class IndianTextTests
{
    [Theory]
    [InlineData(0, "₹0.00")]
    [InlineData(999.5, "₹999.50")]
    [InlineData(1_20_500, "₹1,20,500.00")]
    [InlineData(12_34_56_789.01, "₹12,34,56,789.01")]
    [InlineData(-1_20_500.25, "-₹1,20,500.25")]
    [InlineData(-0.001, "₹0.00")]
    public void Rupees_Amounts_AreGroupedByLakh(decimal amount, string text) =>
        Assert.Equal(text, IndianText.Rupees(amount));

    [Fact]
    public void Refusals_ThatNameMoney_WriteItTheIndianWay()
    {
        foreach (
            var error in (Error[])
                [
                    EstimateErrors.AboveLinkLimit(1_20_500m),
                    BillingErrors.BalanceChanged(1_20_500m),
                    AccountingErrors.Unbalanced(1_20_500m),
                    PeriodErrors.Suspense(1_20_500m),
                ]
        )
            Assert.Contains("₹1,20,500.00", error.Message, StringComparison.Ordinal);
    }
}
