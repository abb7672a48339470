using System.Globalization;
using Battwheels.Core.Accounting;
using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Amc;

/// <summary>
/// What a contract was sold for is income of the days it runs. Each calendar month is booked when it is over, on its last
/// day, or on the first open day where that month is closed.
/// </summary>
internal static class AmcIncomeBooks
{
    /// <summary>Books every month that is over and was not booked.</summary>
    public static async Task<Error?> TakeAsync(IUnitOfWork unit, AmcContract contract, CancellationToken ct)
    {
        foreach (var part in AmcCalculator.Income(contract.StartsOn, contract.EndsOn, contract.Sold))
        {
            if (part.To <= contract.EarnedTo)
                continue;
            if (part.To >= unit.Today)
                break;
            if (await BookAsync(unit, contract, part, ct) is { } refused)
                return refused;
        }

        return null;
    }

    /// <summary>Books all that is left, today: the contract ends and nothing is given back.</summary>
    public static async Task<Error?> TakeRestAsync(IUnitOfWork unit, AmcContract contract, CancellationToken ct)
    {
        if (await TakeAsync(unit, contract, ct) is { } refused)
            return refused;
        var posted = await PostAsync(unit, contract, unit.Today, "income:rest", contract.Sold - contract.Earned, ct);
        if (posted is not null)
            return posted;
        (contract.Earned, contract.EarnedTo) = (contract.Sold, contract.EndsOn);
        return null;
    }

    /// <summary>Takes back what was booked: its invoice is cancelled.</summary>
    public static async Task<Error?> TakeBackAsync(IUnitOfWork unit, AmcContract contract, CancellationToken ct)
    {
        var posted = await PostAsync(unit, contract, unit.Today, "income:back", -contract.Earned, ct);
        if (posted is not null)
            return posted;
        (contract.Earned, contract.Sold, contract.EarnedTo) = (0m, 0m, contract.EndsOn);
        return null;
    }

    private static async Task<Error?> BookAsync(
        IUnitOfWork unit,
        AmcContract contract,
        AmcIncome part,
        CancellationToken ct
    )
    {
        var purpose = $"income:{part.To.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        if (await PostAsync(unit, contract, part.To, purpose, part.Amount, ct) is { } refused)
            return refused;
        (contract.Earned, contract.EarnedTo) = (contract.Earned + part.Amount, part.To);
        return null;
    }

    private static async Task<Error?> PostAsync(
        IUnitOfWork unit,
        AmcContract contract,
        DateOnly date,
        string purpose,
        decimal amount,
        CancellationToken ct
    )
    {
        ContractPosting posting = new(
            contract.Id,
            await Periods.FirstOpenAsync(unit, date, ct),
            purpose,
            amount,
            $"Service contract {contract.Number}",
            contract.BranchId
        );
        return (await Posting.ContractEarnedAsync(unit, posting, ct)).Error;
    }
}
