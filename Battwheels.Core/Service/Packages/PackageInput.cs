using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Estimates;
using Battwheels.Core.Service.Estimates.Alternatives;
using Battwheels.Core.Service.JobCards;

namespace Battwheels.Core.Service.Packages;

/// <summary>What a person enters about a package.</summary>
/// <param name="Category">Null: every kind of vehicle.</param>
/// <param name="Make">Empty: every make.</param>
/// <param name="Model">Beginning of the model; empty: every model of the make.</param>
/// <param name="FixedPrice">Rupees before tax for all lines that are not optional; null: their sum.</param>
public sealed record PackageInput(
    string Name,
    IReadOnlyList<PackageLineInput> Lines,
    decimal? FixedPrice = null,
    VehicleCategory? Category = null,
    string? Make = null,
    string? Model = null
)
{
    public const int MostLines = 60;
    public const int LongestName = 120;
}

/// <summary>One line of it.</summary>
/// <param name="UnitPrice">Rupees before tax; null: what the item costs on the day of use.</param>
public sealed record PackageLineInput(
    JobLineKind Kind,
    string Description,
    decimal Quantity,
    decimal? UnitPrice,
    string HsnSac = "",
    string Uom = "NOS",
    decimal RatePercent = 0m,
    long? ItemId = null,
    bool IsSafetyCritical = false,
    bool IsOptional = false,
    bool OpensHvBattery = false
)
{
    /// <summary>As it would stand on an estimate.</summary>
    internal LineInput ToLine() =>
        new(
            Kind,
            Description,
            Quantity,
            UnitPrice ?? 0m,
            HsnSac,
            Uom,
            RatePercent: RatePercent,
            ItemId: ItemId,
            IsSafetyCritical: IsSafetyCritical,
            IsOptional: IsOptional,
            OpensHvBattery: OpensHvBattery
        );
}

public sealed record UpdatePackage(long Id, int Version, PackageInput Input);

/// <summary>Makes a package of the lines an estimate has now.</summary>
/// <param name="ForThisModel">Only for vehicles of the make and model of that visit.</param>
public sealed record KeepAsPackage(long EstimateId, string Name, decimal? FixedPrice, bool ForThisModel);

/// <summary>Puts a package on the estimate of a visit.</summary>
/// <param name="Option">The option all of its lines belong to; null: lines that are in every choice.</param>
public sealed record InsertPackage(long PackageId, long TicketId, LineOption? Option = null);

/// <summary>What a package must be like, and how what was typed is stored.</summary>
internal static class PackageRules
{
    public static async Task<Error?> RefusalAsync(IReadUnit unit, PackageInput input, CancellationToken ct)
    {
        var needed = input.Lines.Where(l => !l.IsOptional).ToArray();
        if (
            Error.Of(
                string.IsNullOrWhiteSpace(input.Name) ? CommonErrors.Required(nameof(input.Name), T("Name")) : null,
                CommonErrors.TooLong(nameof(input.Name), input.Name, PackageInput.LongestName),
                CommonErrors.TooLong(nameof(input.Make), input.Make, 80),
                CommonErrors.TooLong(nameof(input.Model), input.Model, 80),
                Text(input.Model) is not null && Text(input.Make) is null ? PackageErrors.MakeMissing : null,
                input.Lines.Count == 0 ? PackageErrors.Empty : null,
                input.Lines.Count > PackageInput.MostLines ? PackageErrors.TooManyLines : null,
                input.FixedPrice is { } price
                && (price is <= 0m or > EstimateLimits.Price || Money.Round(price) != price)
                    ? PackageErrors.PriceInvalid
                    : null,
                input.FixedPrice is not null && needed.Length > 0 && Array.TrueForAll(needed, l => l.UnitPrice is 0m)
                    ? PackageErrors.NothingToPrice
                    : null,
                input.FixedPrice is not null && needed.Length == 0 && input.Lines.Count > 0
                    ? PackageErrors.NothingToPrice
                    : null
            ) is
            { } refusal
        )
            return refusal;
        List<Error?> lines = [];
        foreach (var (index, line) in input.Lines.Index())
            lines.Add(await LineAsync(unit, index, line, ct));
        return Error.Of([.. lines]);
    }

    private static async Task<Error?> LineAsync(IReadUnit unit, int index, PackageLineInput input, CancellationToken ct)
    {
        if (input is { ItemId: null, UnitPrice: null })
            return PackageErrors.LinePriceMissing(index);
        var line = input.ToLine().Tidied();
        return (LineRules.Refusal(unit, line) ?? await LineRules.StockRefusalAsync(unit, line, ct)) is { } refusal
            ? refusal with
            {
                Field = $"{nameof(PackageInput.Lines)}.{index}.{refusal.Field ?? nameof(input.Description)}",
            }
            : null;
    }

    public static void Apply(ServicePackage package, PackageInput input)
    {
        (package.Name, package.FixedPrice, package.Category) = (input.Name.Trim(), input.FixedPrice, input.Category);
        (package.Make, package.Model) = (Text(input.Make), Text(input.Model));
        package.ModelKey = package.Make is null ? "" : VehicleNames.ModelKey(package.Make, package.Model ?? "");
        foreach (var (index, typed) in input.Lines.Index())
        {
            var line = typed.ToLine().Tidied();
            package.Add(
                new ServicePackageLine
                {
                    Position = index + 1,
                    Kind = line.Kind,
                    ItemId = line.ItemId,
                    Description = line.Description,
                    HsnSac = line.HsnSac,
                    Uom = line.Uom,
                    Quantity = line.Quantity,
                    UnitPrice = typed.UnitPrice,
                    RatePercent = line.RatePercent,
                    IsSafetyCritical = line.IsSafetyCritical,
                    IsOptional = line.IsOptional,
                    OpensHvBattery = line.OpensHvBattery,
                }
            );
        }
    }

    private static string? Text(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
