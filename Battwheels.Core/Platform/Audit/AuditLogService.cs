using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Audit;

/// <param name="MembershipId">What this member did.</param>
/// <param name="Record">A kind of record: <c>Invoice</c>.</param>
/// <param name="RecordId">With <paramref name="Record"/>: one record's history.</param>
/// <param name="RefusedOnly">Attempts that were refused.</param>
/// <param name="From">First day, in the organization's time zone.</param>
/// <param name="To">Last day.</param>
public sealed record AuditFilter(
    long? MembershipId = null,
    string? Record = null,
    long? RecordId = null,
    bool RefusedOnly = false,
    DateOnly? From = null,
    DateOnly? To = null
);

/// <summary>One line of the log.</summary>
/// <param name="Seal">Number in the chain; null while it waits to be sealed, which takes seconds.</param>
public sealed record AuditRow(
    long Id,
    DateTime AtUtc,
    ActorKind ActorKind,
    string Actor,
    string Action,
    string Record,
    long RecordId,
    string Permission,
    string? Changes,
    string? IpAddress,
    long? Seal
)
{
    /// <summary>What the records are called that this line speaks of, by id; those without a name are missing.</summary>
    public IReadOnlyDictionary<long, string> Names { get; init; } = new Dictionary<long, string>();
}

/// <param name="Name">As colleagues see the person.</param>
public sealed record AuditPerson(long MembershipId, string Name);

/// <param name="IpAddress">Where the attempts came from, as far as it is known.</param>
public sealed record AlertRow(DateTime AtUtc, long? MembershipId, string Actor, string? IpAddress);

/// <param name="Last">Number of the newest seal; 0 when nothing is sealed yet.</param>
public sealed record SealState(long Last, DateTime? AtUtc);

/// <summary>Reads the audit log; nobody can write it but the gate itself.</summary>
public sealed class AuditLogService(IUnitOfWorkFactory units, IRecordNames names, IPersonalValues personal)
{
    private const int ExportPage = 1_000;
    private const int MostAlerts = 5;

    /// <summary>Newest first, with the names of the records it speaks of.</summary>
    public Task<Page<AuditRow>> ListAsync(AuditFilter filter, string? after, CancellationToken ct) =>
        units.ReadAsync(
            OrganizationPermissions.ReadAudit,
            async unit =>
            {
                var page = await PageAsync(unit, filter, Cursor.Read(after), Lists.Default, ct);
                var called = await names.FindAsync(unit, AuditReferences.Of(page.Rows, names), ct);
                return page with { Rows = [.. page.Rows.Select(r => r with { Names = called })] };
            },
            ct
        );

    /// <summary>The next 1,000 rows of an export, newest first.</summary>
    public Task<Page<AuditRow>> ExportAsync(AuditFilter filter, string? after, CancellationToken ct) =>
        units.ReadAsync(
            OrganizationPermissions.ReadAudit,
            unit => PageAsync(unit, filter, Cursor.Read(after), ExportPage, ct),
            ct
        );

    /// <summary>Puts an export on record; its rows are then read by <see cref="ExportAsync"/>.</summary>
    public Task<Result<Done>> BeginExportAsync(AuditFilter filter, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            OrganizationPermissions.ReadAudit,
            command,
            filter,
            unit =>
            {
                unit.Audit("AUDIT_EXPORTED", nameof(AuditEntry), 0, filter);
                return Task.FromResult<Result<Done>>(Done.Instance);
            },
            ct
        );

    /// <summary>Whose acts can be asked for: members past and present.</summary>
    [Bounded(200)]
    public Task<IReadOnlyList<AuditPerson>> PeopleAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<AuditPerson>>(
            OrganizationPermissions.ReadAudit,
            async unit =>
                await unit.Set<Membership>()
                    .OrderBy(m => m.DisplayName)
                    .Take(200)
                    .Select(m => new AuditPerson(m.Id, m.DisplayName))
                    .ToListAsync(ct),
            ct
        );

    /// <summary>Alerts of the last seven days, the newest first.</summary>
    [Bounded(MostAlerts)]
    public Task<IReadOnlyList<AlertRow>> AlertsAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<AlertRow>>(
            OrganizationPermissions.ReadAudit,
            async unit =>
            {
                var since = IdGenerator.FirstOf(unit.Now.AddDays(-7));
                return await unit.Set<AuditEntry>()
                    .Where(a => a.Id >= since && a.Action == SecurityAlert.Action)
                    .OrderByDescending(a => a.Id)
                    .Take(MostAlerts)
                    .Select(a => new AlertRow(a.AtUtc, a.MembershipId, a.ActorName, a.IpAddress))
                    .ToListAsync(ct);
            },
            ct
        );

    /// <summary>How far the chain is sealed.</summary>
    public Task<SealState> SealedAsync(CancellationToken ct) =>
        units.ReadAsync(
            OrganizationPermissions.ReadAudit,
            async unit =>
                await unit.Set<AuditSeal>()
                    .OrderByDescending(s => s.Sequence)
                    .Select(s => new SealState(s.Sequence, s.SealedAtUtc))
                    .FirstOrDefaultAsync(ct)
                ?? new SealState(0, null),
            ct
        );

    private async Task<Page<AuditRow>> PageAsync(
        IReadUnit unit,
        AuditFilter filter,
        Cursor? after,
        int size,
        CancellationToken ct
    )
    {
        var rows = await Filtered(unit, filter, after)
            .OrderByDescending(a => a.Id)
            .Take(size + 1)
            .Select(a => new AuditRow(
                a.Id,
                a.AtUtc,
                a.ActorKind,
                a.ActorName,
                a.Action,
                a.EntityType,
                a.EntityId,
                a.Permission,
                a.Changes,
                a.IpAddress,
                unit.Set<AuditSeal>().Where(s => s.AuditEntryId == a.Id).Select(s => (long?)s.Sequence).FirstOrDefault()
            ))
            .ToListAsync(ct);
        var page = Lists.Cut(rows, size, r => new Cursor("", r.Id));
        return page with { Rows = await personal.OpenAsync(unit, page.Rows, ct) };
    }

    private static IQueryable<AuditEntry> Filtered(IReadUnit unit, AuditFilter filter, Cursor? after)
    {
        var rows = unit.Set<AuditEntry>();
        if (filter.MembershipId is { } member)
            rows = rows.Where(a => a.MembershipId == member);
        if (filter.Record is { Length: > 0 } record)
            rows = rows.Where(a => a.EntityType == record);
        if (filter.RecordId is { } id)
            rows = rows.Where(a => a.EntityId == id);
        if (filter.RefusedOnly)
            rows = rows.Where(a => a.Action == SecurityAlert.Denied);
        if (filter.From is { } from)
        {
            var first = IdGenerator.FirstOf(Midnight(unit, from));
            rows = rows.Where(a => a.Id >= first);
        }

        if (filter.To is { } to && to < DateOnly.MaxValue)
        {
            var end = IdGenerator.FirstOf(Midnight(unit, to.AddDays(1)));
            rows = rows.Where(a => a.Id < end);
        }

        if (after is { } cursor)
            rows = rows.Where(a => a.Id < cursor.Id);
        return rows;
    }

    private static DateTime Midnight(IReadUnit unit, DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(
            day.ToDateTime(TimeOnly.MinValue),
            TimeZoneInfo.FindSystemTimeZoneById(unit.Organization.TimeZoneId)
        );
}
