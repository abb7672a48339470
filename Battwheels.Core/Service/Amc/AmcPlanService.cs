using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Inventory.Items;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Amc;

/// <param name="Contracts">Sold from it and running today.</param>
public sealed record PlanRow(
    long Id,
    string Name,
    string? Tier,
    VehicleCategory Category,
    decimal Price,
    int Months,
    int? ResponseMinutes,
    bool IsArchived,
    int Contracts
);

public sealed record PlanView(long Id, int Version, bool IsArchived, PlanInput Input);

/// <summary>The plans service contracts are sold from.</summary>
public sealed class AmcPlanService(IUnitOfWorkFactory units)
{
    internal const int Most = AmcRules.MostPlans;
    internal const int MostServices = 500;

    /// <summary>Adds a plan.</summary>
    /// <returns>Its id; or AMC_PLAN_EXISTS, or what is wrong by field.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks amc:plans:update.</exception>
    public Task<Result<long>> CreateAsync(PlanInput input, CommandId command, CancellationToken ct) =>
        units.RunAsync<long>(
            AmcPermissions.UpdatePlans,
            command,
            input,
            async unit =>
            {
                if (await RefusalAsync(unit, 0, input, ct) is { } refusal)
                    return refusal;
                AmcPlan plan = new()
                {
                    Name = "",
                    Category = input.Category,
                    Price = 0m,
                    Sac = "",
                    RatePercent = 0m,
                    Months = 1,
                };
                Write(plan, input);
                unit.Add(plan);
                return plan.Id;
            },
            ct
        );

    /// <summary>Changes a plan; contracts that are sold stay as they were sold.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, AMC_PLAN_EXISTS, or what is wrong by field.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks amc:plans:update.</exception>
    public Task<Result<Done>> UpdateAsync(UpdatePlan update, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(update);
        return ActAsync(
            update.Id,
            update.Version,
            update,
            command,
            async (unit, plan) =>
            {
                if (await RefusalAsync(unit, plan.Id, update.Input, ct) is { } refusal)
                    return refusal;
                foreach (var benefit in plan.Benefits.ToArray())
                    unit.Remove(benefit);
                Write(plan, update.Input);
                return null;
            },
            ct
        );
    }

    /// <summary>Offers a plan no more, or again.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks amc:plans:update.</exception>
    public Task<Result<Done>> ArchiveAsync(
        long planId,
        int version,
        bool isArchived,
        CommandId command,
        CancellationToken ct
    ) =>
        ActAsync(
            planId,
            version,
            new
            {
                planId,
                version,
                isArchived,
            },
            command,
            (_, plan) =>
            {
                plan.IsArchived = isArchived;
                return Task.FromResult<Error?>(null);
            },
            ct
        );

    /// <summary>All plans, those that are offered first.</summary>
    [Bounded(Most)]
    public Task<IReadOnlyList<PlanRow>> ListAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<PlanRow>>(
            AmcPermissions.Read,
            async unit =>
                await unit.Set<AmcPlan>()
                    .OrderBy(p => p.IsArchived)
                    .ThenBy(p => p.Category)
                    .ThenBy(p => p.Price)
                    .ThenBy(p => p.Id)
                    .Take(Most)
                    .Select(p => new PlanRow(
                        p.Id,
                        p.Name,
                        p.Tier,
                        p.Category,
                        p.Price,
                        p.Months,
                        p.ResponseMinutes,
                        p.IsArchived,
                        unit.Set<AmcContract>()
                            .Count(c =>
                                c.AmcPlanId == p.Id
                                && c.State == AmcState.Active
                                && c.StartsOn <= unit.Today
                                && c.EndsOn >= unit.Today
                            )
                    ))
                    .ToListAsync(ct),
            ct
        );

    /// <summary>One plan as it is typed; or NOT_FOUND.</summary>
    public Task<Result<PlanView>> GetAsync(long id, CancellationToken ct) =>
        units.ReadAsync<Result<PlanView>>(
            AmcPermissions.Read,
            async unit =>
                await unit.Set<AmcPlan>().Include(p => p.Benefits).SingleOrDefaultAsync(p => p.Id == id, ct) is { } plan
                    ? new PlanView(plan.Id, plan.Version, plan.IsArchived, InputOf(plan))
                    : CommonErrors.NotFound,
            ct
        );

