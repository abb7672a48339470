using Battwheels.Core.Crm;
using Battwheels.Core.Service.Damage;

namespace Battwheels.Web.Service.Damage;

/// <summary>Marks in words.</summary>
internal static class DamageWords
{
    /// <summary>What and where: <c>Scratch, Left side: front wheel</c>.</summary>
    public static string Of(VehicleCategory category, DamageMarkView mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return $"{DamagePlaces.Words(mark.Kind)}, {DamagePlaces.Of(category, mark)}";
    }

    /// <summary>The same with its note.</summary>
    public static string Full(VehicleCategory category, DamageMarkView mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return mark.Note is null ? Of(category, mark) : $"{Of(category, mark)}: {mark.Note}";
    }
}
