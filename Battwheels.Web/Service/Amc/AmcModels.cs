using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Amc;

namespace Battwheels.Web.Service.Amc;

/// <summary>What is typed into the form of a plan.</summary>
public sealed class PlanModel
{
    public string? Name { get; set; }

    public string? Tier { get; set; }

    public VehicleCategory Category { get; set; }

    public decimal? Price { get; set; }

    public decimal? Months { get; set; } = 12;

    public string? Sac { get; set; } = "998714";

    public decimal? RatePercent { get; set; } = 18m;

    public decimal? ResponseHours { get; set; }

    public List<BenefitModel> Benefits { get; } = [];

    public static PlanModel Of(PlanInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        PlanModel model = new()
        {
            Name = input.Name,
            Tier = input.Tier,
            Category = input.Category,
            Price = input.Price,
            Months = input.Months,
            Sac = input.Sac,
            RatePercent = input.RatePercent,
            ResponseHours = input.ResponseMinutes / 60m,
        };
        model.Benefits.AddRange(input.Benefits.Select(BenefitModel.Of));
        return model;
    }

    public PlanInput ToInput() =>
        new(
            Name ?? "",
            Category,
            Price ?? 0m,
            (int)(Months ?? 0m),
            [.. Benefits.Select(b => b.ToInput())],
            Sac ?? "",
            RatePercent ?? 0m,
            Tier,
            ResponseHours is { } hours ? (int)Money.RoundTo(hours * 60m, 0) : null
        );
}

/// <summary>One benefit of a plan as it is typed.</summary>
public sealed class BenefitModel
{
    public AmcBenefitKind Kind { get; set; }

    public string? Name { get; set; }

    public decimal? Quantity { get; set; }

    public AmcPer Per { get; set; }

    public bool CarriesOver { get; set; }

    public long? ItemId { get; set; }

    public decimal? DiscountPercent { get; set; }

    public static BenefitModel Of(BenefitInput input)
    {
        ArgumentNullException.ThrowIfNull(input);
        return new BenefitModel
        {
            Kind = input.Kind,
            Name = input.Name,
            Quantity = input.Quantity,
            Per = input.Per,
            CarriesOver = input.CarriesOver,
            ItemId = input.ItemId,
            DiscountPercent = input.Kind is AmcBenefitKind.PartsDiscount ? input.DiscountPercent : null,
        };
    }

    public BenefitInput ToInput() =>
        new(Kind, Name ?? "", (int?)Quantity, Per, CarriesOver, ItemId, DiscountPercent ?? 0m);
}
