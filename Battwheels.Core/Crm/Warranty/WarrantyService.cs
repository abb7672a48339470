using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Crm.Batteries;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Crm.Warranty;

/// <param name="StartKm">The odometer when it began.</param>
public sealed record NewCover(
    long VehicleId,
    WarrantySubject Subject,
    DateOnly StartsOn,
    int? Months,
    int? Km,
    string? Description = null,
    string? Provider = null,
    int StartKm = 0,
    decimal? SohFloorPercent = null,
    long? BatteryPackId = null,
    long? TicketId = null
);

/// <param name="Make">Null: every make without a row of its own.</param>
public sealed record NewTerms(
    WarrantySubject Subject,
    string? Make,
    string? Model,
    int? Months,
    int? Km,
    decimal? SohFloorPercent = null
);

/// <summary>One promise with what it says today.</summary>
public sealed record CoverRow(
    long Id,
    int Version,
    WarrantySubject Subject,
    string? Description,
    string? Provider,
    DateOnly StartsOn,
    int? Months,
    int? Km,
    bool IsAssumed,
    bool IsVoided,
    WarrantyAnswer Answer
);

public sealed record TermsRow(
    long Id,
    int Version,
    WarrantySubject Subject,
    string? Make,
    string? Model,
    int? Months,
    int? Km,
    decimal? SohFloorPercent,
    bool IsAssumed
);

/// <summary>What is promised about vehicles and packs, and what is usual for a make.</summary>
public sealed class WarrantyService(IUnitOfWorkFactory units)
{
    internal const int MostTerms = 500;
    internal const int MostCovers = 100;

    /// <summary>What holds for a vehicle today; a word of advice at intake. Packs in it bring their own.</summary>
    [Bounded(MostCovers)]
    public Task<IReadOnlyList<CoverRow>> OfVehicleAsync(long vehicleId, CancellationToken ct) =>
        units.ReadAsync(WarrantyPermissions.Read, unit => WarrantyReading.OfVehicleAsync(unit, vehicleId, ct), ct);

    /// <summary>Writes down a promise.</summary>
    /// <returns>Its id; or NOT_FOUND and what is wrong by field.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks warranty:create.</exception>
    public Task<Result<long>> AddAsync(NewCover input, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            WarrantyPermissions.Create,
            command,
            input,
            async unit =>
            {
                if (Refusal(input) is { } refusal)
                    return refusal;
                if (!await unit.Set<Vehicle>().AnyAsync(v => v.Id == input.VehicleId, ct))
                    return CommonErrors.NotFound;
                if (input.BatteryPackId is { } pack && !await unit.Set<BatteryPack>().AnyAsync(p => p.Id == pack, ct))
                    return CommonErrors.NotFound;
                return unit.Add(Cover(input, unit.Now)).Id;
            },
            ct
        );

    /// <summary>A promise lost its effect: the maker refused it for good, or it was written down by mistake.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, WARRANTY_VOIDED, REQUIRED.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks warranty:create.</exception>
    public Task<Result<Done>> VoidAsync(
        long warrantyCoverId,
        int version,
        string reason,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            WarrantyPermissions.Create,
            command,
            new
            {
                warrantyCoverId,
                version,
                reason,
            },
            async unit =>
            {
                var cover = await unit.Set<WarrantyCover>().SingleOrDefaultAsync(c => c.Id == warrantyCoverId, ct);
                if (cover is null)
                    return CommonErrors.NotFound;
                if (CommonErrors.Stale(cover, version) is { } stale)
                    return stale;
                if (cover.VoidedOn is not null)
                    return WarrantyErrors.Voided;
                if (string.IsNullOrWhiteSpace(reason))
                    return CommonErrors.Required("Reason", "The reason");
                if (CommonErrors.TooLong("Reason", reason, 400) is { } tooLong)
                    return tooLong;
                (cover.VoidedOn, cover.VoidReason) = (unit.Today, reason.Trim());
                return Done.Instance;
            },
            ct
        );

    /// <summary>What is usual, the general rows first.</summary>
    [Bounded(MostTerms)]
    public Task<IReadOnlyList<TermsRow>> TermsAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<TermsRow>>(
            WarrantyPermissions.Read,
            async unit =>
                await unit.Set<WarrantyTerms>()
                    .OrderBy(t => t.Key)
                    .Take(MostTerms)
                    .Select(t => new TermsRow(
                        t.Id,
                        t.Version,
                        t.Subject,
                        t.Make,
                        t.Model,
                        t.Months,
                        t.Km,
                        t.SohFloorPercent,
                        t.IsAssumed
                    ))
                    .ToListAsync(ct),
            ct
        );

