using System.Linq.Expressions;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm;

/// <param name="Text">Beginning of a registration or VIN, or the last four digits; empty for all.</param>
/// <param name="NeedsCheck">Only those whose number was kept as typed.</param>
/// <param name="Sort"><c>registration</c> or <c>odometer</c>; else the newest first.</param>
public sealed record VehicleFilter(
    string? Text = null,
    VehicleCategory? Category = null,
    bool NeedsCheck = false,
    bool Archived = false,
    Sort? Sort = null
);

/// <summary>One line of the list.</summary>
/// <param name="OwnerName">Null for those who may not read contacts.</param>
public sealed record VehicleRow(
    long Id,
    string? Registration,
    RegistrationKind RegistrationKind,
    bool NeedsCheck,
    string Make,
    string Model,
    string? Variant,
    VehicleCategory Category,
    int? LastOdometerKm,
    bool IsArchived,
    long? ContactId,
    string? OwnerName
);

/// <summary>Everything about one vehicle.</summary>
/// <param name="Owners">Newest first; empty for those who may not read contacts.</param>
/// <param name="Readings">The last 20, newest first.</param>
public sealed record VehicleView(
    long Id,
    int Version,
    string? Registration,
    RegistrationKind RegistrationKind,
    string? RegistrationNote,
    bool RegistrationNeedsCheck,
    DateOnly? RegistrationValidUntil,
    string? Vin,
    string Make,
    string Model,
    string? Variant,
    int? Year,
    string? Colour,
    VehicleCategory Category,
    int? LastOdometerKm,
    DateOnly? LastOdometerOn,
    string? BatterySerial,
    DateOnly? SoldOn,
    bool IsArchived,
    DateTime CreatedAtUtc,
    OwnerRow? Owner,
    IReadOnlyList<OwnerRow> Owners,
    IReadOnlyList<ReadingRow> Readings
);

/// <param name="Phone">Of the contact as it is now.</param>
public sealed record OwnerRow(long ContactId, string Name, string? Phone, DateOnly FromDate, string? Reason);

public sealed record ReadingRow(int Km, DateOnly ReadOn, string? Reason);

/// <summary>Reads vehicles for lists and pages.</summary>
internal static class VehicleList
{
    private const int FoundByText = 1_000;
    private const int History = 20;
    public const int ExportPage = 1_000;

    private static readonly IReadOnlyList<SortKey<Vehicle>> Sorts =
    [
        SortKey<Vehicle>.Of("registration", v => v.RegistrationKey),
        SortKey<Vehicle>.Of("odometer", v => v.LastOdometerKm),
    ];

    public static async Task<Page<VehicleRow>> PageAsync(
        IReadUnit unit,
        VehicleFilter filter,
        Cursor? after,
        int size,
        CancellationToken ct
    )
    {
        var vehicles = Filtered(unit, filter);
        if (!filter.Archived && !string.IsNullOrWhiteSpace(filter.Text))
        {
            var ids = await FindAsync(unit, filter.Text, FoundByText, ct);
            if (ids.Count == 0)
                return new Page<VehicleRow>([], null);
            vehicles = vehicles.Where(v => ids.Contains(v.Id));
        }

        return await vehicles.PageAsync(Sorts, filter.Sort, after, size, some => Rows(unit, some), r => r.Id, ct);
    }

    public static Task<IReadOnlyList<int?>> CountsAsync(
        IReadUnit unit,
        IReadOnlyList<VehicleFilter> filters,
        CancellationToken ct
    ) =>
        ManyCounts.OfFiltersAsync(
            unit.Set<Branch>(),
            filters,
            filter => Task.FromResult(filter.Text is null ? Filtered(unit, filter) : null),
            ct
        );

    /// <summary>All but the text, which is looked up first.</summary>
    private static IQueryable<Vehicle> Filtered(IReadUnit unit, VehicleFilter filter)
    {
        var vehicles = unit.Set<Vehicle>().Where(v => v.IsArchived == filter.Archived);
        if (filter.Category is { } category)
            vehicles = vehicles.Where(v => v.Category == category);
        return filter.NeedsCheck ? vehicles.Where(v => v.RegistrationNeedsCheck) : vehicles;
    }

    public static Task<IReadOnlyList<VehicleRow>> OfContactAsync(
        IReadUnit unit,
        long contactId,
        int most,
        CancellationToken ct
    ) => OfAsync(unit, v => v.ContactId == contactId && !v.IsArchived, most, ct);

