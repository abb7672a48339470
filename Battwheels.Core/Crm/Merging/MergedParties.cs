using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm.Merging;

/// <summary>
/// A contact together with those merged into it. Issued documents and posted lines go on naming whom they were written for,
/// so whoever asks for the rows of a contact asks for all of these.
/// </summary>
public static class MergedParties
{
    /// <summary>The contact's own id and those of the contacts it took in, as a query to compare with.</summary>
    public static IQueryable<long> Of(IReadUnit unit, long contactId)
    {
        ArgumentNullException.ThrowIfNull(unit);
        return unit.Set<Contact>().Where(c => c.Id == contactId || c.MergedIntoId == contactId).Select(c => c.Id);
    }

    /// <summary>Who this contact is today: itself, or the one it was merged into.</summary>
    public static async Task<long> NowAsync(IReadUnit unit, long contactId, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(unit);
        var into = await unit.Set<Contact>()
            .Where(c => c.Id == contactId)
            .Select(c => c.MergedIntoId)
            .SingleOrDefaultAsync(ct);
        return into ?? contactId;
    }
}
