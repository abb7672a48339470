using Battwheels.Core.Crm;

namespace Battwheels.Core.Service.Damage;

/// <summary>A place of a drawing with its name: for those who do not tap, and for saying where a mark is.</summary>
/// <param name="Name">As <c>Left side: front wheel</c>.</param>
/// <param name="X">Per mille of the drawing's width.</param>
/// <param name="Y">Per mille of its height.</param>
public sealed record DamagePlace(DamageView View, string Name, int X, int Y);

/// <summary>Names of places.</summary>
public static class DamagePlaces
{
    /// <summary>The places of a kind of vehicle, view by view.</summary>
    public static IReadOnlyList<DamagePlace> For(VehicleCategory category) =>
        category switch
        {
            VehicleCategory.TwoWheeler =>
            [
                .. Sides(
                    (T("front wheel"), 215, 780),
                    (T("front panel"), 320, 500),
                    (T("handlebar"), 330, 200),
                    (T("footboard"), 450, 700),
                    (T("seat"), 690, 400),
                    (T("rear panel"), 750, 520),
                    (T("rear wheel"), 785, 780)
                ),
                .. Front(
                    (T("headlamp"), 500, 420),
                    (T("front panel"), 500, 600),
                    (T("mudguard"), 500, 780),
                    (T("mirror"), 290, 110)
                ),
                .. Back(
                    (T("seat"), 500, 270),
                    (T("tail lamp"), 500, 430),
                    (T("number plate"), 500, 610),
                    (T("mudguard"), 500, 800)
                ),
            ],
            VehicleCategory.ThreeWheeler =>
            [
                .. Sides(
                    (T("front wheel"), 235, 810),
                    (T("front panel"), 200, 600),
                    (T("door"), 430, 600),
                    (T("rear panel"), 800, 560),
                    (T("hood"), 700, 140),
                    (T("rear wheel"), 775, 810)
                ),
                .. Front(
                    (T("windscreen"), 500, 330),
                    (T("headlamp"), 350, 610),
                    (T("front panel"), 500, 600),
                    (T("front wheel"), 500, 860)
                ),
                .. Back(
                    (T("rear window"), 500, 310),
                    (T("rear panel"), 500, 550),
                    (T("tail lamp"), 310, 730),
                    (T("number plate"), 500, 730)
                ),
                .. Top((T("windscreen"), 265, 500), (T("hood"), 620, 500)),
            ],
            VehicleCategory.FourWheeler or VehicleCategory.Bus or VehicleCategory.Other =>
            [
                .. Sides(
                    (T("front bumper"), 85, 700),
                    (T("front fender"), 220, 560),
                    (T("front wheel"), 255, 770),
                    (T("front door"), 410, 600),
                    (T("rear door"), 600, 600),
                    (T("rear fender"), 800, 560),
                    (T("rear wheel"), 755, 770),
                    (T("rear bumper"), 925, 700)
                ),
                .. Front(
                    (T("windscreen"), 500, 350),
                    (T("bonnet"), 500, 500),
                    (T("headlamp"), 290, 595),
                    (T("front bumper"), 500, 740),
                    (T("mirror"), 215, 425)
                ),
                .. Back(
                    (T("rear window"), 500, 350),
                    (T("boot"), 500, 520),
                    (T("tail lamp"), 270, 600),
                    (T("rear bumper"), 500, 770)
                ),
                .. Top(
                    (T("bonnet"), 180, 500),
                    (T("windscreen"), 340, 500),
                    (T("roof"), 560, 500),
                    (T("boot"), 870, 500)
                ),
            ],
        };

    /// <summary>The name of the nearest place.</summary>
    public static string Of(VehicleCategory category, DamageMarkView mark)
    {
        ArgumentNullException.ThrowIfNull(mark);
        return For(category)
                .Where(p => p.View == mark.View)
                .OrderBy(p => Distance(p, mark))
                .Select(p => p.Name)
                .FirstOrDefault()
            ?? Words(mark.View);
    }

    /// <summary>What is said of a kind of damage.</summary>
    public static string Words(DamageKind kind) =>
        kind switch
        {
            DamageKind.Scratch => T("Scratch"),
            DamageKind.Dent => T("Dent"),
            DamageKind.Crack => T("Crack"),
            DamageKind.Broken => T("Broken"),
            DamageKind.Missing => T("Missing"),
            DamageKind.Rust => T("Rust"),
        };

    /// <summary>What a drawing is called.</summary>
    public static string Words(DamageView view) =>
        view switch
        {
            DamageView.Left => T("Left side"),
            DamageView.Right => T("Right side"),
            DamageView.Front => T("Front"),
            DamageView.Back => T("Rear"),
            DamageView.Top => T("Top"),
        };

    /// <summary>Width counts more than height, as the drawings are wider than they are high.</summary>
    private static int Distance(DamagePlace place, DamageMarkView mark)
    {
        var (x, y) = ((place.X - mark.X) * 10, (place.Y - mark.Y) * 6);
        return x * x + y * y;
    }

    private static IEnumerable<DamagePlace> Sides(params (string Part, int X, int Y)[] parts) =>
        [.. At(DamageView.Left, parts), .. At(DamageView.Right, [.. parts.Select(p => (p.Part, 1000 - p.X, p.Y))])];

    private static IEnumerable<DamagePlace> Front(params (string Part, int X, int Y)[] parts) =>
        At(DamageView.Front, parts);

    private static IEnumerable<DamagePlace> Back(params (string Part, int X, int Y)[] parts) =>
        At(DamageView.Back, parts);

    private static IEnumerable<DamagePlace> Top(params (string Part, int X, int Y)[] parts) =>
        At(DamageView.Top, parts);

    private static IEnumerable<DamagePlace> At(DamageView view, (string Part, int X, int Y)[] parts) =>
        parts.Select(p => new DamagePlace(view, $"{Words(view)}: {p.Part}", p.X, p.Y));
}
