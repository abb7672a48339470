using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Core.Gst;

namespace Battwheels.Core.Service.Sublets;

/// <summary>A vendor's bill as the books see it; rupees. Cost + tax + round-off = total.</summary>
/// <param name="Credit">Input tax credit that is taken; zero where the tax is part of the cost.</param>
/// <param name="JobCardId">The visit it is for.</param>
internal sealed record SubletPosting(
    long OrderId,
    long BillId,
    string Narration,
    DateOnly Date,
    long VendorId,
    decimal Cost,
    GstSplit Credit,
    bool IsUnionTerritory,
    decimal RoundOff,
    decimal Total,
    long BranchId,
    long JobCardId,
    long VehicleId
);

/// <summary>Posting rule of outside work: its cost and the input tax against what the vendor is owed.</summary>
internal static class SubletPostings
{
    public static Task<Result<JournalEntry>> PostAsync(IUnitOfWork unit, SubletPosting p, CancellationToken ct) =>
        Ledger.PostAsync(unit, Draft(p), ct);

    /// <summary>Lines of zero are left out.</summary>
    public static EntryDraft Draft(SubletPosting p) =>
        new(
            JournalTypes.Purchase,
            p.Date,
            SubletBill.Source,
            p.OrderId,
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"bill:{p.BillId}"),
            p.Narration,
            [
                .. (
                    (EntryLine[])
                        [
                            Line(p, AccountRoles.Subcontract, p.Cost),
                            Line(p, AccountRoles.InCgst, p.Credit.Cgst, "CGST"),
                            Line(p, AccountRoles.InSgst, p.Credit.StateTax, p.IsUnionTerritory ? "UTGST" : "SGST"),
                            Line(p, AccountRoles.InIgst, p.Credit.Igst, "IGST"),
                            Line(p, AccountRoles.RoundOff, p.RoundOff),
                            Line(p, AccountRoles.Ap, -p.Total) with
                            {
                                PartyId = p.VendorId,
                            },
                        ]
                ).Where(l => l.Debit != 0m || l.Credit != 0m),
            ]
        )
        {
            IsFirst = true,
        };

    /// <summary>A positive amount is a debit, a negative one a credit.</summary>
    private static EntryLine Line(SubletPosting p, string role, decimal debit, string? taxHead = null) =>
        new(
            role,
            Math.Max(debit, 0m),
            Math.Max(-debit, 0m),
            BranchId: p.BranchId,
            JobCardId: p.JobCardId,
            VehicleId: p.VehicleId,
            TaxHead: taxHead
        );
}
