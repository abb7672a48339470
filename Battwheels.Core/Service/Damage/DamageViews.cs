using Battwheels.Core.Crm;

namespace Battwheels.Core.Service.Damage;

/// <param name="X">Per mille of the drawing's width.</param>
/// <param name="Y">Per mille of its height.</param>
public sealed record AddDamageMark(long TicketId, DamageView View, int X, int Y, DamageKind Kind, string? Note = null);

/// <param name="Version">Of the mark that was shown.</param>
public sealed record ChangeDamageMark(
    long TicketId,
    long DamageMarkId,
    int Version,
    DamageKind Kind,
    string? Note,
    long? TicketPhotoId
);

/// <summary>A mark as it is shown.</summary>
public sealed record DamageMarkView(
    long Id,
    int Version,
    int Number,
    DamageView View,
    int X,
    int Y,
    DamageKind Kind,
    string? Note,
    long? PhotoId
);

/// <summary>Marks of the visit before.</summary>
/// <param name="On">The day they were made.</param>
public sealed record EarlierDamage(DateOnly On, string TicketNumber, IReadOnlyList<DamageMarkView> Marks);

/// <summary>A photo that can be chosen for a mark.</summary>
public sealed record DamagePhoto(long Id, string? Caption, DateTime TakenAtUtc);

/// <summary>The outline of a vehicle with what was seen at intake.</summary>
/// <param name="TicketVersion">As it is now.</param>
/// <param name="Earlier">Null where no earlier visit has marks.</param>
/// <param name="SaysNone">Somebody looked and saw no damage.</param>
/// <param name="MayChange">The intake is still open, to the caller too.</param>
public sealed record DamageMap(
    long TicketId,
    int TicketVersion,
    VehicleCategory Category,
    IReadOnlyList<DamageMarkView> Marks,
    EarlierDamage? Earlier,
    IReadOnlyList<DamagePhoto> Photos,
    bool SaysNone,
    bool MayChange
)
{
    /// <summary>Something was seen, now or before.</summary>
    public bool HasMarks => Marks.Count > 0 || Earlier is not null;
}
