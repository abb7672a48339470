using Battwheels.Core.Common;

namespace Battwheels.Core.Crm;

public static class ContactErrors
{
    public static readonly Error NameMissing = CommonErrors.Required(nameof(ContactInput.Name), "Name");

    public static readonly Error PhoneInvalid = new(
        "PHONE_INVALID",
        "This is no phone number. An Indian mobile has ten digits; a landline begins with 0 and its area code, a number abroad with + and its country. An extension belongs into the notes.",
        nameof(ContactInput.Phone)
    );

    public static readonly Error EmailInvalid = new(
        "EMAIL_INVALID",
        "This is not an email address, as rahul@example.com. Correct it, or leave it empty.",
        nameof(ContactInput.Email)
    );

    public static readonly Error PinInvalid = new(
        "PIN_INVALID",
        "A PIN code has six digits and does not begin with 0. Correct it, or leave it empty.",
        nameof(ContactInput.PinCode)
    );

    public static readonly Error StateInvalid = new(
        "STATE_INVALID",
        "Choose the state of the address.",
        nameof(ContactInput.StateCode)
    );

    public static readonly Error GstinMissing = new(
        "GSTIN_MISSING",
        "A registered customer has a GSTIN. Enter it, or choose \"Not registered\".",
        nameof(ContactInput.Gstin)
    );

    public static readonly Error GstinUnexpected = new(
        "GSTIN_CATEGORY",
        "A customer with a GSTIN is registered. Choose how, or clear the GSTIN.",
        nameof(ContactInput.GstTreatment)
    );

    public static readonly Error GstinCategory = new(
        "GSTIN_CATEGORY",
        "This GSTIN belongs to another category (government, tax deductor, UN body or abroad). Choose \"Registered\".",
        nameof(ContactInput.GstTreatment)
    );

    public static readonly Error PanDiffers = new(
        "PAN_DIFFERS",
        "This PAN is not the one inside the GSTIN. Correct one of them, or leave the PAN empty.",
        nameof(ContactInput.Pan)
    );

    public static Error StateDiffers(string gstinState, string addressState) =>
        new(
            "STATE_DIFFERS",
            $"The GSTIN belongs to {GstStates.NameOf(gstinState)}, the address to {GstStates.NameOf(addressState)}. "
                + $"Correct one of them.",
            nameof(ContactInput.StateCode)
        );

    public static readonly Error CreditLimitInvalid = new(
        "CREDIT_LIMIT_INVALID",
        "A credit limit is zero or more, in rupees and paise. Correct it.",
        nameof(ContactInput.CreditLimit)
    );

    public static readonly Error RoleMissing = new(
        "CONTACT_ROLE_MISSING",
        "Say whether this is a customer, a supplier, or both.",
        nameof(ContactInput.IsCustomer)
    );

    public static readonly Error Archived = new(
        "CONTACT_ARCHIVED",
        "This contact is archived. Restore it first, then go on."
    );

    public static Error Duplicate(string name, string sameWhat, string field) =>
        new(
            "DUPLICATE_CONTACT",
            $"{name} is already on record with the same {sameWhat}. Open that contact, or say why this is another one.",
            field
        );
}

public static class VehicleErrors
{
    public static readonly Error MakeMissing = CommonErrors.Required(nameof(VehicleInput.Make), "Make");

    public static readonly Error ModelMissing = CommonErrors.Required(nameof(VehicleInput.Model), "Model");

    public static readonly Error OwnerMissing = new(
        "OWNER_MISSING",
        "Choose the customer this vehicle belongs to.",
        "ContactId"
    );

    public static readonly Error NoteMissing = new(
        "REGISTRATION_NOTE_MISSING",
        "Say why the registration has this form, or enter the VIN instead.",
        nameof(VehicleInput.RegistrationNote)
    );

    public static readonly Error RegistrationMissing = new(
        "REGISTRATION_MISSING",
        "Enter the registration; for a vehicle without one say why, or enter its VIN.",
        nameof(VehicleInput.Registration)
    );

    public static readonly Error OdometerInvalid = new(
        "ODOMETER_INVALID",
        "An odometer shows 0 to 99,99,999 km. Correct the reading.",
        nameof(VehicleInput.OdometerKm)
    );

    public static readonly Error SoldInFuture = new(
        "SOLD_IN_FUTURE",
        "The day of sale has not come yet. Correct it, or leave it empty.",
        nameof(VehicleInput.SoldOn)
    );

    public static readonly Error SameOwner = new(
        "SAME_OWNER",
        "This customer already owns the vehicle. Choose the new owner.",
        "ContactId"
    );

    public static readonly Error TransferDateInvalid = new(
        "TRANSFER_DATE_INVALID",
        "The new owner starts after the present one did, and not in the future. Correct the date.",
        "FromDate"
    );

    public static readonly Error Archived = new(
        "VEHICLE_ARCHIVED",
        "This vehicle is archived. Restore it first, then go on."
    );

    public static Error YearInvalid(int latest) =>
        new(
            "YEAR_INVALID",
            $"The year of manufacture lies between 1980 and {latest}. Correct it, or leave it empty.",
            nameof(VehicleInput.Year)
        );

    public static Error Exists(string what, string owner, string field) =>
        new(
            "VEHICLE_EXISTS",
            $"{what} is already on record for {owner}. Open that vehicle, or record there that its ownership changed.",
            field
        );

    public static Error OdometerFalls(int km, int last) =>
        new(
            "ODOMETER_FALLS",
            $"Odometer {Km(km)} km is below the last visit ({Km(last)} km). "
                + $"Correct it, or have someone who may override say why (meter replaced).",
            "OdometerKm"
        );

    private static string Km(int km) => km.ToString("N0", Indian);

    private static readonly System.Globalization.NumberFormatInfo Indian = new() { NumberGroupSizes = [3, 2] };
}