    /// <summary>Services of the catalogue a benefit can be for, by name.</summary>
    [Bounded(MostServices)]
    public Task<IReadOnlyList<ServiceChoice>> ServicesAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<ServiceChoice>>(
            AmcPermissions.Read,
            async unit =>
                await unit.Set<Item>()
                    .Where(i => i.Kind == ItemKind.Service && i.IsActive)
                    .OrderBy(i => i.Name)
                    .Take(MostServices)
                    .Select(i => new ServiceChoice(i.Id, i.Name))
                    .ToListAsync(ct),
            ct
        );

    private static async Task<Error?> RefusalAsync(IUnitOfWork unit, long id, PlanInput input, CancellationToken ct)
    {
        if (AmcRules.Refusal(input) is { } refusal)
            return refusal;
        var name = input.Name.Trim();
        if (await unit.Set<AmcPlan>().AnyAsync(p => p.Name == name && p.Id != id, ct))
            return AmcErrors.PlanExists(name);
        long[] items = [.. input.Benefits.Select(b => b.ItemId).OfType<long>().Distinct()];
        return items.Length == 0 || await unit.Set<Item>().CountAsync(i => items.Contains(i.Id), ct) == items.Length
            ? null
            : CommonErrors.NotFound;
    }

    private static void Write(AmcPlan plan, PlanInput input)
    {
        (plan.Name, plan.Category, plan.Price) = (input.Name.Trim(), input.Category, input.Price);
        (plan.Sac, plan.RatePercent, plan.Months) = (input.Sac.Trim(), input.RatePercent, input.Months);
        plan.Tier = string.IsNullOrWhiteSpace(input.Tier) ? null : input.Tier.Trim();
        plan.ResponseMinutes = input.ResponseMinutes;
        foreach (var (at, benefit) in input.Benefits.Index())
            plan.Add(BenefitOf(at + 1, benefit));
    }

    private static AmcPlanBenefit BenefitOf(int position, BenefitInput input)
    {
        var isPercent = input.Kind is AmcBenefitKind.PartsDiscount;
        return new AmcPlanBenefit
        {
            Position = position,
            Kind = input.Kind,
            Name = input.Name.Trim(),
            ItemId = input.Kind is AmcBenefitKind.Service ? input.ItemId : null,
            Quantity = isPercent ? null : input.Quantity,
            Per = isPercent ? AmcPer.Contract : input.Per,
            CarriesOver = input is { CarriesOver: true, Per: AmcPer.Month, Quantity: not null } && !isPercent,
            DiscountPercent = isPercent ? input.DiscountPercent : 0m,
        };
    }

    private static PlanInput InputOf(AmcPlan plan) =>
        new(
            plan.Name,
            plan.Category,
            plan.Price,
            plan.Months,
            [
                .. plan
                    .Benefits.OrderBy(b => b.Position)
                    .Select(b => new BenefitInput(
                        b.Kind,
                        b.Name,
                        b.Quantity,
                        b.Per,
                        b.CarriesOver,
                        b.ItemId,
                        b.DiscountPercent
                    )),
            ],
            plan.Sac,
            plan.RatePercent,
            plan.Tier,
            plan.ResponseMinutes
        );

    private Task<Result<Done>> ActAsync(
        long planId,
        int version,
        object input,
        CommandId command,
        Func<IUnitOfWork, AmcPlan, Task<Error?>> act,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            AmcPermissions.UpdatePlans,
            command,
            input,
            async unit =>
            {
                var plan = await unit.Set<AmcPlan>()
                    .Include(p => p.Benefits)
                    .SingleOrDefaultAsync(p => p.Id == planId, ct);
                if (plan is null)
                    return CommonErrors.NotFound;
                if (CommonErrors.Stale(plan, version) is { } stale)
                    return stale;
                return await act(unit, plan) is { } refused ? refused : Done.Instance;
            },
            ct
        );
}

/// <summary>A service of the catalogue.</summary>
public sealed record ServiceChoice(long Id, string Name);
