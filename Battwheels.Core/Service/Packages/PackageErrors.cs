using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Packages;

public static class PackageErrors
{
    public static readonly Error Exists = new(
        "PACKAGE_EXISTS",
        "There is a package of this name. Choose another name, or change that package.",
        nameof(PackageInput.Name)
    );

    public static readonly Error Empty = new(
        "PACKAGE_EMPTY",
        "A package has at least one line. Add the work or a part.",
        nameof(PackageInput.Lines)
    );

    public static readonly Error TooManyLines = new(
        "TOO_MANY_LINES",
        $"A package holds at most {PackageInput.MostLines} lines. Make two packages of it.",
        nameof(PackageInput.Lines)
    );

    public static readonly Error PriceInvalid = new(
        "FIXED_PRICE_INVALID",
        "The fixed price is above zero, in rupees with at most two decimals. Leave it empty to charge the sum of the lines.",
        nameof(PackageInput.FixedPrice)
    );

    public static readonly Error NothingToPrice = new(
        "FIXED_PRICE_UNUSABLE",
        "The fixed price is shared among the lines that are needed and have a price. Give at least one of them a price.",
        nameof(PackageInput.FixedPrice)
    );

    public static readonly Error MakeMissing = new(
        "MAKE_MISSING",
        "A model belongs to a make. Enter the make too, or leave both empty.",
        nameof(PackageInput.Make)
    );

    public static readonly Error Retired = new(
        "PACKAGE_RETIRED",
        "This package is not offered any more. Choose another one."
    );

    public static readonly Error NotFitting = new(
        "PACKAGE_NOT_FITTING",
        "This package is for other vehicles. Choose one that fits the vehicle of this visit."
    );

    public static Error LinePriceMissing(int index) =>
        new(
            "PRICE_MISSING",
            "Enter the price: only an item of the catalogue has one of its own.",
            $"{nameof(PackageInput.Lines)}.{index}.{nameof(PackageLineInput.UnitPrice)}"
        );

    /// <summary>Items that are not sold any more.</summary>
    public static Error ItemsGone(IEnumerable<string> names) =>
        new(
            "PACKAGE_ITEM_GONE",
            $"No longer in the catalogue: {string.Join(", ", names.Take(5))}. Change the package, then use it."
        );
}
