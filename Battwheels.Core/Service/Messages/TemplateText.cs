using System.Text.RegularExpressions;

namespace Battwheels.Core.Service.Messages;

/// <summary>Texts with holes: <c>Dear {customer}, {vehicle} is ready.</c></summary>
public static partial class TemplateText
{
    public const string Customer = "customer";
    public const string Workshop = "workshop";
    public const string Phone = "phone";
    public const string Ticket = "ticket";
    public const string Vehicle = "vehicle";
    public const string Technician = "technician";
    public const string Promised = "promised";
    public const string Amount = "amount";
    public const string Invoice = "invoice";
    public const string Link = "link";
    public const string Code = "code";
    public const string Plan = "plan";
    public const string Contract = "contract";
    public const string Service = "service";
    public const string Until = "until";
    public const string First = "first";

    private static readonly string[] OfVisits = [Customer, Workshop, Phone, Ticket, Vehicle];

    /// <summary>Holes a template of an event may have.</summary>
    public static IReadOnlyList<string> Allowed(MessageEvent what) =>
        what switch
        {
            MessageEvent.Received => [.. OfVisits, Promised],
            MessageEvent.Assigned => [.. OfVisits, Technician, Promised],
            MessageEvent.Estimate or MessageEvent.EstimateReminder => [.. OfVisits, Amount, Link],
            MessageEvent.Approved => [.. OfVisits, Amount, Promised],
            MessageEvent.PartsDelay or MessageEvent.Ready => [.. OfVisits, Promised],
            MessageEvent.Invoice or MessageEvent.Paid =>
            [
                Customer,
                Workshop,
                Phone,
                Ticket,
                Vehicle,
                Invoice,
                Amount,
                Link,
            ],
            MessageEvent.Delivered => OfVisits,
            MessageEvent.Feedback => [.. OfVisits, Link],
            MessageEvent.PortalCode => [Customer, Workshop, Phone, Code, Link],
            MessageEvent.PortalInvite => [Customer, Workshop, Phone, Link],
            MessageEvent.AmcUsed => [.. OfVisits, Plan, Contract, Service, Until],
            MessageEvent.AmcExpiring => [Customer, Workshop, Phone, Plan, Contract, Until],
            MessageEvent.EstimateCode => [.. OfVisits, Amount, Code],
            MessageEvent.FleetSecond => [.. OfVisits, First, Amount, Link],
        };

    /// <summary>Names in braces, in their order, each time they stand there.</summary>
    public static IReadOnlyList<string> Holes(string text) => [.. Hole().Matches(text).Select(m => m.Groups[1].Value)];

    /// <summary>Holes this event does not know; also a brace that opens or closes nothing, as it is written.</summary>
    public static IReadOnlyList<string> Unknown(MessageEvent what, string text)
    {
        var allowed = Allowed(what);
        var rest = Hole().Replace(text, "");
        return
        [
            .. Holes(text).Where(h => !allowed.Contains(h)).Distinct(),
            .. rest.Where(c => c is '{' or '}').Select(c => c.ToString()).Distinct(),
        ];
    }

    /// <summary>Fills the holes; one without a value is left empty, and blanks beside it do not pile up.</summary>
    public static string Fill(string text, IReadOnlyDictionary<string, string> values) =>
        Blanks().Replace(Hole().Replace(text, m => values.GetValueOrDefault(m.Groups[1].Value, "")), " ").Trim();

    [GeneratedRegex(@"\{([^{}]*)\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"[^\S\n]{2,}")]
    private static partial Regex Blanks();
}
