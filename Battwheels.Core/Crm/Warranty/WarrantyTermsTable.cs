using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm.Warranty;

/// <summary>Which terms are a vehicle's, and the covers they give it.</summary>
internal static class WarrantyTermsTable
{
    /// <summary>What the maker answers for; parts and own repairs come one by one.</summary>
    public static readonly IReadOnlyList<WarrantySubject> OfMaker =
    [
        WarrantySubject.Vehicle,
        WarrantySubject.Battery,
        WarrantySubject.Motor,
        WarrantySubject.Charger,
    ];

    /// <summary>Of several rows, the one for this subject that says most about the vehicle; null for none.</summary>
    public static WarrantyTerms? Find(
        IEnumerable<WarrantyTerms> rows,
        string make,
        string model,
        WarrantySubject subject
    ) =>
        rows.Where(r => r.Subject == subject)
            .Where(r => r.Make is null || WarrantyTerms.Norm(r.Make) == WarrantyTerms.Norm(make))
            .Where(r => r.Model is null || WarrantyTerms.Norm(r.Model) == WarrantyTerms.Norm(model))
            .OrderByDescending(r => r.Make is not null)
            .ThenByDescending(r => r.Model is not null)
            .FirstOrDefault();

    /// <summary>Gives a vehicle with a day of sale what the terms promise, unless it has a maker's promise already.</summary>
    public static async Task FillAsync(IUnitOfWork unit, Vehicle vehicle, CancellationToken ct)
    {
        if (vehicle.SoldOn is not { } sold)
            return;
        if (await unit.Set<WarrantyCover>().AnyAsync(c => c.VehicleId == vehicle.Id && OfMaker.Contains(c.Subject), ct))
            return;
        var make = WarrantyTerms.Norm(vehicle.Make);
        var rows = await unit.Set<WarrantyTerms>()
            .AsNoTracking()
            .Where(t => t.Make == null || t.Key.StartsWith(make + "|"))
            .Take(WarrantyService.MostTerms)
            .ToListAsync(ct);
        foreach (var subject in OfMaker)
            if (Find(rows, vehicle.Make, vehicle.Model, subject) is { } terms)
                unit.Add(
                    new WarrantyCover
                    {
                        VehicleId = vehicle.Id,
                        Subject = subject,
                        Provider = vehicle.Make,
                        StartsOn = sold,
                        Months = terms.Months,
                        Km = terms.Km,
                        SohFloorPercent = terms.SohFloorPercent,
                        IsAssumed = terms.IsAssumed,
                        CreatedAtUtc = unit.Now,
                    }
                );
    }
}

/// <summary>The usual terms a new organization begins with, marked as confirmed by nobody.</summary>
public sealed class WarrantySeed : IOrganizationSeed
{
    public int Order => 65;

    public Task SeedAsync(IUnitOfWork unit, CancellationToken ct)
    {
        Add(unit, WarrantySubject.Vehicle, 24);
        Add(unit, WarrantySubject.Battery, 36);
        return Task.CompletedTask;
    }

    private static void Add(IUnitOfWork unit, WarrantySubject subject, int months) =>
        unit.Add(
            new WarrantyTerms
            {
                Subject = subject,
                Months = months,
                IsAssumed = true,
                Key = WarrantyTerms.KeyOf(null, null, subject),
            }
        );
}
