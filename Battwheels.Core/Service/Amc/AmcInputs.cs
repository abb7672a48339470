using Battwheels.Core.Common;
using Battwheels.Core.Crm;

namespace Battwheels.Core.Service.Amc;

/// <summary>Everything a plan says.</summary>
/// <param name="Price">Rupees before tax for one vehicle.</param>
/// <param name="ResponseMinutes">Null: not promised.</param>
public sealed record PlanInput(
    string Name,
    VehicleCategory Category,
    decimal Price,
    int Months,
    IReadOnlyList<BenefitInput> Benefits,
    string Sac = "998714",
    decimal RatePercent = 18m,
    string? Tier = null,
    int? ResponseMinutes = null
);

/// <param name="Name">As customers read it.</param>
/// <param name="ItemId">The service of the catalogue, for <see cref="AmcBenefitKind.Service"/>.</param>
/// <param name="Quantity">Null: without limit.</param>
/// <param name="DiscountPercent">For <see cref="AmcBenefitKind.PartsDiscount"/>.</param>
public sealed record BenefitInput(
    AmcBenefitKind Kind,
    string Name,
    int? Quantity = null,
    AmcPer Per = AmcPer.Contract,
    bool CarriesOver = false,
    long? ItemId = null,
    decimal DiscountPercent = 0m
);

public sealed record UpdatePlan(long Id, int Version, PlanInput Input);

/// <summary>What a contract is written with.</summary>
/// <param name="StartsOn">Null: today.</param>
/// <param name="Price">Rupees before tax for one vehicle; null: as the plan says.</param>
public sealed record ContractInput(
    long ContactId,
    long PlanId,
    IReadOnlyList<long> VehicleIds,
    DateOnly? StartsOn = null,
    decimal? Price = null,
    long? BranchId = null
);

public sealed record UpdateContract(long Id, int Version, ContractInput Input);

/// <param name="CancelInvoice">Its unpaid invoice goes too, and all income of it; else what is left is income of today.</param>
public sealed record CancelContract(long Id, int Version, string Reason, bool CancelInvoice = false);

/// <param name="EntitlementId">Null: the first that fits and has something left.</param>
public sealed record CoverLine(long TicketId, long JobLineId, long? EntitlementId = null);

/// <summary>What plans and contracts may say.</summary>
internal static class AmcRules
{
    public const int MostVehicles = 200;
    public const int MostBenefits = 20;
    public const int MostPlans = 200;
    public const int LongestName = 80;
    public const int LongestReason = 400;
    private const int MostResponse = 30 * 24 * 60;

    public static Error? Refusal(PlanInput input) =>
        Error.Of([
            string.IsNullOrWhiteSpace(input.Name) ? CommonErrors.Required(nameof(input.Name), "Name") : null,
            CommonErrors.TooLong(nameof(input.Name), input.Name, LongestName),
            CommonErrors.TooLong(nameof(input.Tier), input.Tier, 40),
            Price(input.Price),
            input.Months is < 1 or > 60 ? AmcErrors.MonthsInvalid : null,
            IsSac(input.Sac) ? null : AmcErrors.SacInvalid,
            Gst.GstRates.IsSlab(input.RatePercent)
                ? null
                : new Error(
                    "RATE_INVALID",
                    $"GST has no rate of {input.RatePercent:0.###} percent. Enter the rate of the HSN or SAC, as 18.",
                    nameof(input.RatePercent)
                ),
            input.ResponseMinutes is < 1 or > MostResponse ? AmcErrors.ResponseInvalid : null,
            input.Benefits.Count is 0 or > MostBenefits ? AmcErrors.BenefitsMissing : null,
            .. input.Benefits.Select(Refusal),
        ]);

    public static Error? Price(decimal price) =>
        price is <= 0m or > 10_000_000m || Money.Round(price) != price ? AmcErrors.PriceInvalid : null;

    private static bool IsSac(string? sac) =>
        sac?.Trim() is { Length: 4 or 6 or 8 } code && code.All(char.IsAsciiDigit);

    private static Error? Refusal(BenefitInput benefit, int at)
    {
        string Field(string name) =>
            string.Create(System.Globalization.CultureInfo.InvariantCulture, $"Benefits.{at}.{name}");

        if (string.IsNullOrWhiteSpace(benefit.Name) || benefit.Name.Trim().Length > LongestName)
            return AmcErrors.BenefitInvalid(
                Field(nameof(benefit.Name)),
                T("Each benefit has a name of at most 80 characters. Enter it.")
            );
        if (benefit.Quantity is < 1 or > 1_000)
            return AmcErrors.BenefitInvalid(
                Field(nameof(benefit.Quantity)),
                T("A quantity is 1 to 1,000; leave it empty for no limit.")
            );
        if (benefit.Kind is AmcBenefitKind.Service && benefit.ItemId is null)
            return AmcErrors.BenefitInvalid(
                Field(nameof(benefit.ItemId)),
                T("Choose the service of the catalogue this benefit is for.")
            );
        var isPercent = benefit.DiscountPercent is > 0m and <= 100m;
        return
            benefit.Kind is AmcBenefitKind.PartsDiscount
            && !(isPercent && Money.RoundTo(benefit.DiscountPercent, 2) == benefit.DiscountPercent)
            ? AmcErrors.BenefitInvalid(
                Field(nameof(benefit.DiscountPercent)),
                T("A discount on parts is above 0 and at most 100 percent. Enter it.")
            )
            : null;
    }
}
