using Battwheels.Core.Service.Approvals;
using Battwheels.Web.Shell.Parts;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Web.Service.Approvals;

/// <summary>How approvals look and read.</summary>
internal static class ApprovalMarks
{
    public static MarkupString Of(ApprovalStanding standing) =>
        standing switch
        {
            ApprovalStanding.NotNeeded => Status.Mark(Tone.Neutral, "Not needed"),
            ApprovalStanding.Pending => Status.Mark(Tone.Waiting, "Waiting"),
            ApprovalStanding.Rejected => Status.Mark(Tone.Problem, "Not approved"),
            ApprovalStanding.Expired => Status.Mark(Tone.Problem, "Not decided in time"),
            ApprovalStanding.Lapsed => Status.Mark(Tone.Problem, "Not used in time"),
            ApprovalStanding.Approved => Status.Mark(Tone.Done, "Approved"),
        };

    /// <summary>"Level 1, manager".</summary>
    public static string Of(int level, Approver approver, string? person = null) =>
        T($"Level {level}, {Who(approver, person)}");

    public static string Who(Approver approver, string? person = null) =>
        approver.Kind switch
        {
            ApproverKind.Role => T(RoleName(approver.Role ?? "")),
            ApproverKind.Person => person ?? T("one person"),
            ApproverKind.HvCertified => T("a person with a high-voltage certificate"),
        };

    /// <summary>"Taxable value ₹62,000.00 (from ₹50,000.00)".</summary>
    public static string Why(ApprovalWhy why) => Why(why.Basis, why.From, why.To, why.Amount);

    public static string Why(ApprovalCause cause) =>
        Why(cause.Rule.Basis, cause.Rule.From, cause.Rule.To, cause.Amount);

    public static string Who(ApproverView approver) =>
        approver.OnBehalfOf is { } principal ? T($"{approver.Name} on behalf of {principal}") : approver.Name;

    /// <summary>How long something has waited: "3 h", "2 days".</summary>
    public static string Age(DateTime sinceUtc, DateTime nowUtc)
    {
        var waited = nowUtc - sinceUtc;
        return waited.TotalDays >= 2 ? T($"{(int)waited.TotalDays} days")
            : waited.TotalHours >= 1 ? T($"{(int)waited.TotalHours} h")
            : T($"{Math.Max(0, (int)waited.TotalMinutes)} min");
    }

    private static string Why(ApprovalBasis basis, decimal? from, decimal? to, decimal? amount) =>
        basis is ApprovalBasis.HvBattery ? ApprovalText.Of(basis)
        : amount is { } known
            ? T($"{ApprovalText.Of(basis)} {ApprovalText.Amount(basis, known)}: {ApprovalText.Band(basis, from, to)}")
        : T($"{ApprovalText.Of(basis)} {ApprovalText.Band(basis, from, to)}");

    /// <summary>Shipped roles by their names; a role of the organization's own by its code.</summary>
    private static string RoleName(string code) =>
        code switch
        {
            "owner" => "owner",
            "manager" => "manager",
            "admin" => "administrator",
            _ => code,
        };
}
