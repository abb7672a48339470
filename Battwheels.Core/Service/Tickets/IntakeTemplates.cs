using Battwheels.Core.Crm;

namespace Battwheels.Core.Service.Tickets;

public enum IntakeItemKind
{
    /// <summary>A number of the vehicle, kept on the ticket.</summary>
    Reading,

    /// <summary>Fine, or noted with words.</summary>
    Check,

    /// <summary>A yes or no of the customer.</summary>
    Consent,

    /// <summary>Rupees.</summary>
    Amount,

    Signature,
}

/// <summary>One item of an intake checklist.</summary>
/// <param name="Fine">What "as it should be" is called here.</param>
/// <param name="Noted">What the other answer is called; it asks for words, a consent does not.</param>
public sealed record IntakeTemplateItem(
    string Code,
    string Label,
    IntakeItemKind Kind,
    bool IsMandatory,
    string Fine = "",
    string Noted = ""
);

/// <summary>What is looked at when a vehicle is taken in. Photos come with the document store.</summary>
public static class IntakeTemplates
{
    public const string Odometer = "odometer";
    public const string Charge = "soc";

    /// <summary>Answered by the marks on the drawing too.</summary>
    public const string Body = "body";
    public const string NoAskLimit = "no_ask_limit";
    public const string Signature = "signature";

    private static readonly IntakeTemplateItem[] Common =
    [
        new(Odometer, "Odometer", IntakeItemKind.Reading, true),
        new(Charge, "Charge (SoC)", IntakeItemKind.Reading, true),
        new("warnings", "Warnings on the display", IntakeItemKind.Check, true, "None lit", "Lit"),
        new(Body, "Body and paint", IntakeItemKind.Check, true, "No damage", "Damage"),
        new("tyres", "Tyres", IntakeItemKind.Check, true, "Good", "Worn"),
        new("hv_isolation", "HV cables and connectors", IntakeItemKind.Check, true, "Intact", "Damaged"),
        new("water", "Water ingress", IntakeItemKind.Check, true, "Dry", "Wet"),
        new("accessories", "Accessories and charger", IntakeItemKind.Check, true, "None left", "Left here"),
        new("keys", "Keys", IntakeItemKind.Check, true, "One key", "Other"),
        new("documents", "Documents", IntakeItemKind.Check, false, "None left", "Left here"),
        new("test_ride", "Test ride", IntakeItemKind.Consent, true, "Allowed", "Not allowed"),
        new(NoAskLimit, "May be done without asking", IntakeItemKind.Amount, false),
        new(Signature, "Customer's signature", IntakeItemKind.Signature, true),
    ];

    private static readonly IntakeTemplateItem[] TwoWheeler =
    [
        .. Common[..5],
        new("stand_mirrors", "Mirrors, stand and levers", IntakeItemKind.Check, true, "All there", "Broken"),
        .. Common[5..],
    ];

    private static readonly IntakeTemplateItem[] ThreeWheeler =
    [
        .. Common[..5],
        new("load_body", "Seats, hood and load body", IntakeItemKind.Check, true, "In order", "Damage"),
        .. Common[5..],
    ];

    private static readonly IntakeTemplateItem[] FourWheeler =
    [
        .. Common[..5],
        new("spare", "Spare wheel, jack and tools", IntakeItemKind.Check, true, "All there", "Missing"),
        new("cabin", "Cabin and glass", IntakeItemKind.Check, true, "In order", "Damage"),
        .. Common[5..],
    ];

    /// <summary>The checklist of a vehicle; empty where the vehicle is not taken in.</summary>
    public static IReadOnlyList<IntakeTemplateItem> For(VehicleCategory category, ServiceMode mode)
    {
        if (mode is ServiceMode.Onsite)
            return [];
        return category switch
        {
            VehicleCategory.TwoWheeler => TwoWheeler,
            VehicleCategory.ThreeWheeler => ThreeWheeler,
            VehicleCategory.FourWheeler or VehicleCategory.Bus => FourWheeler,
            VehicleCategory.Other => Common,
        };
    }
}
