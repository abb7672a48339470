using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;

namespace Battwheels.Data.Common;

/// <summary>Instants are UTC; SQLite returns them without a kind.</summary>
internal sealed class UtcConverter()
    : ValueConverter<DateTime, DateTime>(
        value => value.Kind == DateTimeKind.Local ? value.ToUniversalTime() : value,
        value => DateTime.SpecifyKind(value, DateTimeKind.Utc)
    );

/// <summary>Sentences that each reader reads in their own language.</summary>
internal sealed class PhraseConverter()
    : ValueConverter<Phrase, string>(phrase => KeptPhrase.Write(phrase), kept => KeptPhrase.Read(kept));

/// <summary>Decimals as scaled 64-bit integers; a digit too many is a bug and throws.</summary>
internal static class ScaledConverters
{
    /// <summary>Rupees as paise.</summary>
    internal sealed class Money() : ValueConverter<decimal, long>(v => Scale(v, 100m), v => v / 100m);

    /// <summary>Quantities as thousandths of the base unit.</summary>
    internal sealed class Quantity() : ValueConverter<decimal, long>(v => Scale(v, 1000m), v => v / 1000m);

    /// <summary>Unit costs as ten-thousandths of a rupee.</summary>
    internal sealed class UnitCost() : ValueConverter<decimal, long>(v => Scale(v, 10000m), v => v / 10000m);

    /// <summary>Rates as thousandths.</summary>
    internal sealed class Rate() : ValueConverter<decimal, long>(v => Scale(v, 1000m), v => v / 1000m);

    /// <exception cref="ArgumentException">More decimals than the column holds.</exception>
    internal static long Scale(decimal value, decimal factor)
    {
        var scaled = value * factor;
        return decimal.Truncate(scaled) == scaled
            ? decimal.ToInt64(scaled)
            : throw new ArgumentException($"{value} has more decimals than 1/{factor}.", nameof(value));
    }
}
