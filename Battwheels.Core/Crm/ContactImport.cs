using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Import;

namespace Battwheels.Core.Crm;

/// <summary>A file of customers, each row with at most one vehicle; a known customer gets the vehicle added.</summary>
public sealed partial class ContactImport(IRecordUse use) : IImportKind
{
    private static readonly Dictionary<string, ContactKind> Kinds = new(StringComparer.Ordinal)
    {
        ["PERSON"] = ContactKind.Person,
        ["INDIVIDUAL"] = ContactKind.Person,
        ["BUSINESS"] = ContactKind.Business,
        ["COMPANY"] = ContactKind.Business,
    };

    private static readonly Dictionary<string, VehicleCategory> Categories = new(StringComparer.Ordinal)
    {
        ["2W"] = VehicleCategory.TwoWheeler,
        ["TWO-WHEELER"] = VehicleCategory.TwoWheeler,
        ["3W"] = VehicleCategory.ThreeWheeler,
        ["THREE-WHEELER"] = VehicleCategory.ThreeWheeler,
        ["4W"] = VehicleCategory.FourWheeler,
        ["FOUR-WHEELER"] = VehicleCategory.FourWheeler,
        ["CAR"] = VehicleCategory.FourWheeler,
    };

    public string Code => "contacts";

    public string Title => T("Customers and vehicles");

    public string Permission => ContactPermissions.Create;

    public IReadOnlyList<ImportColumn> Columns { get; } =
    [
        new(nameof(ContactInput.Name), "Customer name", true, "Aarav Kulkarni", "Customer", "Party name"),
        new(nameof(ContactInput.Kind), "Person or business", false, "Person", "Type", "Customer type"),
        new(nameof(ContactInput.Phone), "Phone", false, "90000 41827", "Mobile", "Mobile no", "Contact no", "Phone no"),
        new(nameof(ContactInput.Email), "Email", false, "aarav@example.in", "E-mail", "Mail"),
        new(nameof(ContactInput.Gstin), "GSTIN", false, "27AAPFU0939F1ZV", "GST no", "GST number", "GSTIN/UIN"),
        new(nameof(ContactInput.AddressLine1), "Address", false, "12, Baner Road", "Address line 1", "Street"),
        new(nameof(ContactInput.City), "City", false, "Pune", "Town"),
        new(nameof(ContactInput.StateCode), "State or state code", false, "27", "State", "State code"),
        new(nameof(ContactInput.PinCode), "PIN code", false, "411045", "PIN", "Pincode", "Postal code"),
        new(
            nameof(VehicleInput.Registration),
            "Registration",
            false,
            "MH12QK0427",
            "Registration no",
            "Vehicle no",
            "Reg no"
        ),
        new(nameof(VehicleInput.Vin), "VIN", false, "MB1AA22E4N1234567", "Chassis no", "Chassis"),
        new(nameof(VehicleInput.Make), "Make", false, "Pavan", "Brand", "Manufacturer"),
        new(nameof(VehicleInput.Model), "Model", false, "Pavan Z2", "Vehicle model"),
        new(nameof(VehicleInput.Category), "Two-, three- or four-wheeler", false, "2W", "Category", "Vehicle type"),
        new(nameof(VehicleInput.Year), "Year", false, "2024", "Year of manufacture", "Mfg year"),
        new(nameof(VehicleInput.OdometerKm), "Odometer km", false, "12310", "Odometer", "Km", "Kilometres"),
        new(nameof(VehicleInput.BatterySerial), "Battery serial", false, "BP421007", "Battery no", "Pack serial"),
    ];

    public IEnumerable<ImportKey> Keys(ImportCells cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        var customer = Names.MatchKey(cells.Text(nameof(ContactInput.Name)));
        var plate = Registrations.Normalize(cells.Text(nameof(VehicleInput.Registration)));
        var vin = Vins.Normalize(cells.Text(nameof(VehicleInput.Vin)));
        if (plate.Length > 0)
            yield return new ImportKey(nameof(VehicleInput.Registration), plate, customer);
        if (vin is not null)
            yield return new ImportKey(nameof(VehicleInput.Vin), vin, customer);
        if (plate.Length == 0 && vin is null)
            yield return new ImportKey(
                nameof(ContactInput.Name),
                $"{customer}|{Phones.Read(cells.Text(nameof(ContactInput.Phone)))?.Key}"
            );
    }

    public async Task<IReadOnlyList<Result<ImportMade>>> ApplyAsync(
        IUnitOfWork unit,
        IReadOnlyList<ImportCells> rows,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(unit);
        ArgumentNullException.ThrowIfNull(rows);
        var read = rows.Select(cells => Read(unit, cells)).ToList();
        var good = read.Where(r => r.Error is null).Select(r => r.Value).ToList();
        // Claimed first, then asked: who saves the same customer meanwhile waits, or is seen.
        await Contacts.ClaimAsync(unit, good.SelectMany(r => r.Keys), ct);
        var contacts = await KnownContacts.LoadAsync(unit, [.. good.Select(r => r.Probe)], ct);
        var vehicles = await KnownVehicles.LoadAsync(unit, good.Select(r => r.VehicleKeys), ct);
        return read.ConvertAll(r => r.Error is { } refused ? refused : Add(unit, r.Value, contacts, vehicles));
    }

    /// <summary>Everything that can be wrong with the row itself is asked before anything is added.</summary>
    private static Result<Row> Read(IUnitOfWork unit, ImportCells cells)
    {
        var contact = Contact(cells);
        var vehicle = Vehicle(cells);
        if (cells.Faults is [{ } fault, ..])
            return fault;
        var wrongVehicle = vehicle is null ? null : VehicleRules.Refusal(vehicle, unit.Today);
        if (Error.Of(ContactRules.Refusal(contact), wrongVehicle) is { } wrong)
            return wrong;
        var made = Contacts.Make(unit, contact);
        return new Row(
            made,
            ContactKey.Of(made),
            DuplicateKeys.Of(DuplicateProbe.Of(contact), unit.Today),
            vehicle,
            VehicleKeys.Of(vehicle?.Registration, vehicle?.Vin, unit.Today)
        );
    }

