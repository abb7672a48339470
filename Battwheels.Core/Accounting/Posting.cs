using Battwheels.Core.Common;

namespace Battwheels.Core.Accounting;

/// <summary>
/// Posting rules: which document event debits and credits what. Flat facts in, one entry out; lines of zero are dropped,
/// and when nothing is left there is no entry and the value is null.
/// </summary>
public static class Posting
{
    /// <summary>Goods received: stock against goods received but not billed. The vendor is needed.</summary>
    public static Task<Result<JournalEntry?>> GoodsReceivedAsync(IUnitOfWork unit, StockPosting p, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(p);
        return PostAsync(unit, GoodsReceived(p), ct);
    }

    /// <summary>Stock at the start of the books, against opening balance equity.</summary>
    public static Task<Result<JournalEntry?>> OpeningStockAsync(IUnitOfWork unit, StockPosting p, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(p);
        return PostAsync(unit, OpeningStock(p), ct);
    }

    /// <summary>Difference found by counting: a positive value is a gain, a negative one a loss.</summary>
    public static Task<Result<JournalEntry?>> StockDifferenceAsync(
        IUnitOfWork unit,
        StockPosting p,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(p);
        return PostAsync(unit, StockDraft(p, JournalTypes.Stock, "difference", AccountRoles.StockAdjustment), ct);
    }

    /// <summary>Cost found out after the parts had gone: a positive value goes back into stock, from the cost of sales.</summary>
    public static Task<Result<JournalEntry?>> CostAdjustedAsync(
        IUnitOfWork unit,
        StockPosting p,
        string cogsRole,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(p);
        return PostAsync(unit, StockDraft(p, JournalTypes.Stock, "cost", cogsRole), ct);
    }

    /// <summary>Part issued to a job card: its cost leaves the stock, to the account of who bears it.</summary>
    public static Task<Result<JournalEntry?>> PartIssuedAsync(
        IUnitOfWork unit,
        PartIssuePosting p,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(p);
        return PostAsync(unit, PartIssued(p), ct);
    }

    /// <summary>Part back from the job, at the cost it left with, from the account it went to.</summary>
    public static Task<Result<JournalEntry?>> PartReturnedAsync(
        IUnitOfWork unit,
        PartIssuePosting p,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(p);
        return PostAsync(unit, PartReturned(p), ct);
    }

    /// <summary>Invoice issued: the customer owes the total; income, output tax and round-off.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The round-off is a whole rupee or more.</exception>
    public static Task<Result<JournalEntry?>> InvoiceIssuedAsync(
        IUnitOfWork unit,
        InvoicePosting p,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(p);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(Math.Abs(p.RoundOff), 1m);
        EntryLine Line(string role, decimal credit, string? taxHead = null) =>
            Signed(role, -credit) with
            {
                BranchId = p.BranchId,
                JobCardId = p.JobCardId,
                VehicleId = p.VehicleId,
                TaxHead = taxHead,
            };

        return PostAsync(
            unit,
            new EntryDraft(
                JournalTypes.Sales,
                p.Date,
                "Invoice",
                p.InvoiceId,
                "issue",
                $"Invoice {p.Number}",
                [
                    Line(p.ReceivableRole, -p.Total) with
                    {
                        PartyId = p.ContactId,
                        DueDate = p.DueDate,
                    },
                    .. p.Income.Select(i => Line(i.Role, i.Taxable)),
                    Line(AccountRoles.OutCgst, p.Cgst, "CGST"),
                    Line(AccountRoles.OutSgst, p.StateTax, p.IsUnionTerritory ? "UTGST" : "SGST"),
                    Line(AccountRoles.OutIgst, p.Igst, "IGST"),
                    Line(AccountRoles.RoundOff, p.RoundOff),
                ]
            )
            {
                IsFirst = p.IsNew,
            },
            ct
        );
    }

    /// <summary>Money received: against invoices, tax the customer withheld, and what is too much as an advance.</summary>
    public static Task<Result<JournalEntry?>> ReceiptAsync(IUnitOfWork unit, ReceiptPosting p, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(p);
        return PostAsync(
            unit,
            new EntryDraft(
                JournalTypes.Receipt,
                p.Date,
                "Receipt",
                p.ReceiptId,
                "receipt",
                p.Narration,
                [
                    .. (
                        (EntryLine[])
                            [
                                Signed(p.MoneyRole, p.Received),
                                Signed(AccountRoles.TdsReceivable, p.TdsWithheld),
                                Signed(AccountRoles.Ar, p.Elsewhere.Sum(e => e.Amount) - p.AgainstInvoices),
                                .. p.Elsewhere.Select(e =>
                                    Signed(e.ReceivableRole, -e.Amount) with
                                    {
                                        PartyId = e.ContactId,
                                    }
                                ),
                                Signed(AccountRoles.CustomerAdvance, -p.Advance),
                            ]
                    ).Select(l => l with { PartyId = l.PartyId ?? p.ContactId, BranchId = p.BranchId }),
                ]
            )
            {
                IsFirst = p.IsNew,
            },
            ct
        );
    }

