using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Platform.Numbering;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Amc;

/// <summary>Writes drafts of contracts inside the caller's transaction.</summary>
internal static class AmcWriting
{
    public static async Task<Result<long>> CreateAsync(
        IUnitOfWork unit,
        ContractInput input,
        long? renewalOf,
        CancellationToken ct
    )
    {
        var read = await ReadAsync(unit, input, ct);
        if (read.Error is { } refused)
            return refused;
        var plan = read.Value;
        var branch = await unit.Set<Branch>()
            .Where(b => input.BranchId == null ? b.IsDefault : b.Id == input.BranchId)
            .Select(b => (long?)b.Id)
            .FirstOrDefaultAsync(ct);
        if (branch is null)
            return CommonErrors.NotFound;
        var year = FiscalYear.Of(unit.Today);
        AmcContract contract = new()
        {
            Number = $"AMC-{year.Digits}-{await NumberSeries.TakeAsync(unit, "AMC", year, ct):D5}",
            ContactId = input.ContactId,
            BranchId = branch.Value,
            AmcPlanId = plan.Id,
            PlanName = plan.Name,
            Months = plan.Months,
            Price = 0m,
            Sac = plan.Sac,
            RatePercent = plan.RatePercent,
            StartsOn = unit.Today,
            EndsOn = unit.Today,
            RenewalOfId = renewalOf,
            CreatedAtUtc = unit.Now,
        };
        Write(unit, contract, plan, input);
        foreach (var vehicle in input.VehicleIds.Distinct())
            contract.Cover(vehicle);
        unit.Add(contract);
        return contract.Id;
    }

    /// <summary>A draft becomes what is on the screen now.</summary>
    public static async Task<Error?> ChangeAsync(
        IUnitOfWork unit,
        AmcContract contract,
        ContractInput input,
        CancellationToken ct
    )
    {
        if (contract.State is not AmcState.Draft)
            return AmcErrors.NotADraft;
        if (input.ContactId != contract.ContactId || input.PlanId != contract.AmcPlanId)
            return AmcErrors.NotADraft;
        var read = await ReadAsync(unit, input, ct);
        if (read.Error is { } refused)
            return refused;
        Write(unit, contract, read.Value, input);
        foreach (var gone in contract.Vehicles.Where(v => !input.VehicleIds.Contains(v.VehicleId)).ToArray())
            unit.Remove(gone);
        foreach (var added in input.VehicleIds.Distinct().Except(contract.Vehicles.Select(v => v.VehicleId)).ToArray())
            contract.Cover(added);
        return null;
    }

    /// <summary>A contract with the same plan and vehicles for the time after this one, at today's price of the plan.</summary>
    public static async Task<Result<long>> RenewAsync(IUnitOfWork unit, long contractId, CancellationToken ct)
    {
        await unit.HoldAsync(unit.Set<AmcContract>().Where(c => c.Id == contractId), ct);
        if (await FindAsync(unit, contractId, ct) is not { } old)
            return CommonErrors.NotFound;
        if (old.State is not AmcState.Active)
            return AmcErrors.NotRenewable;
        var next = await unit.Set<AmcContract>()
            .Where(c => c.RenewalOfId == contractId && c.State != AmcState.Cancelled)
            .Select(c => c.Number)
            .FirstOrDefaultAsync(ct);
        if (next is not null)
            return AmcErrors.Renewed(next);
        var start = old.EndsOn.AddDays(1);
        ContractInput input = new(
            old.ContactId,
            old.AmcPlanId,
            [.. old.Vehicles.Select(v => v.VehicleId)],
            start < unit.Today ? unit.Today : start,
            BranchId: old.BranchId
        );
        return await CreateAsync(unit, input, old.Id, ct);
    }

    public static Task<AmcContract?> FindAsync(IUnitOfWork unit, long id, CancellationToken ct) =>
        unit.Set<AmcContract>().Include(c => c.Vehicles).SingleOrDefaultAsync(c => c.Id == id, ct);

