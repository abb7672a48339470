using Battwheels.Core.Common;

namespace Battwheels.Web.Platform.Setup;

/// <param name="Does">Verb first: what is entered there.</param>
/// <param name="Place">Where it is done, relative.</param>
/// <param name="Minutes">How long it takes about; null: nothing to do.</param>
internal sealed record SetupWord(Phrase Label, Phrase Does, string Place, int? Minutes);

/// <summary>The steps of setting up, in users' words.</summary>
internal static class SetupWords
{
    private static readonly Dictionary<string, SetupWord> Steps = new()
    {
        ["profile"] = new("Garage profile and GSTIN", "Enter address and PIN code. The GSTIN can wait.", "settings", 2),
        ["letterhead"] = new(
            "Head of invoices and prints",
            "Enter the phone or email customers reach you at.",
            "settings",
            1
        ),
        ["numbers"] = new("Number series", "Begin at 00001 by themselves, anew each financial year.", "invoices", null),
        ["rates"] = new("Labour rates and price list", "Enter the first labour, or bring a list in.", "items/new", 2),
        ["stock"] = new("Opening stock", "Enter what lies in the store, or bring a list in.", "stock/opening", 2),
        ["payment"] = new("Bank account and UPI", "Invoices then show where to pay, with a QR code.", "settings", 1),
        ["people"] = new("People and roles", "Invite the first colleague by a link.", "members/invite", 2),
        ["ticket"] = new("First ticket", "Register a vehicle that stands in front of you.", "tickets/new", 1),
    };

    /// <exception cref="KeyNotFoundException">A step without words.</exception>
    public static SetupWord Of(string code) => Steps[code];
}
