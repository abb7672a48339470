using Battwheels.Core.Common;

namespace Battwheels.Core.Accounting;

/// <summary>Kinds of journal entries. A reversal keeps the kind of what it reverses.</summary>
public static class JournalTypes
{
    public const string General = "GENERAL";
    public const string Sales = "SALES";
    public const string Purchase = "PURCHASE";
    public const string Receipt = "RECEIPT";
    public const string Stock = "STOCK";
    public const string Opening = "OPENING";

    /// <summary>The year-end close, dated 31 March; left out of the profit and loss account.</summary>
    public const string Closing = "CLOSING";
}

/// <summary>A posted entry of the books: balanced, numbered, never changed. Reversed by a later entry, if at all.</summary>
public sealed class JournalEntry : TenantEntity, IAppendOnly
{
    private readonly List<JournalLine> _lines = [];

    /// <summary>One of <see cref="JournalTypes"/>.</summary>
    public required string JournalType { get; init; }

    /// <summary>As printed: <c>JE-2627-00042</c>.</summary>
    public required string Number { get; init; }

    /// <summary>1, 2, 3 ... in the fiscal year, without gap, in the order of commits; the hash chain follows it.</summary>
    public required long Sequence { get; init; }

    public required string FyLabel { get; init; }

    public required DateOnly EntryDate { get; init; }

    public required DateTime PostedAtUtc { get; init; }

    /// <summary>Kind of the document that caused it: Invoice, Receipt, StockMovement, Journal ...</summary>
    public required string SourceType { get; init; }

    public required long SourceId { get; init; }

    /// <summary>Which of the document's entries this is; unique with the document.</summary>
    public required string Purpose { get; init; }

    /// <summary>SHA-256 of what was asked for, hexadecimal: tells a repeat from a conflict.</summary>
    public required string PayloadHash { get; init; }

    public required string Narration { get; init; }

    /// <summary>Rupees: the sum of either side.</summary>
    public required decimal Total { get; init; }

    /// <summary>The entry whose sides this one swaps.</summary>
    public long? ReversesEntryId { get; init; }

    /// <summary>Membership of who posted; null for jobs.</summary>
    public long? PostedBy { get; init; }

    public required string PostedByName { get; init; }

    public IReadOnlyList<JournalLine> Lines => _lines;

    internal void Add(JournalLine line) => _lines.Add(line);
}

/// <summary>One side of one account in an entry.</summary>
[NotAudited("Written once with its entry, which is audited and sealed together with its lines.")]
public sealed class JournalLine : TenantEntity, IAppendOnly
{
    public long EntryId { get; private set; }

    public required int LineNo { get; init; }

    public required long AccountId { get; init; }

    /// <summary>The entry's date, repeated here because ledgers are read by account and date.</summary>
    public required DateOnly EntryDate { get; init; }

    /// <summary>Rupees; exactly one of debit and credit is above zero.</summary>
    public required decimal Debit { get; init; }

    public required decimal Credit { get; init; }

    /// <summary>Contact whose balance the line moves.</summary>
    public long? PartyId { get; init; }

    public required long BranchId { get; init; }

    public long? WarehouseId { get; init; }

    public long? JobCardId { get; init; }

    public long? VehicleId { get; init; }

    /// <summary>CGST, SGST, UTGST, IGST or CESS on tax lines.</summary>
    public string? TaxHead { get; init; }

    public DateOnly? DueDate { get; init; }

    public string? Memo { get; init; }
}
