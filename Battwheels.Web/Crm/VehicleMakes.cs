namespace Battwheels.Web.Crm;

/// <summary>Suggestions while typing; anything else may be typed.</summary>
internal static class VehicleMakes
{
    public static readonly IReadOnlyList<string> Makes =
    [
        "Ampere",
        "Ather",
        "Bajaj",
        "BYD",
        "Euler",
        "Hero Vida",
        "Hyundai",
        "Mahindra",
        "MG",
        "Okinawa",
        "Ola Electric",
        "Olectra",
        "Piaggio",
        "Revolt",
        "Switch",
        "Tata",
        "TVS",
        "Ultraviolette",
    ];

    private static readonly Dictionary<string, string[]> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Ampere"] = ["Magnus", "Nexus", "Primus"],
        ["Ather"] = ["450S", "450X", "450 Apex", "Rizta"],
        ["Bajaj"] = ["Chetak", "RE E-TEC", "GoGo"],
        ["BYD"] = ["Atto 3", "eMAX 7", "Seal"],
        ["Euler"] = ["HiLoad", "Storm", "Neo"],
        ["Hero Vida"] = ["V1 Plus", "V1 Pro", "V2", "VX2"],
        ["Hyundai"] = ["Creta Electric", "Ioniq 5", "Kona Electric"],
        ["Mahindra"] = ["Treo", "Treo Zor", "e-Alfa", "Zeo", "XUV400", "BE 6", "XEV 9e"],
        ["MG"] = ["Comet", "Windsor", "ZS EV"],
        ["Okinawa"] = ["iPraise", "Okhi-90", "Ridge"],
        ["Ola Electric"] = ["S1 Air", "S1 Pro", "S1 X", "Roadster"],
        ["Olectra"] = ["K9", "K7", "CX2"],
        ["Piaggio"] = ["Ape E-City", "Ape E-Xtra"],
        ["Revolt"] = ["RV1", "RV400", "BlazeX"],
        ["Switch"] = ["EiV 12", "EiV 22", "IeV 4"],
        ["Tata"] = ["Ace EV", "Curvv EV", "Nexon EV", "Punch EV", "Tiago EV", "Tigor EV", "Ultra EV"],
        ["TVS"] = ["iQube", "iQube ST", "X", "King EV Max"],
        ["Ultraviolette"] = ["F77", "Tesseract"],
    };

    public static IReadOnlyList<string> ModelsOf(string? make) => Known.GetValueOrDefault((make ?? "").Trim(), []);
}