    private static Result<ImportMade> Add(IUnitOfWork unit, Row row, KnownContacts contacts, KnownVehicles vehicles)
    {
        var known = contacts.Like(row.Probe) is [{ Verdict: DuplicateVerdict.Certain } likeliest, ..]
            ? likeliest
            : null;
        if (Refusal(row, known, vehicles) is { } refusal)
            return refusal;
        if (known is null)
        {
            Contacts.Add(unit, row.Contact, row.Keys);
            contacts.Add(row.Contact, row.Keys);
        }

        VehicleOwner owner = new(known?.ContactId ?? row.Contact.Id, known?.Name ?? row.Contact.Name);
        if (row.Vehicle is null)
            return new ImportMade(owner.ContactId);
        var vehicle = Vehicles.Make(unit, owner.ContactId, row.Vehicle);
        Vehicles.Add(unit, vehicle, row.Vehicle.OdometerKm);
        vehicles.Add(row.VehicleKeys, owner);
        return new ImportMade(vehicle.Id, known is null ? owner.ContactId : null);
    }

    /// <summary>Is there already, or belongs to somebody else.</summary>
    private static Error? Refusal(Row row, DuplicateMatch? known, KnownVehicles vehicles)
    {
        var byPlate = vehicles.ByPlate(row.VehicleKeys.Plate);
        if ((byPlate ?? vehicles.ByVin(row.VehicleKeys.Vin)) is { } owner)
            return owner.ContactId == known?.ContactId || Names.MatchKey(owner.Name) == Names.MatchKey(row.Contact.Name)
                ? new Error(ImportErrors.AlreadyThere, "This customer and vehicle are on record.")
                : VehicleErrors.Exists(
                    (byPlate is null ? row.VehicleKeys.Vin : row.VehicleKeys.Plate)!,
                    owner.Name,
                    byPlate is null ? nameof(VehicleInput.Vin) : nameof(VehicleInput.Registration)
                );
        return known is not null && row.Vehicle is null
            ? new Error(ImportErrors.AlreadyThere, $"{known.Name} is on record with the same {known.SameWhat}.")
            : null;
    }

    private static ContactInput Contact(ImportCells cells)
    {
        var phone = cells.TextOrNull(nameof(ContactInput.Phone));
        if (phone is not null && Phones.Read(phone)?.Key is null)
            cells.Fault<string>(
                nameof(ContactInput.Phone),
                $"{phone} has {phone.Count(char.IsDigit)} digits; an Indian mobile number has 10. Correct it, or leave the cell empty."
            );
        var gstin = cells.TextOrNull(nameof(ContactInput.Gstin));
        return new ContactInput(
            cells.OneOf(nameof(ContactInput.Kind), Kinds)
                ?? (gstin is null ? ContactKind.Person : ContactKind.Business),
            cells.Text(nameof(ContactInput.Name)),
            phone,
            cells.TextOrNull(nameof(ContactInput.Email)),
            gstin is null ? GstTreatment.Unregistered : GstTreatment.Registered,
            gstin,
            AddressLine1: cells.Text(nameof(ContactInput.AddressLine1)),
            City: cells.Text(nameof(ContactInput.City)),
            PinCode: cells.Text(nameof(ContactInput.PinCode)),
            StateCode: State(cells)
        );
    }

    /// <summary>Null when the row names no vehicle.</summary>
    private static VehicleInput? Vehicle(ImportCells cells)
    {
        var registration = cells.TextOrNull(nameof(VehicleInput.Registration));
        var vin = cells.TextOrNull(nameof(VehicleInput.Vin));
        var make = cells.Text(nameof(VehicleInput.Make));
        var model = cells.Text(nameof(VehicleInput.Model));
        var year = cells.Whole(nameof(VehicleInput.Year), 1990, 2100);
        var odometer = cells.Whole(nameof(VehicleInput.OdometerKm), 0, 9_999_999);
        var category = cells.OneOf(nameof(VehicleInput.Category), Categories) ?? VehicleCategory.TwoWheeler;
        if (registration is null && vin is null && make.Length + model.Length == 0)
            return null;
        return new VehicleInput(
            registration,
            make,
            model,
            category,
            Year: year,
            Vin: vin,
            OdometerKm: odometer,
            BatterySerial: cells.TextOrNull(nameof(VehicleInput.BatterySerial))
        );
    }

    /// <summary>Code or name; empty takes the state from the GSTIN.</summary>
    private static string State(ImportCells cells)
    {
        if (cells.TextOrNull(nameof(ContactInput.StateCode)) is not { } text)
            return "";
        var code = text.Length == 1 ? $"0{text}" : text;
        if (GstStates.Find(code) is not null)
            return code;
        var named = GstStates.All.FirstOrDefault(s => s.Name.Equals(text, StringComparison.OrdinalIgnoreCase));
        return named?.Code
            ?? cells.Fault<string>(
                nameof(ContactInput.StateCode),
                $"{text} is no state. Write its name or GST code, as 27."
            )
            ?? "";
    }

    /// <summary>A row no rule refuses.</summary>
    /// <param name="Contact">Added unless the customer is known.</param>
    private sealed record Row(
        Contact Contact,
        IReadOnlySet<(ContactKeyKind Kind, string Key)> Keys,
        DuplicateKeys Probe,
        VehicleInput? Vehicle,
        VehicleKeys VehicleKeys
    );
}
