using Battwheels.Core.Common;

namespace Battwheels.Core.Accounting;

public enum AccountType
{
    Asset,
    Liability,
    Equity,
    Income,
    Expense,
}

/// <summary>The side on which a balance is normally positive.</summary>
public enum NormalSide
{
    Debit,
    Credit,
}

/// <summary>Whom a line on the account must name.</summary>
public enum PartyKind
{
    Customer,
    Vendor,
    Employee,
    Oem,
}

/// <summary>Where a movement of the account stands in the cash flow statement.</summary>
public enum CashflowTag
{
    Cash,
    WorkingCapital,
    Investing,
    Financing,
    NonCash,
    Equity,
}

/// <summary>An account of the chart. Code refers to it only by role, never by its number.</summary>
public sealed class Account : TenantEntity, IVersioned
{
    /// <summary>Unique in the organization, 1 to 10 characters.</summary>
    public required string Code { get; set; }

    public required string Name { get; set; }

    public required AccountType Type { get; init; }

    public long? ParentId { get; set; }

    public required NormalSide Normal { get; init; }

    /// <summary>What posting rules call it; unique in the organization. See <see cref="AccountRoles"/>.</summary>
    public string? Role { get; init; }

    /// <summary>A line must name a party of this kind.</summary>
    public PartyKind? PartyKind { get; init; }

    /// <summary>A heading: nothing is posted to it.</summary>
    public required bool IsGroup { get; init; }

    /// <summary>False: only documents post to it; a manual journal naming it is refused.</summary>
    public bool ManualPosting { get; init; } = true;

    /// <summary>Its lines can be matched to each other as open items.</summary>
    public bool Reconcile { get; init; }

    /// <summary>None on income and expenses: operating.</summary>
    public CashflowTag? Cashflow { get; init; }

    /// <summary>Heading in the statements of Schedule III Division I, Companies Act 2013.</summary>
    public string? Schedule3 { get; init; }

    public bool IsActive { get; set; } = true;

    public int Version { get; private set; }
}
