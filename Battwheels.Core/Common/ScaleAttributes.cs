namespace Battwheels.Core.Common;

/// <summary>A quantity: stored as 64-bit thousandths of the base unit.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class QuantityAttribute : Attribute;

/// <summary>A cost or price per unit with four decimals: stored as 64-bit ten-thousandths of a rupee.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class UnitCostAttribute : Attribute;

/// <summary>A percentage or other rate with three decimals: stored as 64-bit thousandths.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class RateAttribute : Attribute;

/// <summary>
/// A normalized text people search by: compared byte by byte on every engine, so that "begins with" is a range of an
/// index (see <see cref="SearchKeys"/>).
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SearchKeyAttribute : Attribute;
