using Battwheels.Core.Common;
using Battwheels.Core.Gst;

namespace Battwheels.Core.Service.Sublets;

/// <summary>The vendor's bill for an order: posted as it is entered, never changed; taken back by a reversal.</summary>
public sealed class SubletBill : TenantEntity, IAppendOnly
{
    /// <summary>Source type of its entry in the books; the source id is the order's.</summary>
    public const string Source = "SubletOrder";

    public const int LongestNumber = 40;

    private SubletBill() { }

    /// <param name="id">Known beforehand: the posting that comes first names it.</param>
    internal SubletBill(long id) => Id = id;

    public required long SubletOrderId { get; init; }

    public required long VendorId { get; init; }

    /// <summary>The vendor's registration that day; null: it charges no tax.</summary>
    [Personal(typeof(Crm.Contact), nameof(VendorId))]
    public string? VendorGstin { get; init; }

    /// <summary>As the vendor writes it.</summary>
    public required string Number { get; init; }

    /// <summary>The number in capitals without spaces: what two bills are compared by.</summary>
    public required string NumberKey { get; init; }

    /// <summary>Fiscal year of its date.</summary>
    public required string FyLabel { get; init; }

    public required DateOnly Date { get; init; }

    public required SupplyKind Kind { get; init; }

    /// <summary>Rupees before tax.</summary>
    public required decimal Taxable { get; init; }

    [Rate]
    public required decimal RatePercent { get; init; }

    public required decimal Cgst { get; init; }

    /// <summary>SGST or UTGST.</summary>
    public required decimal StateTax { get; init; }

    public required decimal Igst { get; init; }

    /// <summary>What takes the sum to the total the vendor printed; below one rupee either way.</summary>
    public required decimal RoundOff { get; init; }

    /// <summary>What is owed.</summary>
    public required decimal Total { get; init; }

    /// <summary>What the work costs us: with the tax where no credit is taken for it.</summary>
    public required decimal Cost { get; init; }

    /// <summary>What was agreed, before tax.</summary>
    public required decimal AgreedCost { get; init; }

    /// <summary>Why it is well above what was agreed.</summary>
    public string? Reason { get; init; }

    public required long JournalEntryId { get; init; }

    public long? MembershipId { get; init; }

    public required string ActorName { get; init; }

    public required DateTime AtUtc { get; init; }
}

/// <summary>A bill that was entered wrongly, taken back.</summary>
public sealed class SubletBillReversal : TenantEntity, IAppendOnly
{
    public required long SubletBillId { get; init; }

    public required string Reason { get; init; }

    public required long JournalEntryId { get; init; }

    public long? MembershipId { get; init; }

    public required string ActorName { get; init; }

    public required DateTime AtUtc { get; init; }
}