    /// <summary>An advance pays an invoice.</summary>
    public static Task<Result<JournalEntry?>> AdvanceAppliedAsync(
        IUnitOfWork unit,
        AdvancePosting p,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(p);
        return PostAsync(
            unit,
            new EntryDraft(
                JournalTypes.Receipt,
                p.Date,
                "Allocation",
                p.AllocationId,
                "apply",
                p.Narration,
                [
                    Signed(AccountRoles.CustomerAdvance, p.Amount) with
                    {
                        PartyId = p.ContactId,
                        BranchId = p.BranchId,
                    },
                    Signed(p.ReceivableRole, -p.Amount) with
                    {
                        PartyId = p.InvoicePartyId,
                        BranchId = p.BranchId,
                    },
                ]
            ),
            ct
        );
    }

    /// <summary>A part of what a service contract was sold for is earned.</summary>
    public static Task<Result<JournalEntry?>> ContractEarnedAsync(
        IUnitOfWork unit,
        ContractPosting p,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(p);
        return PostAsync(
            unit,
            new EntryDraft(
                JournalTypes.General,
                p.Date,
                "AmcContract",
                p.ContractId,
                p.Purpose,
                p.Narration,
                [
                    Signed(AccountRoles.DeferredRevenue, p.Amount) with
                    {
                        BranchId = p.BranchId,
                    },
                    Signed(AccountRoles.ServiceAmc, -p.Amount) with
                    {
                        BranchId = p.BranchId,
                    },
                ]
            ),
            ct
        );
    }

    /// <summary>The drafts alone, for those who post many together: see <see cref="PostManyAsync"/>.</summary>
    internal static EntryDraft GoodsReceived(StockPosting p) =>
        StockDraft(p, JournalTypes.Stock, "receipt", AccountRoles.Grni);

    internal static EntryDraft OpeningStock(StockPosting p) =>
        StockDraft(p, JournalTypes.Opening, "opening", AccountRoles.OpeningEquity);

    internal static EntryDraft PartIssued(PartIssuePosting p)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(p.Cost);
        return PartDraft(p, "issue", p.Cost);
    }

    internal static EntryDraft PartReturned(PartIssuePosting p)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(p.Cost);
        return PartDraft(p, "return", -p.Cost);
    }

    /// <summary>Posts drafts one after the other, all or none; nothing stands for a draft that has no amount.</summary>
    /// <param name="accounts">Of their lines, where the caller has read them.</param>
    internal static async Task<PostedMany> PostManyAsync(
        IUnitOfWork unit,
        IReadOnlyList<EntryDraft> drafts,
        IReadOnlyList<Account>? accounts,
        CancellationToken ct
    )
    {
        var entries = new JournalEntry?[drafts.Count];
        var filled = drafts.Select((d, i) => (Draft: Filled(d), At: i)).Where(d => d.Draft is not null).ToArray();
        var posted = await Ledger.PostManyAsync(unit, [.. filled.Select(d => d.Draft!)], accounts, ct);
        if (posted.Refusal is { } refusal)
            return new PostedMany(entries, refusal, filled[posted.At].At);
        foreach (var (entry, (_, at)) in posted.Entries.Zip(filled))
            entries[at] = entry;
        return new PostedMany(entries);
    }

    private static EntryDraft StockDraft(StockPosting p, string journalType, string purpose, string counterRole) =>
        new(
            journalType,
            p.Date,
            p.SourceType,
            p.SourceId,
            purpose,
            p.Narration,
            [
                .. ((EntryLine[])[Signed(p.InventoryRole, p.Value), Signed(counterRole, -p.Value)]).Select(l =>
                    l with
                    {
                        PartyId = p.PartyId,
                        BranchId = p.BranchId,
                        WarehouseId = p.WarehouseId,
                    }
                ),
            ]
        );

    private static EntryDraft PartDraft(PartIssuePosting p, string purpose, decimal costOut) =>
        new(
            JournalTypes.Stock,
            p.Date,
            p.SourceType,
            p.SourceId,
            purpose,
            p.Narration,
            [
                .. ((EntryLine[])[Signed(CostRole(p), costOut), Signed(p.InventoryRole, -costOut)]).Select(l =>
                    l with
                    {
                        BranchId = p.BranchId,
                        WarehouseId = p.WarehouseId,
                        JobCardId = p.JobCardId,
                        VehicleId = p.VehicleId,
                    }
                ),
            ]
        );

    private static string CostRole(PartIssuePosting p) =>
        p.Payer switch
        {
            CostPayer.Customer => p.CogsRole,
            CostPayer.OemWarranty => AccountRoles.CogsWarranty,
            CostPayer.Goodwill or CostPayer.Internal => AccountRoles.CogsGoodwill,
        };

    /// <summary>A positive amount is a debit, a negative one a credit.</summary>
    private static EntryLine Signed(string role, decimal debit) => new(role, Math.Max(debit, 0m), Math.Max(-debit, 0m));

    private static async Task<Result<JournalEntry?>> PostAsync(IUnitOfWork unit, EntryDraft draft, CancellationToken ct)
    {
        if (Filled(draft) is not { } filled)
            return (JournalEntry?)null;
        var posted = await Ledger.PostAsync(unit, filled, ct);
        return posted.Error is { } error ? error : posted.Value;
    }

    /// <summary>Without lines of zero; null when nothing is left.</summary>
    private static EntryDraft? Filled(EntryDraft draft)
    {
        EntryLine[] lines = [.. draft.Lines.Where(l => l.Debit != 0m || l.Credit != 0m)];
        return lines.Length == 0 ? null : draft with { Lines = lines };
    }
}

/// <summary>One entry or null for each draft; or why the draft <paramref name="At"/> was refused.</summary>
internal sealed record PostedMany(IReadOnlyList<JournalEntry?> Entries, Error? Refusal = null, int At = 0);
