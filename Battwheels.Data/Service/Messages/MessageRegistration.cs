using Battwheels.Core.Common;
using Battwheels.Core.Service.Messages;
using Battwheels.Data.Common.Outside;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Battwheels.Data.Service.Messages;

internal static class MessageRegistration
{
    /// <summary>Seal, address and providers of messages to customers.</summary>
    public static IServiceCollection AddMessages(this IServiceCollection services)
    {
        services.AddSingleton<ISecretSeal, SecretSeal>();
        services.TryAddSingleton(new PublicAddress(() => "http://localhost/"));
        services.TryAddSingleton(new OutsideNetworkOptions());
        services.AddSingleton<OutsideNetwork>();
        services.AddSingleton(s => new ProviderHttp(s.GetRequiredService<OutsideNetwork>().Handler()));
        services.AddSingleton<IMessageProvider, SmtpProvider>();
        services.AddSingleton<IMessageProvider, WhatsAppProvider>();
        services.AddSingleton<IMessageProvider, SmsProvider>();
        return services;
    }
}
