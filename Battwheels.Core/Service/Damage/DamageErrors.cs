using Battwheels.Core.Common;

namespace Battwheels.Core.Service.Damage;

internal static class DamageErrors
{
    public static readonly Error OffTheDrawing = new(
        "PLACE_INVALID",
        "This place is not on the drawing. Tap inside it, or choose a place from the list.",
        "Place"
    );

    public static readonly Error PhotoMissing = new(
        "PHOTO_MISSING",
        "This photo does not belong to the visit, or was taken off. Choose another one.",
        "PhotoId"
    );

    public static readonly Error TooMany = new(
        "TOO_MANY_MARKS",
        $"A visit holds at most {DamageService.Most} marks. Describe the rest in a note."
    );

    public static readonly Error Marked = new(
        "DAMAGE_MARKED",
        "Damage is marked on the drawing. Take the marks off first, or leave the answer at Damage.",
        "note-body"
    );
}
