using System.Text.RegularExpressions;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Organizations;

/// <summary>What documents say about the organization, and the settings they follow.</summary>
/// <param name="OtpLimit">Rupees; above it an approval by link alone does not bind.</param>
/// <param name="CreditDays">Days a customer with a credit limit has to pay.</param>
/// <param name="EstimateValidDays">Days a sent estimate stays open for decision.</param>
public sealed record OrganizationSettings(
    int Version,
    string LegalName,
    string TradeName,
    string? Gstin,
    string StateCode,
    string AddressLine1,
    string? AddressLine2,
    string City,
    string PinCode,
    string? Phone,
    string? Email,
    string? BankName,
    string? BankAccountNo,
    string? BankIfsc,
    string? UpiVpa,
    bool RoundInvoicesToRupee,
    int CreditDays,
    decimal OtpLimit,
    int EstimateValidDays,
    GstScheme Scheme
)
{
    /// <summary>Why these are no settings; null when they are.</summary>
    public Error? Refusal() => SettingsService.Refusal(this, SettingsService.Number(Gstin));
}

/// <summary>The organization's own data and settings. Documents already issued keep what they were issued with.</summary>
public sealed partial class SettingsService(IUnitOfWorkFactory units, IPasswordConfirmation password)
{
    public Task<OrganizationSettings> GetAsync(CancellationToken ct) =>
        units.ReadAsync(
            OrganizationPermissions.ReadSettings,
            async unit => Of(await unit.Set<OrganizationProfile>().SingleAsync(ct)),
            ct
        );

    /// <summary>Who saved them last; null when nobody did yet.</summary>
    public Task<LastChange?> LastChangeAsync(CancellationToken ct) =>
        units.ReadAsync(
            OrganizationPermissions.ReadSettings,
            async unit =>
            {
                var id = await unit.Set<OrganizationProfile>().Select(p => p.Id).SingleAsync(ct);
                return await LastChanges.OfAsync<OrganizationProfile>(unit, id, ct);
            },
            ct
        );

    /// <returns>
    /// Done; or CONCURRENCY_CONFLICT, REQUIRED, STATE_INVALID, GSTIN_STATE or a code of Gstin.Check, PIN_INVALID,
    /// UPI_INVALID, IFSC_INVALID, OUT_OF_RANGE, PASSWORD_NEEDED where customers shall pay elsewhere.
    /// </returns>
    public Task<Result<Done>> SaveAsync(OrganizationSettings settings, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            OrganizationPermissions.UpdateSettings,
            command,
            settings,
            async unit =>
            {
                var profile = await unit.Set<OrganizationProfile>().SingleAsync(ct);
                if (CommonErrors.Stale(profile, settings.Version) is { } stale)
                    return stale;
                var gstin = Number(settings.Gstin);
                if (Refusal(settings, gstin) is { } refusal)
                    return refusal;
                if (MovesMoney(profile, settings) && await password.RefusalAsync(unit.Actor, ct) is { } needed)
                    return needed;
                Apply(profile, settings, gstin);
                var branch = await unit.Set<Branch>().SingleAsync(b => b.IsDefault, ct);
                branch.StateCode = settings.StateCode;
                return Done.Instance;
            },
            ct
        );

    internal static string? Number(string? gstin) => string.IsNullOrWhiteSpace(gstin) ? null : Gstin.Normalize(gstin);

    internal static Error? Refusal(OrganizationSettings s, string? gstin) =>
        Error.Of(
            string.IsNullOrWhiteSpace(s.LegalName) ? CommonErrors.Required(nameof(s.LegalName), "Legal name") : null,
            GstStates.Find(s.StateCode) is not { IsDomestic: true }
                ? new Error("STATE_INVALID", "Choose the state of the main place of business.", nameof(s.StateCode))
                : null,
            gstin is null ? null : Gstin.Check(gstin) ?? OfAnotherState(s, gstin),
            s.PinCode.Trim() is { Length: > 0 } pin && !PinForm().IsMatch(pin)
                ? new Error("PIN_INVALID", "A PIN code has six digits and begins with 1 to 9.", nameof(s.PinCode))
                : null,
            s.UpiVpa?.Trim() is { Length: > 0 } upi && !UpiForm().IsMatch(upi)
                ? new Error("UPI_INVALID", "A UPI address looks like name@bank.", nameof(s.UpiVpa))
                : null,
            s.BankIfsc?.Trim() is { Length: > 0 } ifsc && !IfscForm().IsMatch(ifsc.ToUpperInvariant())
                ? new Error(
                    "IFSC_INVALID",
                    "An IFSC has four letters, a zero and six letters or digits: HDFC0001234.",
                    nameof(s.BankIfsc)
                )
                : null,
            Range(s.CreditDays, 0, 365, nameof(s.CreditDays), T("Days to pay")),
            Range(s.EstimateValidDays, 1, 90, nameof(s.EstimateValidDays), T("Days an estimate stays open")),
            Range(s.OtpLimit, 0, 1_00_00_000, nameof(s.OtpLimit), T("The limit"))
        );

