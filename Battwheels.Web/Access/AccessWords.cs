using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Access;

/// <summary>What members and audit rows are called on screens.</summary>
internal static class AccessWords
{
    public static IReadOnlyList<Choice<string>> Statuses =>
        [.. Enum.GetValues<MembershipStatus>().Select(s => new Choice<string>(s.ToString(), s.ToString()))];

    public static MarkupString Mark(MembershipStatus status) =>
        Status.Mark(
            status switch
            {
                MembershipStatus.Active => Tone.Active,
                MembershipStatus.Suspended => Tone.Problem,
                MembershipStatus.Ended => Tone.Neutral,
            },
            status.ToString()
        );

    public static MarkupString Mark(InvitationState state) =>
        state switch
        {
            InvitationState.Waiting => Status.Mark(Tone.Waiting, "Waits for consent"),
            InvitationState.Open => Status.Mark(Tone.Active, "Invited"),
            InvitationState.Expired => Status.Mark(Tone.Neutral, "Link ran out"),
        };

    /// <summary>What a group of permissions is called.</summary>
    public static string Module(string name) =>
        name switch
        {
            "org" => T("Organization"),
            "jobs" => T("Job cards"),
            "creditnotes" => T("Credit notes"),
            "efi" => T("Fault finding"),
            "ai" or "amc" or "gst" or "hr" or "sla" => name.ToUpperInvariant(),
            _ => char.ToUpperInvariant(name[0]) + name[1..],
        };

    /// <summary>StockMovement becomes "Stock movement"; CHANGED becomes "Changed".</summary>
    public static string Words(string name)
    {
        if (name.Length == 0)
            return "–";
        if (name.All(c => char.IsUpper(c) || c == '_' || char.IsDigit(c)))
        {
            var lower = name.ToLowerInvariant().Replace('_', ' ');
            return T(char.ToUpperInvariant(lower[0]) + lower[1..]);
        }

        return T(EnglishWords.Of(name));
    }
}

/// <summary>A role to tick.</summary>
/// <param name="Grantable">Holds nothing the editor lacks.</param>
public sealed record RoleChoice(long Id, string Name, bool Grantable)
{
    internal static RoleChoice Of(RoleView role) => new(role.Id, role.Name, role.Grantable);
}
