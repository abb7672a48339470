using System.Data.Common;
using System.Text.RegularExpressions;
using Battwheels.Core.Access;
using Battwheels.Data.Common.Keys;

namespace Battwheels.Web.Shell.Start;

/// <summary>What Production must not start with. Messages name settings, never their values.</summary>
internal static partial class ProductionRules
{
    private const int ShortestSecret = 32;

    /// <exception cref="StartRefusedException">Names every setting at fault.</exception>
    public static void Check(WebApplicationBuilder builder)
    {
        if (!builder.Environment.IsProduction())
            return;
        var faults = Faults(builder.Configuration).ToArray();
        if (faults.Length > 0)
            throw new StartRefusedException("Production does not start like this:\n" + string.Join('\n', faults));
    }

    public static IEnumerable<string> Faults(IConfiguration configuration)
    {
        if (configuration.GetValue<bool>($"Access:{nameof(AccessOptions.DemoSignIn)}"))
            yield return "  Access:DemoSignIn: demo people have public passwords; switch it off.";
        var encryption = configuration.GetSection("Encryption").Get<EncryptionOptions>() ?? new EncryptionOptions();
        foreach (var setting in encryption.Faults())
            yield return $"  {setting}: missing, or not 32 bytes in base64; 'new-master-key' prints a pair to set.";
        foreach (var (key, value) in OwnSettings(configuration).Where(s => SecretName().IsMatch(s.Key)))
        {
            if (Placeholder().IsMatch(value))
                yield return $"  {key}: still a placeholder; set the real secret.";
            else if (value.Length < ShortestSecret)
                yield return $"  {key}: shorter than {ShortestSecret} characters.";
        }

        foreach (var (name, connection) in OwnSettings(configuration.GetSection("ConnectionStrings")))
        {
            if (Password(connection) is { } password && Placeholder().IsMatch(password))
                yield return $"  ConnectionStrings:{name}: the password is a placeholder.";
        }
    }

    private static IEnumerable<(string Key, string Value)> OwnSettings(IConfiguration configuration) =>
        configuration
            .AsEnumerable(makePathsRelative: true)
            .Where(s => !string.IsNullOrEmpty(s.Value))
            .Select(s => (s.Key, s.Value!))
            .Where(s => configuration is IConfigurationSection || s.Key.Contains(':', StringComparison.Ordinal));

    private static string? Password(string connection)
    {
        DbConnectionStringBuilder parts = new() { ConnectionString = connection };
        return parts.TryGetValue("Password", out var password) || parts.TryGetValue("Pwd", out password)
            ? $"{password}"
            : null;
    }

    /// <summary>Sections of this application whose last word says secret; the machine's own variables have no section.</summary>
    [GeneratedRegex(@"^(?!ConnectionStrings:).*(Secret|Password|Pepper|Token|ApiKey|PrivateKey)$")]
    private static partial Regex SecretName();

    [GeneratedRegex("changeme|change-me|placeholder|redacted|example|secret|test|xxx", RegexOptions.IgnoreCase)]
    private static partial Regex Placeholder();
}
