using System.Text.RegularExpressions;
using Battwheels.Core.Common;

namespace Battwheels.Core.Crm;

/// <summary>What a contact must be like, and how what was typed is stored.</summary>
internal static partial class ContactRules
{
    /// <summary>Why this input is no contact; null when it is one.</summary>
    public static Error? Refusal(ContactInput input) =>
        Error.Of([
            string.IsNullOrWhiteSpace(input.Name) ? ContactErrors.NameMissing : null,
            !input.IsCustomer && !input.IsVendor ? ContactErrors.RoleMissing : null,
            Text(input.Phone) is { } phone && !Phones.IsCallable(phone) ? ContactErrors.PhoneInvalid : null,
            Text(input.Email) is { } email && Emails.Key(email) is null ? ContactErrors.EmailInvalid : null,
            input.CreditLimit < 0m || Money.Round(input.CreditLimit) != input.CreditLimit
                ? ContactErrors.CreditLimitInvalid
                : null,
            .. LengthRefusals(input),
            .. AddressRefusals(input),
            TaxRefusal(input),
        ]);

    private static IEnumerable<Error?> LengthRefusals(ContactInput input) =>
        [
            CommonErrors.TooLong(nameof(input.Name), input.Name, 200),
            CommonErrors.TooLong(nameof(input.Phone), input.Phone, 40),
            CommonErrors.TooLong(nameof(input.Email), input.Email, 200),
            CommonErrors.TooLong(nameof(input.AddressLine1), input.AddressLine1, 200),
            CommonErrors.TooLong(nameof(input.AddressLine2), input.AddressLine2, 200),
            CommonErrors.TooLong(nameof(input.City), input.City, 100),
            CommonErrors.TooLong(nameof(input.PinCode), input.PinCode, 20),
            CommonErrors.TooLong(nameof(input.Notes), input.Notes, 4000),
        ];

    public static void Apply(Contact contact, ContactInput input)
    {
        var phone = Phones.Read(input.Phone);
        var gstin = Text(Gstin.Normalize(input.Gstin));
        contact.Kind = input.Kind;
        contact.Name = string.Join(' ', input.Name.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        contact.SortName = SortName(contact.Name);
        (contact.Phone, contact.PhoneKey) = (phone?.Stored, phone?.Key);
        contact.Email = Text(input.Email);
        contact.GstTreatment = input.GstTreatment;
        contact.Gstin = gstin;
        contact.Pan = (gstin is null ? null : Gstin.PanOf(gstin)) ?? Text(Pan.Normalize(input.Pan));
        contact.AddressLine1 = input.AddressLine1.Trim();
        contact.AddressLine2 = Text(input.AddressLine2);
        contact.City = input.City.Trim();
        contact.PinCode = input.PinCode.Trim();
        contact.StateCode = StateOf(input, gstin);
        (contact.IsCustomer, contact.IsVendor) = (input.IsCustomer, input.IsVendor);
        contact.CreditLimit = input.CreditLimit;
        contact.Notes = Text(input.Notes);
        contact.DuplicateReason = Text(input.DuplicateReason) ?? contact.DuplicateReason;
    }

    private static IEnumerable<Error?> AddressRefusals(ContactInput input) =>
        input.GstTreatment is GstTreatment.Overseas
            ? []
            :
            [
                input.PinCode.Trim() is { Length: > 0 } pin && !PinForm().IsMatch(pin)
                    ? ContactErrors.PinInvalid
                    : null,
                input.StateCode.Length > 0 && GstStates.Find(input.StateCode) is not { IsDomestic: true }
                    ? ContactErrors.StateInvalid
                    : null,
            ];

    private static Error? TaxRefusal(ContactInput input)
    {
        var pan = Pan.Normalize(input.Pan);
        if (pan.Length > 0 && Pan.Check(pan, nameof(input.Pan)) is { } panError)
            return panError;
        var gstin = Gstin.Normalize(input.Gstin);
        if (input.GstTreatment is GstTreatment.Unregistered or GstTreatment.Overseas)
            return gstin.Length == 0 ? null : ContactErrors.GstinUnexpected;
        if (gstin.Length == 0)
            return ContactErrors.GstinMissing;
        if (Gstin.Check(gstin, nameof(input.Gstin)) is { } gstinError)
            return gstinError;
        if (input.GstTreatment is not GstTreatment.Registered && Gstin.KindOf(gstin) is not GstinKind.Regular)
            return ContactErrors.GstinCategory;
        if (pan.Length > 0 && Gstin.PanOf(gstin) is { } inside && inside != pan)
            return ContactErrors.PanDiffers;
        var state = Gstin.StateOf(gstin);
        return input.StateCode.Length > 0 && GstStates.Find(state) is { IsDomestic: true } && state != input.StateCode
            ? ContactErrors.StateDiffers(state, input.StateCode)
            : null;
    }

    private static string StateOf(ContactInput input, string? gstin) =>
        input switch
        {
            { GstTreatment: GstTreatment.Overseas } => GstStates.OtherCountries,
            { StateCode.Length: > 0 } => input.StateCode,
            _ when gstin is not null && GstStates.Find(Gstin.StateOf(gstin)) is { IsDomestic: true } state =>
                state.Code,
            _ => "",
        };

    /// <summary>Folding may lengthen a name; the list needs only its beginning.</summary>
    private static string SortName(string name) =>
        Names.SortKey(name) is var key && key.Length <= 200 ? key : key[..200];

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    [GeneratedRegex(@"^[1-9][0-9]{5}\z")]
    private static partial Regex PinForm();
}
