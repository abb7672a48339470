using Battwheels.Core.Access;
using Battwheels.Core.Access.Tablets;
using Battwheels.Data.Common;
using Battwheels.Data.Common.Keys;
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
        services.AddSingleton(s => new RoleUpkeep(
            s.GetRequiredService<DbFactory>(),
            s.GetRequiredService<WriteQueue>(),
            s.GetRequiredService<MasterKeys>(),
            s.GetRequiredService<TimeProvider>()
        ));
        services.AddSingleton<IPlatformDirectory, PlatformDirectory>();
        services.AddSingleton<Throttle>();
        services.AddSingleton<SignInDelays>();
        services.AddSingleton<HashingGate>();
        services.AddSingleton<BcryptHasher>();
        services.AddSingleton<IPeople, People>();
        services.AddSingleton<ISignIn, PasswordSignIn>();
        services.AddSingleton<IPasswordConfirmation, PasswordConfirmation>();
        services.AddSingleton<IPinHasher, PinHasher>();
        services.AddSingleton<ITabletSessions, TabletSessions>();
        services.AddSingleton<KeyRing>();
        ProtectKeyRing(services);

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

    /// <summary>The keys of cookies lie in the database, wrapped by the master key.</summary>
    internal static void ProtectKeyRing(IServiceCollection services) =>
        services
            .AddOptions<KeyManagementOptions>()
            .Configure<KeyRing, MasterKeys>(
                (options, ring, master) =>
                    (options.XmlRepository, options.XmlEncryptor) = (ring, new RingEncryptor(master))
            );
}
