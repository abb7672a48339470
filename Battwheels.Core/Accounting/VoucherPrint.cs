using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;

namespace Battwheels.Core.Accounting;

/// <summary>What the printer needs.</summary>
public sealed record VoucherPrint(Letterhead By, EntryView Entry, PaperSize Paper);

/// <summary>Sets entries of the books as PDF.</summary>
public interface IVoucherPrinter
{
    byte[] Pdf(VoucherPrint print);
}

/// <summary>Journal vouchers as PDF.</summary>
public sealed class VoucherPrintService(IUnitOfWorkFactory units, IVoucherPrinter printer)
{
    /// <returns>Null when there is no such entry.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks accounting:read.</exception>
    public async Task<DocumentFile?> PdfAsync(long journalEntryId, PaperSize paper, CancellationToken ct) =>
        await units.ReadAsync(
            AccountingPermissions.Read,
            async unit =>
                await Entries.OneAsync(unit, journalEntryId, ct) is { } entry
                    ? new VoucherPrint(await Letterhead.ReadAsync(unit, ct), entry, paper)
                    : null,
            ct
        )
            is { } print
            ? new DocumentFile($"{print.Entry.Entry.Number}.pdf", printer.Pdf(print))
            : null;
}
