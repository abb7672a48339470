using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Web.Crm;

/// <summary>What the choices about contacts and vehicles are called on screens.</summary>
internal static class CrmWords
{
    public static IReadOnlyList<Choice<GstTreatment>> Treatments =>
        [
            new(GstTreatment.Unregistered, "Not registered"),
            new(GstTreatment.Registered, "Registered"),
            new(GstTreatment.Composition, "Composition"),
            new(GstTreatment.Sez, "Special economic zone"),
            new(GstTreatment.Overseas, "Abroad"),
        ];

    public static IReadOnlyList<Choice<string?>> States =>
        [.. GstStates.Domestic.Select(s => new Choice<string?>(s.Code, $"{s.Name} ({s.Code})"))];

    public static IReadOnlyList<Choice<RegistrationKind?>> NumberKinds =>
        [
            new(RegistrationKind.Defence, "Defence"),
            new(RegistrationKind.Diplomatic, "CD, CC or UN"),
            new(RegistrationKind.Other, "Other number"),
        ];

    public static IReadOnlyList<Choice<string>> Roles =>
        [new(nameof(ContactRole.Customer), "Customers"), new(nameof(ContactRole.Vendor), "Suppliers")];

    public static IReadOnlyList<Choice<string>> Categories =>
        [.. Choices.OfEnum<VehicleCategory>().Select(c => new Choice<string>(c.Value.ToString(), c.Text))];

    public static string Of(GstTreatment treatment) => Treatments.First(t => t.Value == treatment).Text;

    public static string Of(RegistrationKind kind) =>
        kind switch
        {
            RegistrationKind.Standard => T("Standard"),
            RegistrationKind.NoSeries => T("Without letters"),
            RegistrationKind.Bharat => T("Bharat series"),
            RegistrationKind.Temporary => T("Temporary"),
            RegistrationKind.Defence => T("Defence"),
            RegistrationKind.Diplomatic => T("CD, CC or UN"),
            RegistrationKind.Other => T("Other number"),
            RegistrationKind.Unregistered => T("Not registered yet"),
        };

    public static string RolesOf(bool customer, bool vendor) =>
        (customer, vendor) switch
        {
            (true, true) => T("Customer, supplier"),
            (false, true) => T("Supplier"),
            _ => T("Customer"),
        };

    /// <summary>The address in one line; empty when there is none.</summary>
    public static string Address(ContactView contact) =>
        string.Join(
            ", ",
            new[]
            {
                contact.AddressLine1,
                contact.AddressLine2,
                $"{contact.City} {contact.PinCode}".Trim(),
                contact.StateCode.Length > 0 ? GstStates.NameOf(contact.StateCode) : null,
            }.Where(part => !string.IsNullOrWhiteSpace(part))
        );

    public static string Vehicle(string make, string model, string? variant) => VehicleNames.Of(make, model, variant);
}
