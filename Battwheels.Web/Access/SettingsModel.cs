using Battwheels.Core.Platform.Organizations;

namespace Battwheels.Web.Access;

/// <summary>What stands in the settings form.</summary>
internal sealed class SettingsModel
{
    public int Version { get; init; }

    public string? LegalName { get; set; }

    public string? TradeName { get; set; }

    public string? Gstin { get; set; }

    public GstScheme Scheme { get; set; }

    public string StateCode { get; set; } = "";

    public string? AddressLine1 { get; set; }

    public string? AddressLine2 { get; set; }

    public string? City { get; set; }

    public string? PinCode { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public string? BankName { get; set; }

    public string? BankAccountNo { get; set; }

    public string? BankIfsc { get; set; }

    public string? UpiVpa { get; set; }

    public bool RoundInvoicesToRupee { get; set; }

    public decimal? CreditDays { get; set; }

    public decimal? OtpLimit { get; set; }

    public decimal? EstimateValidDays { get; set; }

    public static SettingsModel Of(OrganizationSettings s) =>
        new()
        {
            Version = s.Version,
            LegalName = s.LegalName,
            TradeName = s.TradeName,
            Gstin = s.Gstin,
            StateCode = s.StateCode,
            AddressLine1 = s.AddressLine1,
            AddressLine2 = s.AddressLine2,
            City = s.City,
            PinCode = s.PinCode,
            Phone = s.Phone,
            Email = s.Email,
            BankName = s.BankName,
            BankAccountNo = s.BankAccountNo,
            BankIfsc = s.BankIfsc,
            UpiVpa = s.UpiVpa,
            RoundInvoicesToRupee = s.RoundInvoicesToRupee,
            CreditDays = s.CreditDays,
            OtpLimit = s.OtpLimit,
            EstimateValidDays = s.EstimateValidDays,
            Scheme = s.Scheme,
        };

    public OrganizationSettings ToSettings() =>
        new(
            Version,
            LegalName ?? "",
            TradeName ?? "",
            Gstin,
            StateCode,
            AddressLine1 ?? "",
            AddressLine2,
            City ?? "",
            PinCode ?? "",
            Phone,
            Email,
            BankName,
            BankAccountNo,
            BankIfsc,
            UpiVpa,
            RoundInvoicesToRupee,
            Whole(CreditDays),
            OtpLimit ?? -1,
            Whole(EstimateValidDays),
            Scheme
        );

    /// <summary>-1, which the service refuses by name, for what is no whole number.</summary>
    private static int Whole(decimal? number) =>
        number is >= 0 and <= 100_000 && decimal.Truncate(number.Value) == number ? (int)number.Value : -1;
}