    /// <summary>Newest first.</summary>
    public static async Task<IReadOnlyList<VehicleRow>> OfAsync(
        IReadUnit unit,
        Expression<Func<Vehicle, bool>> which,
        int most,
        CancellationToken ct
    ) => await Rows(unit, unit.Set<Vehicle>().Where(which).OrderByDescending(v => v.Id).Take(most)).ToListAsync(ct);

    public static async Task<VehicleView?> ViewAsync(IReadUnit unit, long id, CancellationToken ct)
    {
        if (await unit.Set<Vehicle>().SingleOrDefaultAsync(v => v.Id == id, ct) is not { } v)
            return null;
        var owners = unit.May(ContactPermissions.Read) ? await OwnersAsync(unit, id, ct) : [];
        var readings = await unit.Set<OdometerReading>()
            .Where(r => r.VehicleId == id)
            .OrderByDescending(r => r.Id)
            .Take(History)
            .Select(r => new ReadingRow(r.Km, r.ReadOn, r.Reason))
            .ToListAsync(ct);
        return new VehicleView(
            v.Id,
            v.Version,
            v.Registration,
            v.RegistrationKind,
            v.RegistrationNote,
            v.RegistrationNeedsCheck,
            v.RegistrationValidUntil,
            v.Vin,
            v.Make,
            v.Model,
            v.Variant,
            v.Year,
            v.Colour,
            v.Category,
            v.LastOdometerKm,
            v.LastOdometerOn,
            v.BatterySerial,
            v.SoldOn,
            v.IsArchived,
            v.CreatedAtUtc,
            owners.FirstOrDefault(),
            owners,
            readings
        );
    }

    /// <summary>Live vehicles by full or beginning registration, last four digits, or beginning of the VIN.</summary>
    public static async Task<IReadOnlyList<long>> FindAsync(IReadUnit unit, string text, int most, CancellationToken ct)
    {
        var compact = Registrations.Normalize(text);
        if (compact.Length == 0)
            return [];
        var padded = Registrations.Read(text, unit.Today).Compact;
        List<long> ids = padded == compact ? [] : await Ids(v => v.RegistrationKey == padded);
        ids.AddRange(await Begins(v => v.RegistrationKey));
        if (compact.Length == 4 && compact.All(char.IsAsciiDigit))
            ids.AddRange(await Ids(v => v.RegistrationTail == compact));
        if (compact.Length >= 5)
            ids.AddRange(await Begins(v => v.VinKey));
        return [.. ids.Distinct().Take(most)];

        Task<List<long>> Ids(Expression<Func<Vehicle, bool>> which) =>
            unit.Set<Vehicle>().Where(which).OrderByDescending(v => v.Id).Take(most).Select(v => v.Id).ToListAsync(ct);

        Task<List<long>> Begins(Expression<Func<Vehicle, string?>> key) =>
            unit.Set<Vehicle>().WhereBeginsWith(key, compact).OrderBy(key).Take(most).Select(v => v.Id).ToListAsync(ct);
    }

    private static IQueryable<VehicleRow> Rows(IReadUnit unit, IQueryable<Vehicle> vehicles)
    {
        var named = unit.May(ContactPermissions.Read);
        return vehicles.Select(v => new VehicleRow(
            v.Id,
            v.Registration,
            v.RegistrationKind,
            v.RegistrationNeedsCheck,
            v.Make,
            v.Model,
            v.Variant,
            v.Category,
            v.LastOdometerKm,
            v.IsArchived,
            named ? v.ContactId : null,
            named ? unit.Set<Contact>().Where(c => c.Id == v.ContactId).Select(c => c.Name).FirstOrDefault() : null
        ));
    }

    private static Task<List<OwnerRow>> OwnersAsync(IReadUnit unit, long vehicleId, CancellationToken ct) =>
        unit.Set<VehicleOwnership>()
            .Where(o => o.VehicleId == vehicleId)
            .OrderByDescending(o => o.Id)
            .Take(History)
            .Join(
                unit.Set<Contact>(),
                o => o.ContactId,
                c => c.Id,
                (o, c) =>
                    new { o.Id, Row = new OwnerRow(c.MergedIntoId ?? c.Id, c.Name, c.Phone, o.FromDate, o.Reason) }
            )
            .OrderByDescending(r => r.Id)
            .Select(r => r.Row)
            .ToListAsync(ct);
}
