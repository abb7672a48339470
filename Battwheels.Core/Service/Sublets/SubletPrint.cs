using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.JobCards;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Sublets;

/// <summary>What goes along with the goods; no price: the challan is no bill.</summary>
/// <param name="From">The registration they leave from, where the branch has one of its own.</param>
public sealed record SubletChallan(
    Letterhead By,
    string? From,
    SubletRow Order,
    string SentBy,
    string HsnSac,
    decimal Quantity,
    string Uom,
    string VendorAddress,
    string? VendorGstin,
    string? VendorPhone,
    PaperSize Paper
);

/// <summary>Sets delivery challans of outside work as PDF.</summary>
public interface ISubletPrinter
{
    byte[] Pdf(SubletChallan print);
}

/// <summary>The challan of what was handed to another workshop.</summary>
public sealed class SubletPrintService(IUnitOfWorkFactory units, ISubletPrinter printer)
{
    /// <returns>Null when there is no such order, or nothing of it was sent.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks tickets:read.</exception>
    public async Task<DocumentFile?> ChallanAsync(long subletOrderId, PaperSize paper, CancellationToken ct) =>
        await units.ReadAsync(SubletPermissions.Read, unit => ReadAsync(unit, subletOrderId, paper, ct), ct)
            is { } print
            ? new DocumentFile($"challan-{print.Order.Number}.pdf", printer.Pdf(print))
            : null;

    private static async Task<SubletChallan?> ReadAsync(
        IReadUnit unit,
        long subletOrderId,
        PaperSize paper,
        CancellationToken ct
    )
    {
        var found = await (
            from order in unit.Set<SubletOrder>()
            where order.Id == subletOrderId && order.SentAtUtc != null
            join line in unit.Set<JobLine>() on order.JobLineId equals line.Id
            join vendor in unit.Set<Contact>() on order.VendorId equals vendor.Id
            join branch in unit.Set<Branch>() on order.BranchId equals branch.Id
            select new
            {
                Line = line,
                Vendor = vendor,
                branch.Gstin,
                order.SentBy,
            }
        ).SingleOrDefaultAsync(ct);
        if (found is null)
            return null;
        var row = await SubletList
            .Rows(unit, unit.Set<SubletOrder>().Where(o => o.Id == subletOrderId))
            .SingleAsync(ct);
        var to = found.Vendor;
        string?[] address = [to.AddressLine1, to.AddressLine2, $"{to.City} {to.PinCode}".Trim()];
        return new SubletChallan(
            await Letterhead.ReadAsync(unit, ct),
            found.Gstin,
            row,
            found.SentBy ?? "",
            found.Line.HsnSac,
            found.Line.Quantity,
            found.Line.Uom,
            string.Join(", ", address.Where(a => !string.IsNullOrWhiteSpace(a))),
            to.Gstin,
            Phones.Display(to.Phone),
            paper
        );
    }
}
