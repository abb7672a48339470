using Battwheels.Core.Common;
using Battwheels.Core.Inventory;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Packages;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Costing;

/// <param name="Branch">Null: every branch without a rate of its own.</param>
/// <param name="IsInForce">It counts today.</param>
public sealed record LabourRateView(
    long Id,
    string? Branch,
    DateOnly ValidFrom,
    decimal PerHour,
    string By,
    DateTime AtUtc,
    bool IsInForce
);

public sealed record LabourBranch(long Id, string Name);

/// <param name="Rates">The latest first.</param>
public sealed record LabourRates(IReadOnlyList<LabourRateView> Rates, IReadOnlyList<LabourBranch> Branches);

/// <param name="BranchId">Null: every branch without a rate of its own.</param>
/// <param name="PerHour">Rupees.</param>
public sealed record SetLabourRate(long? BranchId, DateOnly ValidFrom, decimal PerHour);

/// <summary>What an hour of work costs the workshop.</summary>
public sealed class LabourRateService(IUnitOfWorkFactory units)
{
    public const decimal Dearest = 10_000m;
    private const int Most = 500;

    /// <exception cref="AccessDeniedException">The actor lacks inventory:cost:read.</exception>
    [Bounded(Most)]
    public Task<LabourRates> ReadAsync(CancellationToken ct) =>
        units.ReadAsync(
            InventoryPermissions.ReadCost,
            async unit =>
            {
                var branches = await unit.Set<Branch>()
                    .OrderBy(b => b.Id)
                    .Take(Most)
                    .Select(b => new LabourBranch(b.Id, b.Name))
                    .ToListAsync(ct);
                var rows = await unit.Set<LabourRate>()
                    .OrderByDescending(r => r.ValidFrom)
                    .ThenByDescending(r => r.Id)
                    .Take(Most)
                    .ToListAsync(ct);
                var names = branches.ToDictionary(b => b.Id, b => b.Name);
                var now = rows.Where(r => r.ValidFrom <= unit.Today)
                    .DistinctBy(r => r.BranchId)
                    .Select(r => r.Id)
                    .ToHashSet();
                return new LabourRates(
                    rows.ConvertAll(r => new LabourRateView(
                        r.Id,
                        r.BranchId is { } branch ? names.GetValueOrDefault(branch) : null,
                        r.ValidFrom,
                        r.PerHour,
                        r.ActorName,
                        r.AtUtc,
                        now.Contains(r.Id)
                    )),
                    branches
                );
            },
            ct
        );

    /// <summary>Enters the rate from a day on. What was closed before keeps what it was reckoned with.</summary>
    /// <returns>Its id; or NOT_FOUND, COST_INVALID, DATE_INVALID.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks jobs:rates:update or inventory:cost:read.</exception>
    public Task<Result<long>> SetAsync(SetLabourRate input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<long>(
            PackagePermissions.Update,
            command,
            input,
            async unit =>
            {
                unit.Demand(InventoryPermissions.ReadCost);
                if (input.BranchId is { } branch && !await unit.Set<Branch>().AnyAsync(b => b.Id == branch, ct))
                    return CommonErrors.NotFound;
                if (Refusal(input) is { } refusal)
                    return refusal;
                return unit.Add(
                    new LabourRate
                    {
                        BranchId = input.BranchId,
                        ValidFrom = input.ValidFrom,
                        PerHour = input.PerHour,
                        MembershipId = unit.Actor.MembershipId,
                        ActorName = unit.Actor.Name,
                        AtUtc = unit.Now,
                    }
                ).Id;
            },
            ct
        );
    }

    private static Error? Refusal(SetLabourRate input) =>
        Error.Of(
            input.PerHour is < 0m or > Dearest || Money.Round(input.PerHour) != input.PerHour
                ? new Error(
                    "COST_INVALID",
                    "The cost of an hour is from 0 to 10,000 rupees with at most two decimals. Enter it again.",
                    nameof(input.PerHour)
                )
                : null,
            Days.Has(input.ValidFrom)
                ? null
                : new Error("DATE_INVALID", "Enter the day from which the rate counts.", nameof(input.ValidFrom))
        );
}
