using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Data.Common.Documents;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Data.Billing;

internal static class BillingRegistration
{
    public static void AddBillingData(this IServiceCollection services)
    {
        services.AddSingleton<IQrEncoder, QrEncoder>();
        services.AddSingleton<IInvoicePrinter, InvoicePrinter>();
    }
}
