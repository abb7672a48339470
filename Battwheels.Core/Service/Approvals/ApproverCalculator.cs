namespace Battwheels.Core.Service.Approvals;

/// <summary>An active member who may decide approvals.</summary>
public sealed record ApprovalMember(long Id, string Name, IReadOnlySet<string> Roles, bool IsHvCertified)
{
    public const string OwnerRole = "owner";

    public bool IsOwner => Roles.Contains(OwnerRole);
}

/// <summary>A delegation in force today.</summary>
public sealed record ApprovalDeputy(long Id, long From, long To, decimal? AmountCap);

/// <summary>Somebody who may decide a step now.</summary>
/// <param name="OnBehalfOf">For whom they stand in.</param>
/// <param name="NeedsWaiver">Only because nobody else could: they say why, and it is marked.</param>
public sealed record ApproverChoice(
    ApprovalMember Member,
    ApprovalMember? OnBehalfOf = null,
    long? DelegationId = null,
    bool NeedsWaiver = false
);

/// <param name="IsGap">Nobody the policy names can decide; it went to the owner.</param>
public sealed record Approvers(IReadOnlyList<ApproverChoice> People, bool IsGap);

/// <summary>Who may decide one step: the policy's people, their deputies, and the owner where there is nobody.</summary>
public static class ApproverCalculator
{
    /// <param name="alsoNext">Who else may decide since the step waited for three quarters of its time.</param>
    /// <param name="conflicts">
    /// SOD-01: who asked, wrote it last, works on it, or decided another step. They decide neither themselves nor through
    /// a deputy.
    /// </param>
    /// <param name="taxable">What a deputy's cap is compared with.</param>
    public static Approvers Of(
        Approver step,
        Approver? alsoNext,
        decimal taxable,
        IReadOnlyList<ApprovalMember> members,
        IReadOnlyList<ApprovalDeputy> deputies,
        IReadOnlySet<long> conflicts
    )
    {
        ArgumentNullException.ThrowIfNull(members);
        ArgumentNullException.ThrowIfNull(conflicts);
        ApprovalMember[] named =
        [
            .. members.Where(m =>
                (Is(step, m) || (alsoNext is not null && Is(alsoNext, m))) && !conflicts.Contains(m.Id)
            ),
        ];
        var own = named.Select(m => new ApproverChoice(m)).ToList();
        var free = members.Where(m => !conflicts.Contains(m.Id)).ToDictionary(m => m.Id);
        var standIns =
            from deputy in deputies
            where deputy.AmountCap is null || taxable <= deputy.AmountCap
            join principal in named on deputy.From equals principal.Id
            where free.ContainsKey(deputy.To) && own.TrueForAll(o => o.Member.Id != deputy.To)
            select new ApproverChoice(free[deputy.To], principal, deputy.Id);
        own.AddRange(standIns.DistinctBy(c => c.Member.Id).ToArray());
        if (own.Count > 0)
            return new Approvers(own, IsGap: false);
        var owners = members.Where(m => m.IsOwner).ToArray();
        return new Approvers(
            owners.Any(o => free.ContainsKey(o.Id))
                ? [.. owners.Where(o => free.ContainsKey(o.Id)).Select(o => new ApproverChoice(o))]
                : [.. owners.Select(o => new ApproverChoice(o, NeedsWaiver: true))],
            IsGap: true
        );
    }

    private static bool Is(Approver approver, ApprovalMember member) =>
        approver.Kind switch
        {
            ApproverKind.Role => approver.Role is { } role && member.Roles.Contains(role),
            ApproverKind.Person => approver.MembershipId == member.Id,
            ApproverKind.HvCertified => member.IsHvCertified,
        };
}
