using Battwheels.Core.Common;
using Battwheels.Core.Crm;

namespace Battwheels.Web.Crm;

/// <summary>What is typed into the contact form.</summary>
public sealed class ContactModel
{
    public ContactKind Kind { get; set; }

    public string? Name { get; set; }

    public string? Phone { get; set; }

    public string? Email { get; set; }

    public GstTreatment GstTreatment { get; set; }

    public string? Gstin { get; set; }

    public string? Pan { get; set; }

    public string? AddressLine1 { get; set; }

    public string? AddressLine2 { get; set; }

    public string? City { get; set; }

    public string? PinCode { get; set; }

    public string? StateCode { get; set; }

    public bool IsCustomer { get; set; } = true;

    public bool IsVendor { get; set; }

    public decimal? CreditLimit { get; set; }

    public string? Notes { get; set; }

    public string? DuplicateReason { get; set; }

    public static ContactModel Of(ContactView contact) =>
        new()
        {
            Kind = contact.Kind,
            Name = contact.Name,
            Phone = Phones.Display(contact.Phone),
            Email = contact.Email,
            GstTreatment = contact.GstTreatment,
            Gstin = contact.Gstin,
            Pan = contact.Pan,
            AddressLine1 = contact.AddressLine1,
            AddressLine2 = contact.AddressLine2,
            City = contact.City,
            PinCode = contact.PinCode,
            StateCode = contact.StateCode,
            IsCustomer = contact.IsCustomer,
            IsVendor = contact.IsVendor,
            CreditLimit = contact.CreditLimit == 0m ? null : contact.CreditLimit,
            Notes = contact.Notes,
        };

    public ContactInput ToInput() =>
        new(
            Kind,
            Name ?? "",
            Phone,
            Email,
            GstTreatment,
            Gstin,
            Pan,
            AddressLine1 ?? "",
            AddressLine2,
            City ?? "",
            PinCode ?? "",
            GstTreatment is GstTreatment.Overseas ? "" : StateCode ?? "",
            IsCustomer,
            IsVendor,
            CreditLimit ?? 0m,
            Notes,
            DuplicateReason
        );

    /// <summary>A valid GSTIN says registration, state and PAN; what was chosen by hand for them stays.</summary>
    /// <returns>What is wrong with it; null when it is valid or empty.</returns>
    public Error? ReadGstin()
    {
        var number = Core.Common.Gstin.Normalize(Gstin);
        if (number.Length == 0)
            return null;
        if (Core.Common.Gstin.Check(number, nameof(Gstin)) is { } error)
            return error;
        Gstin = number;
        if (GstTreatment is GstTreatment.Unregistered or GstTreatment.Overseas)
            GstTreatment = GstTreatment.Registered;
        if (
            string.IsNullOrEmpty(StateCode)
            && GstStates.Find(Core.Common.Gstin.StateOf(number)) is { IsDomestic: true } state
        )
            StateCode = state.Code;
        Pan = Core.Common.Gstin.PanOf(number) ?? Pan;
        return null;
    }

    /// <summary>Worth a second look, and no reason to refuse: the PIN code certainly lies in another state.</summary>
    public string? PinWarning =>
        StateCode is { Length: > 0 } code
        && PinCode is { Length: 6 } pin
        && GstStates.Find(code) is { } state
        && !state.MayHavePin(pin)
            ? T($"PIN code {pin} does not lie in {state.Name}. Check both.")
            : null;
}
