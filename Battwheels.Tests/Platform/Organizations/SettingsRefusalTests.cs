using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Platform.Organizations;

/// <summary>Settings are one long form: all that is wrong in it is told at once, and nothing of it is saved.</summary>
[Trait("Category", "Data")]
public sealed class SettingsRefusalTests
{
    [Fact]
    public async Task Save_FourFieldsWrong_TellsAllFourAndSavesNone()
    {
        await using var db = await TestDb.CreateAsync();
        var service = db.Service<SettingsService>(
            OrganizationPermissions.ReadSettings,
            OrganizationPermissions.UpdateSettings
        );
        var before = await service.GetAsync(default);

        var saved = await service.SaveAsync(
            before with
            {
                City = "Nashik",
                Gstin = "27AAPFU0939F1ZX", // its last character should be V
                PinCode = "011001",
                BankIfsc = "HDFC1001234",
                OtpLimit = 1_00_00_001m,
            },
            CommandId.New(),
            default
        );

        Assert.Equal(
            ["Gstin", "PinCode", "BankIfsc", "OtpLimit"],
            saved.Error!.Also.Prepend(saved.Error).Select(e => e.Field)
        );
        Assert.Equal("The limit: enter a number from 0 to 1,00,00,000.", saved.Error.On("OtpLimit")?.Message);
        Assert.Equal(before, await service.GetAsync(default));
    }
}