    /// <summary>Vehicles of the contract that another one covers in its days, or that its plan does not fit.</summary>
    public static async Task<Error?> VehicleRefusalAsync(
        IReadUnit unit,
        AmcContract contract,
        VehicleCategory category,
        CancellationToken ct
    )
    {
        long[] ids = [.. contract.Vehicles.Select(v => v.VehicleId)];
        if (await CategoryRefusalAsync(unit, ids, category, ct) is { } wrong)
            return wrong;
        var clash = await (
            from other in unit.Set<AmcContract>()
            join covered in unit.Set<AmcContractVehicle>() on other.Id equals covered.AmcContractId
            join vehicle in unit.Set<Vehicle>() on covered.VehicleId equals vehicle.Id
            where
                other.Id != contract.Id
                && other.State == AmcState.Active
                && other.StartsOn <= contract.EndsOn
                && other.EndsOn >= contract.StartsOn
                && ids.Contains(covered.VehicleId)
            orderby other.Id
            select new
            {
                vehicle.Registration,
                vehicle.Make,
                vehicle.Model,
                other.Number,
            }
        ).FirstOrDefaultAsync(ct);
        return clash is null
            ? null
            : AmcErrors.Covered(Name(clash.Registration, clash.Make, clash.Model), clash.Number);
    }

    public static string Name(string? registration, string make, string model) =>
        registration is { } plate ? Registrations.Display(plate) : VehicleNames.Of(make, model);

    private static void Write(IUnitOfWork unit, AmcContract contract, AmcPlan plan, ContractInput input)
    {
        contract.StartsOn = input.StartsOn ?? unit.Today;
        contract.EndsOn = AmcCalculator.End(contract.StartsOn, plan.Months);
        (contract.PlanName, contract.Months, contract.Sac) = (plan.Name, plan.Months, plan.Sac);
        (contract.RatePercent, contract.ResponseMinutes) = (plan.RatePercent, plan.ResponseMinutes);
        contract.Price = input.Price ?? plan.Price;
    }

    private static async Task<Result<AmcPlan>> ReadAsync(IUnitOfWork unit, ContractInput input, CancellationToken ct)
    {
        if (input.VehicleIds.Count is 0 or > AmcRules.MostVehicles)
            return AmcErrors.VehiclesMissing;
        if (input.StartsOn is { } start && (start < unit.Today.AddDays(-31) || start > unit.Today.AddYears(1)))
            return AmcErrors.StartInvalid;
        if (input.Price is { } price && AmcRules.Price(price) is { } wrong)
            return wrong;
        if (!await unit.Set<Contact>().AnyAsync(c => c.Id == input.ContactId && !c.IsArchived, ct))
            return AmcErrors.CustomerMissing;
        if (
            await unit.Set<AmcPlan>().SingleOrDefaultAsync(p => p.Id == input.PlanId, ct)
            is not { IsArchived: false } plan
        )
            return AmcErrors.PlanMissing;
        long[] ids = [.. input.VehicleIds.Distinct()];
        if (await unit.Set<Vehicle>().CountAsync(v => ids.Contains(v.Id) && !v.IsArchived, ct) != ids.Length)
            return CommonErrors.NotFound;
        return await CategoryRefusalAsync(unit, ids, plan.Category, ct) is { } other ? other : plan;
    }

    private static async Task<Error?> CategoryRefusalAsync(
        IReadUnit unit,
        long[] vehicles,
        VehicleCategory category,
        CancellationToken ct
    )
    {
        var other = await unit.Set<Vehicle>()
            .Where(v => vehicles.Contains(v.Id) && v.Category != category)
            .OrderBy(v => v.Id)
            .Select(v => new
            {
                v.Registration,
                v.Make,
                v.Model,
            })
            .FirstOrDefaultAsync(ct);
        return other is null ? null : AmcErrors.WrongCategory(Name(other.Registration, other.Make, other.Model));
    }
}
