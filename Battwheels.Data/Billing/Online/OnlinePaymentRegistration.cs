using Battwheels.Core.Billing.Online;
using Battwheels.Data.Common.Outside;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Data.Billing.Online;

internal static class OnlinePaymentRegistration
{
    /// <summary>The provider of online payments.</summary>
    public static IServiceCollection AddOnlinePayments(this IServiceCollection services) =>
        services.AddSingleton<IOnlinePaymentProvider>(s => new RazorpayProvider(
            s.GetRequiredService<OutsideNetwork>().Handler()
        ));
}
