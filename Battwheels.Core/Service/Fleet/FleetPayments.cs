using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Portal;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Fleet;

/// <summary>Several open bills by one code.</summary>
internal static class FleetPayments
{
    /// <summary>What a UPI application shows of a note, and keeps of a reference.</summary>
    private const int LongestNote = 80;
    private const int LongestReference = 35;

    private static readonly Error NothingChosen = new("NOTHING_CHOSEN", "Choose at least one bill to pay.");

    public static async Task<Result<FleetPayment>> OfAsync(
        IReadUnit unit,
        IReadOnlyList<long> invoiceIds,
        CancellationToken ct
    )
    {
        if (invoiceIds.Count == 0)
            return NothingChosen;
        var open = await PortalReading.InvoicesAsync(unit, onlyToPay: true, null, ct);
        PortalInvoiceRow[] chosen = [.. open.Where(i => invoiceIds.Contains(i.Id))];
        if (chosen.Length != invoiceIds.Distinct().Count())
            return CommonErrors.NotFound;
        var workshop = await unit.Set<OrganizationProfile>().Select(p => new { p.UpiVpa, p.TradeName }).SingleAsync(ct);
        var total = chosen.Sum(i => i.Outstanding);
        var note = Note([.. chosen.Select(i => i.Number)], LongestNote);
        var reference = string.Concat(note.Where(char.IsAsciiLetterOrDigit));
        return new FleetPayment(
            chosen,
            total,
            UpiLink.For(
                workshop.UpiVpa,
                workshop.TradeName,
                total,
                note,
                reference.Length > LongestReference ? reference[..LongestReference] : reference
            )
        );
    }

    /// <summary>All numbers where they fit, else the first and how many more.</summary>
    internal static string Note(IReadOnlyList<string> numbers, int longest)
    {
        var all = string.Join(' ', numbers);
        return all.Length <= longest ? all : $"{numbers[0]} +{numbers.Count - 1}";
    }
}
