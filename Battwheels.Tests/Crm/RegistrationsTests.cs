using Battwheels.Core.Crm;

namespace Battwheels.Tests.Crm;

[Trait("Category", "Unit")]
public class RegistrationsTests
{
    private static readonly DateOnly Today = new(2026, 11, 4);

    [Theory]
    [InlineData("MH12QK42", "MH12QK0042", RegistrationKind.Standard)]
    [InlineData("mh 12-qk.0042", "MH12QK0042", RegistrationKind.Standard)]
    [InlineData("IND MH 12 QK 0042", "MH12QK0042", RegistrationKind.Standard)]
    [InlineData("DL3CAB1234", "DL3CAB1234", RegistrationKind.Standard)]
    [InlineData("KA 05 M 7", "KA05M0007", RegistrationKind.Standard)]
    [InlineData("TS09EA1234", "TS09EA1234", RegistrationKind.Standard)]
    [InlineData("TG09EA1234", "TG09EA1234", RegistrationKind.Standard)]
    [InlineData("OR02AB1234", "OR02AB1234", RegistrationKind.Standard)]
    [InlineData("25BH0917CD", "25BH0917CD", RegistrationKind.Bharat)]
    [InlineData("21 BH 1234 A", "21BH1234A", RegistrationKind.Bharat)]
    [InlineData("T0326 MH 1234 AB", "T0326MH1234AB", RegistrationKind.Temporary)]
    [InlineData("77 CD 12", "77CD12", RegistrationKind.Diplomatic)]
    [InlineData("21B123456W", "21B123456W", RegistrationKind.Defence)]
    [InlineData("", "", RegistrationKind.Unregistered)]
    [InlineData("  ", "", RegistrationKind.Unregistered)]
    public void Read_KnownForm_TellsKindAndCompactForm(string typed, string compact, RegistrationKind kind)
    {
        var reading = Registrations.Read(typed, Today);

        Assert.Equal((compact, kind, null), (reading.Compact, reading.Kind, reading.Problem));
    }

    [Theory]
    [InlineData("XX12AB1234", "code XX")]
    [InlineData("MH12AB0000", "all zeros")]
    [InlineData("MH12OK0042", "I or O")]
    [InlineData("MH12AI1234", "I or O")]
    [InlineData("20BH1234AA", "21 to 26")]
    [InlineData("27BH1234AA", "21 to 26")]
    [InlineData("T1326MH1234AB", "not the form")] // month 13
    [InlineData("MH123", "not the form")]
    [InlineData("HELLO", "not the form")]
    public void Read_UnknownForm_IsKeptWithItsProblem(string typed, string says)
    {
        var reading = Registrations.Read(typed, Today);

        Assert.Equal(RegistrationKind.Other, reading.Kind);
        Assert.Equal(("REGISTRATION_INVALID", "Registration"), (reading.Problem!.Code, reading.Problem.Field));
        Assert.Contains(says, reading.Problem.Message, StringComparison.Ordinal);
        Assert.NotEmpty(reading.Compact);
    }

    [Fact]
    public void Read_TelanganaBeforeItsNewCode_IsUnknown()
    {
        Assert.NotNull(Registrations.Read("TG09EA1234", new DateOnly(2024, 3, 11)).Problem);
        Assert.Null(Registrations.Read("TG09EA1234", new DateOnly(2024, 3, 12)).Problem);
    }

    [Theory]
    [InlineData("MH60AB1234")]
    [InlineData("UP99AB1234")]
    [InlineData("DL3CAB1234")]
    public void Read_LikelyOffice_DoesNotWarn(string typed) => Assert.Null(Registrations.Read(typed, Today).Warning);

    [Theory]
    [InlineData("MH120042")]
    [InlineData("MH00AB1234")]
    [InlineData("MH61AB1234")] // no office has such a number
    [InlineData("SK11AB1234")]
    public void Read_UnlikelyForm_Warns(string typed)
    {
        var reading = Registrations.Read(typed, Today);

        Assert.Null(reading.Problem);
        Assert.NotNull(reading.Warning);
    }

    [Theory]
    [InlineData("MH12AB1234", "MH 12 AB 1234")]
    [InlineData("22BH1234AA", "22 BH 1234 AA")]
    [InlineData("DL3CAB1234", "DL 3 CAB 1234")]
    [InlineData("MH120042", "MH 12 0042")]
    [InlineData("T0326MH1234AB", "T0326 MH 1234 AB")]
    [InlineData("77CD12", "77CD12")]
    [InlineData(null, "")]
    public void Display_Compact_AsPrinted(string? compact, string shown) =>
        Assert.Equal(shown, Registrations.Display(compact));

    /// <summary>The example of 49 CFR 565 and one whose ninth character is another; sums by hand.</summary>
    [Theory]
    [InlineData("1M8GDM9AXKP042788", null)] // 351 = 31 * 11 + 10: X
    [InlineData("11111111111111111", null)] // 89 = 8 * 11 + 1: 1
    [InlineData("11111111211111111", "1")]
    [InlineData("MD9", null)]
    public void CheckDigitRemark_NinthCharacter_InformsOnly(string vin, string? digit)
    {
        var remark = Vins.CheckDigitRemark(vin);

        Assert.Equal(digit is null, remark is null);
        Assert.Contains($"would be {digit}", remark ?? "would be ", StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MD9ABCDE1FG012345", null, null)]
    [InlineData("MD9ABCDE1FG01234", "VIN_LENGTH", "16 characters; it needs 17")]
    [InlineData("MD9ABCDE1FGO12345", "VIN_CHARACTER", "never contains O")]
    [InlineData("MD9ABCDE1FQ012345", "VIN_CHARACTER", "never contains Q")]
    [InlineData("MD9ABCDE1F+012345", "VIN_CHARACTER", "never contains +")]
    public void VinCheck_Form(string vin, string? code, string? says)
    {
        var error = Vins.Check(vin);

        Assert.Equal(code, error?.Code);
        Assert.Contains(says ?? "", error?.Message ?? "", StringComparison.Ordinal);
    }
}
