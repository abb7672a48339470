using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Sla;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Appointments;

/// <summary>When branches are open, each read once in an operation.</summary>
internal sealed class BranchClocks(IReadUnit unit)
{
    private readonly Dictionary<long, WorkingCalendar> _known = [];

    /// <summary>The branch asked for, else the default branch; null where there is none.</summary>
    public async Task<Branch?> BranchAsync(long? branchId, CancellationToken ct) =>
        await unit.Set<Branch>()
            .Where(b => branchId == null ? b.IsDefault : b.Id == branchId)
            .OrderBy(b => b.Id)
            .FirstOrDefaultAsync(ct);

    /// <summary>Its hours of promises; a place that never wrote any is open all day.</summary>
    public async Task<WorkingCalendar> OfAsync(long branchId, CancellationToken ct)
    {
        if (_known.TryGetValue(branchId, out var known))
            return known;
        var calendar = await SlaCalendars.OfBranchAsync(unit, branchId, ct);
        return _known[branchId] = calendar ?? WorkingCalendar.Always(unit.Organization.TimeZoneId);
    }
}
