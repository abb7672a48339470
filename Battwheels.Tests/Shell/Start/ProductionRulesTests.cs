using Battwheels.Web.Shell.Start;
using Microsoft.Extensions.Configuration;

namespace Battwheels.Tests.Shell.Start;

[Trait("Category", "Unit")]
public class ProductionRulesTests
{
    private const string Long = "k3J9-qLw2-Vb8z-Rt5y-Nm1x-Pd7c-Hf4g";

    [Theory]
    [InlineData("Payments:WebhookSecret", "changeme-changeme-changeme-changeme")]
    [InlineData("Payments:WebhookSecret", "tiny")]
    [InlineData("Mail:Password", "PLACEHOLDER-PLACEHOLDER-PLACEHOLDER")]
    [InlineData("ConnectionStrings:Battwheels", "Host=db;Username=app;Password=changeme")]
    [InlineData("ConnectionStrings:BattwheelsOwner", "Server=db;User Id=owner;Pwd=redacted")]
    [InlineData("Access:DemoSignIn", "true")]
    public void Faults_SettingAtFault_IsNamedWithoutItsValue(string key, string value)
    {
        var fault = Assert.Single(ProductionRules.Faults(Settings((key, value))));

        Assert.Contains(key, fault, StringComparison.Ordinal);
        Assert.True(value == "true" || !fault.Contains(value, StringComparison.Ordinal));
    }

    [Fact]
    public void Faults_RealSecrets_None() =>
        Assert.Empty(
            ProductionRules.Faults(
                Settings(
                    ("Payments:WebhookSecret", Long),
                    ("ConnectionStrings:Battwheels", $"Host=db;Username=app;Password={Long}"),
                    ("ConnectionStrings:Peer", "Host=/run/postgresql;Username=app"),
                    ("Access:OpenSignUp", "true"),
                    ("SOME_MACHINE_TOKEN", "test")
                )
            )
        );

    [Theory]
    [InlineData("Encryption:Current", "")]
    [InlineData("Encryption:Keys:k1", "c2hvcnQ=")]
    [InlineData("Encryption:Keys:k1", "not base64, although it is long enough to be a key")]
    [InlineData("Encryption:Current", "k2")]
    public void Faults_MasterKeyMissingOrShort_NamesTheSetting(string key, string value)
    {
        var fault = Assert.Single(ProductionRules.Faults(Settings((key, value))));

        Assert.Contains("Encryption:", fault, StringComparison.Ordinal);
        Assert.Contains("new-master-key", fault, StringComparison.Ordinal);
    }

    /// <summary>A usable master key, and over it what is asked for.</summary>
    private static IConfigurationRoot Settings(params (string Key, string Value)[] settings) =>
        new ConfigurationBuilder()
            .AddInMemoryCollection(
                settings
                    .Prepend(("Encryption:Keys:k1", Convert.ToBase64String(new byte[32])))
                    .Prepend(("Encryption:Current", "k1"))
                    .GroupBy(s => s.Item1)
                    .Select(s => KeyValuePair.Create(s.Key, (string?)s.Last().Item2))
            )
            .Build();
}
