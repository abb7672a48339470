using Battwheels.Core.Access;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Battwheels.Data.Access;

internal static class AccessRegistration
{
    /// <summary>People, passwords, sessions and what the gate asks about them.</summary>
    public static void AddAccessData(this IServiceCollection services)
    {
        services.TryAddSingleton(new AccessOptions());
        services.AddSingleton<AccessReader>();
        services.AddSingleton<AccessCheck>();
        services.AddSingleton<SessionStore>();
        services.AddSingleton<ISessions>(s => s.GetRequiredService<SessionStore>());
        services.AddSingleton<ILiveAccess, LiveAccess>();
        services.AddSingleton<IDenials, Denials>();
        services.AddSingleton<IPlatformDirectory, PlatformDirectory>();
        services.AddSingleton<Throttle>();
        services.AddSingleton<HashingGate>();
        services.AddSingleton<BcryptHasher>();
        services.AddSingleton<IPeople, People>();
        services.AddSingleton<ISignIn, PasswordSignIn>();
        services.AddSingleton<KeyRing>();
        services.AddOptions<KeyManagementOptions>().Configure<KeyRing>((keys, ring) => keys.XmlRepository = ring);

        services.TryAddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddScoped<IPasswordHasher<Person>>(s => s.GetRequiredService<BcryptHasher>());
        services.AddScoped<IUserStore<Person>, PersonStore>();
        services.AddIdentityCore<Person>(options =>
        {
            options.User.RequireUniqueEmail = true;
            options.User.AllowedUserNameCharacters = "";
            options.Password = new PasswordOptions
            {
                RequiredLength = PasswordRules.MinimumLength,
                RequiredUniqueChars = 1,
                RequireDigit = false,
                RequireLowercase = false,
                RequireUppercase = false,
                RequireNonAlphanumeric = false,
            };
        });
        services.RemoveAll<IPasswordValidator<Person>>();
        services.AddScoped<IPasswordValidator<Person>, PasswordCheck>();
    }
}
