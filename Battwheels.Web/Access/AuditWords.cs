using System.Globalization;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Web.Common;
using Battwheels.Web.Shell.Parts;

namespace Battwheels.Web.Access;

/// <summary>The audit log in users' words: who, what, which record, which field.</summary>
internal static class AuditWords
{
    /// <summary>What the programme itself does, by the name it acts under.</summary>
    private static readonly Dictionary<string, Phrase> Systems = new()
    {
        ["sign-up"] = "System: sets up the organization",
        ["ticket-autoclose"] = "System: closes visits",
        ["ticket-parts-ready"] = "System: tells visits that parts came",
        ["job-parts-arrived"] = "System: sets arrived parts aside for visits",
        ["ticket-invoice-cancelled"] = "System: takes visits back to billing",
        ["timer-member-left"] = "System: stops the timer of somebody who left",
        ["stock-reservations"] = "System: releases old reservations",
        ["import"] = "System: imports a file",
        ["ledger-seal"] = "System: seals the books",
        ["audit-seal"] = "System: seals the audit log",
        ["outbox"] = "System: passes on what happened",
        ["link"] = "Holder of a link",
        ["shared tablet"] = "Shared tablet, locked",
    };

    private static readonly Dictionary<string, Phrase> Records = new()
    {
        ["ServiceTicket"] = "Ticket",
        ["TicketStateChange"] = "Step of a ticket",
        ["MembershipRole"] = "Role of a member",
        ["Membership"] = "Member",
        ["InvitationRole"] = "Role of an invitation",
        ["RolePermission"] = "Permission of a role",
        ["AuditEntry"] = "Audit log",
        ["OrganizationProfile"] = "Settings",
    };

    private static readonly Dictionary<string, Phrase> Fields = new()
    {
        ["IsHvCertified"] = "High-voltage certificate",
        ["IsHighVoltage"] = "High voltage",
        ["OdometerKm"] = "Odometer, km",
        ["TokenHash"] = "Link",
    };

    /// <summary>Written in capitals wherever they stand.</summary>
    private static readonly HashSet<string> Capitals =
    [
        "gstin",
        "gst",
        "hsn",
        "sac",
        "pan",
        "upi",
        "vin",
        "otp",
        "ifsc",
        "sgst",
        "cgst",
        "igst",
        "tds",
    ];

    private static readonly string[] Money =
    [
        "Amount",
        "Price",
        "Cost",
        "Value",
        "Total",
        "Balance",
        "Debit",
        "Credit",
        "Tax",
        "Mrp",
        "Limit",
    ];

    /// <summary>Kinds of records the log speaks of, to choose from.</summary>
    public static IReadOnlyList<Choice<string>> Kinds =>
        [
            .. typeof(AuditEntry)
                .Assembly.GetTypes()
                .Where(t => t.IsSubclassOf(typeof(TenantEntity)) && !t.IsAbstract)
                .Where(t => !t.IsDefined(typeof(NotAuditedAttribute), inherit: false))
                .Select(t => new Choice<string>(t.Name, Record(t.Name)))
                .OrderBy(c => c.Text.ToString(), StringComparer.Ordinal),
        ];

    public static string Actor(ActorKind kind, string name) =>
        kind switch
        {
            ActorKind.Member => name,
            ActorKind.PublicLink => T($"{name} (by link)"),
            ActorKind.Job when Systems.TryGetValue(name, out var known) => known,
            ActorKind.Job when name.Any(char.IsUpper) || name.Contains(' ', StringComparison.Ordinal) => name,
            ActorKind.Job => T($"System: {name.Replace('-', ' ')}"),
        };

    public static string Record(string kind) => Records.GetValueOrDefault(kind)?.ToString() ?? AccessWords.Words(kind);

    /// <summary>What was missing, or did: the description of a key; keys nobody can hold in words of their own.</summary>
    public static string Permission(string key) =>
        (RoleTable.Find(key)?.Description is { } held ? T(held) : null)
        ?? (
            key == SystemPermissions.AcceptInvitation ? T("Accepted an invitation")
            : key.StartsWith("system:", StringComparison.Ordinal) ? T("Done by the programme itself")
            : key.StartsWith("self:", StringComparison.Ordinal) ? T("Own account")
            : key
        );

    /// <summary>Why an attempt was refused.</summary>
    public static string Refusal(string changes) =>
        changes.Contains("MEMBERSHIP_SUSPENDED", StringComparison.Ordinal) ? T("No access any more")
        : changes.Contains("SESSION_ENDED", StringComparison.Ordinal) ? T("Session had ended")
        : changes.Contains("NOT_AUTHENTICATED", StringComparison.Ordinal) ? T("Not signed in")
        : T("Permission missing");

    /// <summary>Counters and digests tell a reader nothing.</summary>
    public static bool IsTelling(string field) =>
        field is not ("Version" or "PermissionVersion" or "PersonId" or "Sequence")
        && !field.EndsWith("Key", StringComparison.Ordinal)
        && !(field.EndsWith("Hash", StringComparison.Ordinal) && field != "TokenHash");

    /// <summary>AcceptedAtUtc becomes "Accepted at", CreatedByMembershipId "Created by", BranchId "Branch".</summary>
    public static string Field(string name)
    {
        if (Fields.TryGetValue(name, out var known))
            return known;
        var plain = name;
        foreach (var ending in (string[])["Utc", "MembershipId", "Id"])
            if (plain.Length > ending.Length && plain.EndsWith(ending, StringComparison.Ordinal))
            {
                plain = plain[..^ending.Length];
                break;
            }

        var words = AccessWords.Words(plain == "Membership" ? "Member" : plain).Split(' ');
        return string.Join(' ', words.Select(w => Capitals.Contains(w.ToLowerInvariant()) ? w.ToUpperInvariant() : w));
    }

    /// <summary>Instants and days as everywhere else; InProgress becomes "In progress".</summary>
    public static string Value(string text)
    {
        if (text.Length == 0)
            return T("empty");
        if (text is [.., 'Z'] && Instant(text) is { } instant)
            return Show.Time(instant);
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            return Show.Date(day);
        return IsName(text) ? AccessWords.Words(text) : text;
    }

    public static string Number(string field, decimal value) =>
        Money.Any(m => field.EndsWith(m, StringComparison.Ordinal)) ? Show.Rupees(value) : Show.Number(value);

    private static DateTime? Instant(string text) =>
        DateTime.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal,
            out var at
        )
            ? at
            : null;

    /// <summary>A member of an enum, as the programme writes it: letters only, a capital within.</summary>
    private static bool IsName(string text) =>
        text.Length > 2
        && char.IsUpper(text[0])
        && text.All(char.IsAsciiLetter)
        && text.Skip(1).Any(char.IsUpper)
        && text.Any(char.IsLower);
}