    /// <summary>Adds terms of a make or model; vehicles that are sold from now on get them.</summary>
    /// <returns>Its id; or WARRANTY_TERMS_EXIST and what is wrong by field.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks org:settings:update.</exception>
    public Task<Result<long>> AddTermsAsync(NewTerms input, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            OrganizationPermissions.UpdateSettings,
            command,
            input,
            async unit =>
            {
                if (Refusal(input) is { } refusal)
                    return refusal;
                var key = WarrantyTerms.KeyOf(input.Make, input.Model, input.Subject);
                if (await unit.Set<WarrantyTerms>().AnyAsync(t => t.Key == key, ct))
                    return WarrantyErrors.TermsExist;
                return unit.Add(
                    new WarrantyTerms
                    {
                        Make = Text(input.Make),
                        Model = Text(input.Model),
                        Subject = input.Subject,
                        Months = input.Months,
                        Km = input.Km,
                        SohFloorPercent = input.SohFloorPercent,
                        Key = key,
                    }
                ).Id;
            },
            ct
        );

    /// <summary>Takes terms away; promises they gave stay.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks org:settings:update.</exception>
    public Task<Result<Done>> RemoveTermsAsync(
        long warrantyTermsId,
        int version,
        CommandId command,
        CancellationToken ct
    ) => TermsRowAsync(warrantyTermsId, version, "remove", (unit, row) => unit.Remove(row), command, ct);

    /// <summary>Somebody looked the usual figure up and stands by it.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks org:settings:update.</exception>
    public Task<Result<Done>> ConfirmTermsAsync(
        long warrantyTermsId,
        int version,
        CommandId command,
        CancellationToken ct
    ) => TermsRowAsync(warrantyTermsId, version, "confirm", (_, row) => row.IsAssumed = false, command, ct);

    private Task<Result<Done>> TermsRowAsync(
        long warrantyTermsId,
        int version,
        string act,
        Action<IUnitOfWork, WarrantyTerms> change,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            OrganizationPermissions.UpdateSettings,
            command,
            new
            {
                act,
                warrantyTermsId,
                version,
            },
            async unit =>
            {
                var row = await unit.Set<WarrantyTerms>().SingleOrDefaultAsync(t => t.Id == warrantyTermsId, ct);
                if (row is null)
                    return CommonErrors.NotFound;
                if (CommonErrors.Stale(row, version) is { } stale)
                    return stale;
                change(unit, row);
                return Done.Instance;
            },
            ct
        );

    private static Error? Refusal(NewCover input) =>
        Error.Of(
            Limits(input.Months, input.Km, input.SohFloorPercent, input.Subject),
            input.Subject is WarrantySubject.Part or WarrantySubject.OwnRepair
            && string.IsNullOrWhiteSpace(input.Description)
                ? WarrantyErrors.DescriptionMissing
                : null,
            CommonErrors.TooLong(nameof(input.Description), input.Description, 200),
            CommonErrors.TooLong(nameof(input.Provider), input.Provider, 200),
            VehicleRules.OdometerRefusal(input.StartKm)
        );

    private static Error? Refusal(NewTerms input) =>
        Error.Of(
            Limits(input.Months, input.Km, input.SohFloorPercent, input.Subject),
            Text(input.Model) is not null && Text(input.Make) is null ? WarrantyErrors.MakeMissing : null,
            CommonErrors.TooLong(nameof(input.Make), input.Make, 80),
            CommonErrors.TooLong(nameof(input.Model), input.Model, 80)
        );

    private static Error? Limits(int? months, int? km, decimal? floor, WarrantySubject subject) =>
        Error.Of(
            months is null && km is null ? WarrantyErrors.LimitMissing : null,
            months is < 1 or > 240 ? WarrantyErrors.MonthsInvalid : null,
            km is < 1 or > 10_00_000 ? WarrantyErrors.KmInvalid : null,
            floor is < 1m or > 100m || (floor is not null && subject is not WarrantySubject.Battery)
                ? WarrantyErrors.FloorInvalid
                : null
        );

    private static WarrantyCover Cover(NewCover input, DateTime now) =>
        new()
        {
            VehicleId = input.BatteryPackId is null ? input.VehicleId : null,
            BatteryPackId = input.BatteryPackId,
            Subject = input.Subject,
            Description = Text(input.Description),
            Provider = Text(input.Provider),
            StartsOn = input.StartsOn,
            Months = input.Months,
            Km = input.Km,
            StartKm = input.StartKm,
            SohFloorPercent = input.SohFloorPercent,
            TicketId = input.TicketId,
            CreatedAtUtc = now,
        };

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