    private static Error? OfAnotherState(OrganizationSettings s, string gstin) =>
        Gstin.StateOf(gstin) == s.StateCode
            ? null
            : new Error(
                "GSTIN_STATE",
                $"This GSTIN belongs to {GstStates.NameOf(Gstin.StateOf(gstin))}. Choose that state, or correct the GSTIN.",
                nameof(s.Gstin)
            );

    private static Error? Range(decimal value, decimal least, decimal most, string field, string label) =>
        value >= least && value <= most
            ? null
            : new Error("OUT_OF_RANGE", $"{label}: enter a number from {least:0} to {IndianText.Number(most)}.", field);

    private static void Apply(OrganizationProfile profile, OrganizationSettings s, string? gstin)
    {
        profile.LegalName = s.LegalName.Trim();
        profile.TradeName = string.IsNullOrWhiteSpace(s.TradeName) ? s.LegalName.Trim() : s.TradeName.Trim();
        (profile.Gstin, profile.StateCode) = (gstin, s.StateCode);
        profile.Pan = gstin is null ? profile.Pan : Gstin.PanOf(gstin);
        (profile.AddressLine1, profile.AddressLine2) = (s.AddressLine1.Trim(), Text(s.AddressLine2));
        (profile.City, profile.PinCode) = (s.City.Trim(), s.PinCode.Trim());
        (profile.Phone, profile.Email) = (Text(s.Phone), Text(s.Email));
        (profile.BankName, profile.BankAccountNo) = (Text(s.BankName), Text(s.BankAccountNo));
        (profile.BankIfsc, profile.UpiVpa) = (Text(s.BankIfsc)?.ToUpperInvariant(), Text(s.UpiVpa));
        (profile.RoundInvoicesToRupee, profile.CreditDays) = (s.RoundInvoicesToRupee, s.CreditDays);
        (profile.OtpLimit, profile.EstimateValidDays) = (s.OtpLimit, s.EstimateValidDays);
        profile.Scheme = s.Scheme;
    }

    /// <summary>Where customers pay to is about to change.</summary>
    private static bool MovesMoney(OrganizationProfile p, OrganizationSettings s) =>
        (p.BankAccountNo, p.BankIfsc, p.UpiVpa)
        != (Text(s.BankAccountNo), Text(s.BankIfsc)?.ToUpperInvariant(), Text(s.UpiVpa));

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static OrganizationSettings Of(OrganizationProfile p) =>
        new(
            p.Version,
            p.LegalName,
            p.TradeName,
            p.Gstin,
            p.StateCode,
            p.AddressLine1,
            p.AddressLine2,
            p.City,
            p.PinCode,
            p.Phone,
            p.Email,
            p.BankName,
            p.BankAccountNo,
            p.BankIfsc,
            p.UpiVpa,
            p.RoundInvoicesToRupee,
            p.CreditDays,
            p.OtpLimit,
            p.EstimateValidDays,
            p.Scheme
        );

    [GeneratedRegex("^[1-9][0-9]{5}$")]
    private static partial Regex PinForm();

    /// <summary>NPCI: up to 256 characters before the handle.</summary>
    [GeneratedRegex("^[A-Za-z0-9._-]{2,256}@[A-Za-z][A-Za-z0-9]{1,63}$")]
    private static partial Regex UpiForm();

    [GeneratedRegex("^[A-Z]{4}0[A-Z0-9]{6}$")]
    private static partial Regex IfscForm();
}
