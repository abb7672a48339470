using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Battwheels.Core.Accounting;

/// <summary>One line to post; exactly one of debit and credit is above zero.</summary>
/// <param name="Role">One of <see cref="AccountRoles"/>; ignored when <paramref name="AccountId"/> names the account.</param>
/// <param name="Debit">Rupees, at most two decimals.</param>
/// <param name="Credit">Rupees, at most two decimals.</param>
/// <param name="PartyId">Contact; needed where the chart says so.</param>
/// <param name="BranchId">The default branch when null.</param>
/// <param name="TaxHead">CGST, SGST, UTGST, IGST or CESS.</param>
public sealed record EntryLine(
    string Role,
    decimal Debit,
    decimal Credit,
    long? PartyId = null,
    long? BranchId = null,
    long? WarehouseId = null,
    long? JobCardId = null,
    long? VehicleId = null,
    string? TaxHead = null,
    DateOnly? DueDate = null,
    string? Memo = null,
    long? AccountId = null
);

/// <summary>What a document wants in the books; (SourceType, SourceId, Purpose) names it once and for all.</summary>
/// <param name="JournalType">One of <see cref="JournalTypes"/>.</param>
public sealed record EntryDraft(
    string JournalType,
    DateOnly EntryDate,
    string SourceType,
    long SourceId,
    string Purpose,
    string Narration,
    IReadOnlyList<EntryLine> Lines
)
{
    /// <summary>
    /// The source was made in this very unit, so nothing can have been posted for it before and nobody looks.
    /// </summary>
    internal bool IsFirst { get; init; }

    /// <summary>SHA-256 over the whole content in one canonical form, hexadecimal.</summary>
    internal string Hash()
    {
        StringBuilder text = new();
        Append(text, JournalType, EntryDate, SourceType, SourceId, Purpose, Narration);
        foreach (var l in Lines)
        {
            Append(text, l.AccountId is null ? l.Role : "", l.AccountId, l.Debit, l.Credit, l.PartyId, l.BranchId);
            Append(text, l.WarehouseId, l.JobCardId, l.VehicleId, l.TaxHead, l.DueDate, l.Memo);
        }

        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }

    private static void Append(StringBuilder text, params ReadOnlySpan<object?> fields)
    {
        foreach (var field in fields)
            text.Append(
                    field switch
                    {
                        decimal amount => amount.ToString("0.00##", CultureInfo.InvariantCulture),
                        DateOnly date => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
                        _ => field,
                    }
                )
                .Append('\u001f');
        text.Append('\n');
    }
}
