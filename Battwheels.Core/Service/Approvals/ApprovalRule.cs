using Battwheels.Core.Service.Estimates.Alternatives;
using Battwheels.Core.Service.JobCards;

namespace Battwheels.Core.Service.Approvals;

/// <summary>What of a repair can call for an approval inside the house.</summary>
public enum ApprovalBasis
{
    /// <summary>Rupees before tax, whoever pays: everything live of the visit, and of the vehicle in 30 days.</summary>
    TaxableValue,

    /// <summary>The highest discount of a line, percent.</summary>
    Discount,

    /// <summary>What is left of the price after the cost of parts, percent.</summary>
    Margin,

    /// <summary>Rupees the workshop pays itself: goodwill and internal lines.</summary>
    Goodwill,

    /// <summary>The high-voltage battery is opened or replaced, whatever it costs.</summary>
    HvBattery,
}

public enum ApproverKind
{
    Role,
    Person,

    /// <summary>Anybody who may decide and holds a high-voltage certificate.</summary>
    HvCertified,
}

/// <summary>Who gives one approval.</summary>
/// <param name="Role">Code of the role: <c>manager</c>.</param>
/// <param name="MembershipId">The person, where it is one.</param>
public sealed record Approver(ApproverKind Kind, string? Role = null, long? MembershipId = null)
{
    public static readonly Approver HvCertified = new(ApproverKind.HvCertified);

    public static Approver OfRole(string code) => new(ApproverKind.Role, code);

    public static Approver Person(long membershipId) => new(ApproverKind.Person, MembershipId: membershipId);
}

/// <summary>One row of the policy, as it stands on a day.</summary>
/// <param name="From">Smallest amount it covers; null: no lower end.</param>
/// <param name="To">First amount above it that it does not cover; null: no upper end.</param>
/// <param name="Level">1 is asked first.</param>
/// <param name="ExpiryHours">Business hours the approvers have.</param>
/// <param name="BranchId">Null: every branch that has no rows of its own for this basis.</param>
/// <param name="ValidFrom">First day.</param>
/// <param name="ValidTo">Last day; null: until further notice.</param>
public sealed record ApprovalRule(
    long Id,
    ApprovalBasis Basis,
    decimal? From,
    decimal? To,
    int Level,
    Approver Approver,
    int ApproversNeeded,
    int ExpiryHours,
    long? BranchId,
    DateOnly ValidFrom,
    DateOnly? ValidTo
)
{
    public bool Covers(decimal amount) => (From is null || amount >= From) && (To is null || amount < To);

    public bool IsInForce(DateOnly day) => ValidFrom <= day && (ValidTo is null || day <= ValidTo);
}

/// <summary>What an approval looks at of one line.</summary>
/// <param name="Key">The same as long as the line says the same thing; prices and quantities are no part of it.</param>
/// <param name="Gross">Rupees before discount and tax.</param>
/// <param name="Taxable">Rupees after discount, before tax.</param>
/// <param name="Cost">Rupees the parts cost; null where nobody knows.</param>
/// <param name="Option">The option it belongs to, its set told apart from those of other estimates.</param>
public sealed record ApprovalLine(
    string Key,
    decimal Gross,
    decimal Taxable,
    decimal DiscountPercent,
    LinePayer Payer,
    decimal? Cost = null,
    bool TouchesHvBattery = false,
    LineOption? Option = null
)
{
    /// <summary>Paid by the workshop itself.</summary>
    public bool IsGiven => Payer is LinePayer.Goodwill or LinePayer.Internal;

    /// <summary>What giving it away costs: its price or, where that is kept low, its cost.</summary>
    internal decimal Given => IsGiven ? Math.Max(Taxable, Cost ?? 0m) : 0m;
}

/// <summary>The amounts the policy looks at.</summary>
/// <param name="MarginPercent">Null where the customer pays nothing.</param>
public sealed record ApprovalFacts(
    decimal TaxableValue,
    decimal DiscountPercent,
    decimal? MarginPercent,
    decimal GoodwillValue,
    bool TouchesHvBattery
)
{
    /// <summary>The amount of one basis; null where it says nothing about this repair.</summary>
    public decimal? Of(ApprovalBasis basis) =>
        basis switch
        {
            ApprovalBasis.TaxableValue => TaxableValue,
            ApprovalBasis.Discount => DiscountPercent,
            ApprovalBasis.Margin => MarginPercent,
            ApprovalBasis.Goodwill => GoodwillValue,
            ApprovalBasis.HvBattery => TouchesHvBattery ? 1m : null,
        };

    /// <summary>Is this one worse in a basis than what was approved? A thinner margin is worse, more of anything else too.</summary>
    public bool IsAbove(ApprovalFacts approved, ApprovalBasis basis)
    {
        ArgumentNullException.ThrowIfNull(approved);
        return (Of(basis), approved.Of(basis)) switch
        {
            (null, _) => false,
            (_, null) => true,
            ({ } now, { } then) => basis is ApprovalBasis.Margin ? now < then : now > then,
        };
    }
}

/// <summary>Why an approval is needed: a row of the policy and the amount that met it.</summary>
public sealed record ApprovalCause(ApprovalRule Rule, decimal Amount);

/// <summary>One approval to be given, in its turn.</summary>
public sealed record ApprovalNeed(
    int Level,
    Approver Approver,
    int ApproversNeeded,
    int ExpiryHours,
    IReadOnlyList<ApprovalCause> Causes
);

/// <summary>What a repair needs.</summary>
/// <param name="Steps">In the order they are given; empty: nothing to ask.</param>
/// <param name="TriggeringLines">Keys of the lines that call for an approval by themselves.</param>
public sealed record ApprovalNeeds(
    ApprovalFacts Facts,
    IReadOnlyList<ApprovalNeed> Steps,
    IReadOnlySet<string> TriggeringLines
)
{
    public bool AreNone => Steps.Count == 0;
}
