using Battwheels.Core.Common;
using Battwheels.Core.Platform.Jobs;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Amc;

/// <summary>Warns of contracts that end, and books the income of months that are over.</summary>
/// <remarks>Safe to repeat and after an outage: a contract knows what it told and what it booked.</remarks>
public sealed class AmcWatch(IUnitOfWorkFactory units, TimeProvider clock) : IQueueWorker
{
    public const string QueueName = "amc";
    private const int Batch = 50;

    public string Queue => QueueName;

    public string Permission => AmcPermissions.SystemWatch;

    public async Task<DateTime?> WorkAsync(long organizationId, CancellationToken ct)
    {
        var due = await units.ReadAsync(
            Permission,
            unit =>
                Waiting(unit)
                    .Where(c => c.NextLookOn <= unit.Today)
                    .OrderBy(c => c.NextLookOn)
                    .ThenBy(c => c.Id)
                    .Select(c => c.Id)
                    .Take(Batch)
                    .ToListAsync(ct),
            ct
        );
        var refused = false;
        foreach (var id in due)
            refused |= await LookAsync(id, ct) is not null;
        var next = await units.ReadAsync(
            Permission,
            async unit =>
                await Waiting(unit).MinAsync(c => c.NextLookOn, ct) is { } day ? StartOf(unit, day) : (DateTime?)null,
            ct
        );
        var now = clock.GetUtcNow().UtcDateTime;
        return refused && next <= now ? now.AddHours(6) : next; // what is refused is tried again, not without end
    }

    /// <summary>Sets when a contract is looked at next, and asks for it.</summary>
    internal static void LookAt(IUnitOfWork unit, AmcContract contract)
    {
        var notice = AmcCalculator.Notice(contract.EndsOn, unit.Today, contract.ToldDays) is not null
            ? unit.Today
            : AmcCalculator.NextNotice(contract.EndsOn, unit.Today, contract.ToldDays);
        var income = NextIncome(contract);
        contract.NextLookOn = notice < income || income is null ? notice : income;
        if (contract.NextLookOn is { } day)
            unit.WorkDue(QueueName, StartOf(unit, day));
    }

    /// <summary>The day after the next month that is not booked.</summary>
    private static DateOnly? NextIncome(AmcContract contract)
    {
        if (contract.EarnedTo >= contract.EndsOn)
            return null;
        var from = contract.EarnedTo?.AddDays(1) ?? contract.StartsOn;
        var to = AmcCalculator.MonthEnd(from);
        return (to < contract.EndsOn ? to : contract.EndsOn).AddDays(1);
    }

    private static IQueryable<AmcContract> Waiting(IReadUnit unit) =>
        unit.Set<AmcContract>().Where(c => c.State == AmcState.Active && c.NextLookOn != null);

    private async Task<Error?> LookAsync(long id, CancellationToken ct) =>
        (
            await units.RunAsync<Done>(
                Permission,
                CommandId.New(),
                new { look = id },
                async unit =>
                {
                    if (await unit.Set<AmcContract>().SingleOrDefaultAsync(c => c.Id == id, ct) is not { } contract)
                        return CommonErrors.NotFound;
                    if (contract.State is not AmcState.Active)
                        return Done.Instance;
                    if (await AmcIncomeBooks.TakeAsync(unit, contract, ct) is { } refused)
                        return refused;
                    await WarnAsync(unit, contract, ct);
                    LookAt(unit, contract);
                    return Done.Instance;
                },
                ct
            )
        ).Error;

    /// <summary>One notice, however many days were missed; none where the customer has renewed.</summary>
    private static async Task WarnAsync(IUnitOfWork unit, AmcContract contract, CancellationToken ct)
    {
        if (AmcCalculator.Notice(contract.EndsOn, unit.Today, contract.ToldDays) is not { } days)
            return;
        contract.ToldDays = days;
        if (
            !await unit.Set<AmcContract>().AnyAsync(c => c.RenewalOfId == contract.Id && c.State == AmcState.Active, ct)
        )
            unit.Raise(new AmcExpiring(contract.Id, days));
    }

    private static DateTime StartOf(IReadUnit unit, DateOnly day) =>
        TimeZoneInfo.ConvertTimeToUtc(
            day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Unspecified),
            TimeZoneInfo.FindSystemTimeZoneById(unit.Organization.TimeZoneId)
        );
}
