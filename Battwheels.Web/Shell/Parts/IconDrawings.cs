namespace Battwheels.Web.Shell.Parts;

/// <summary>The icons themselves, on a grid of 24 px with strokes of 1.75 px.</summary>
internal static class IconDrawings
{
    public static readonly IReadOnlyDictionary<string, string> All = new Dictionary<string, string>
    {
        ["home"] = "<path d=\"M4 11.5 12 5l8 6.5V20h-5.5v-5h-5v5H4z\"/>",
        ["wrench"] =
            "<path d=\"M14.5 6.5a4 4 0 0 1 5-1l-2.7 2.7.2 2 2 .2 1.7-1.9a4 4 0 0 1-5.4 4.6L8.5 20a2.1 2.1 0 0 1-3-3l6.9-6.8a4 4 0 0 1 2.1-3.7z\"/>",
        ["backspace"] = "<path d=\"M9 5.5h11v13H9L3.5 12z\"/><path d=\"m11.5 9.5 5 5M16.5 9.5l-5 5\"/>",
        ["scan"] =
            "<path d=\"M4 8.5V5h3.5M16.5 5H20v3.5M20 15.5V19h-3.5M7.5 19H4v-3.5\"/><path d=\"M8 9v6M11 9v6M13.5 9v6M16 9v6\"/>",
        ["pin"] =
            "<path d=\"M6.5 6.5h.1M12 6.5h.1M17.5 6.5h.1M6.5 12h.1M12 12h.1M17.5 12h.1M12 17.5h.1\" stroke-width=\"2.8\"/>",
        ["people"] =
            "<circle cx=\"9\" cy=\"8.5\" r=\"3.5\"/><path d=\"M3 20c.4-3.6 2.8-5.5 6-5.5s5.6 1.9 6 5.5\"/><path d=\"M15.5 5.3a3.3 3.3 0 0 1 0 6.4M17.5 14.8c2.1.7 3.3 2.4 3.5 5.2\"/>",
        ["tag"] = "<path d=\"M4 5h7.5L20 13.5 13.5 20 5 11.5z\"/><circle cx=\"9\" cy=\"9.5\" r=\"1.3\"/>",
        ["box"] = "<path d=\"M4 8l8-4 8 4v8.5L12 20.5 4 16.5z\"/><path d=\"M4 8l8 4 8-4M12 12v8.5\"/>",
        ["book"] =
            "<path d=\"M5 5.5C5 4.7 5.7 4 6.5 4H19v16H6.5C5.7 20 5 19.3 5 18.5z\"/><path d=\"M9 4v16M12.5 8.5h3.5M12.5 12h3.5\"/>",
        ["badge"] =
            "<rect x=\"4\" y=\"7\" width=\"16\" height=\"13\" rx=\"1.5\"/><path d=\"M10 7V4h4v3\"/><circle cx=\"9\" cy=\"13\" r=\"1.8\"/><path d=\"M6.5 17c.4-1.2 1.3-1.8 2.5-1.8s2.1.6 2.5 1.8M14 12h3.5M14 15.5h3.5\"/>",
        ["chart"] = "<path d=\"M4 20h16\"/><path d=\"M6.5 17v-5M11 17V6M15.5 17v-8M19.5 17v-3\"/>",
        ["gear"] =
            "<circle cx=\"12\" cy=\"12\" r=\"3\"/><path d=\"M12 3.5v3M12 17.5v3M3.5 12h3M17.5 12h3M6 6l2.1 2.1M15.9 15.9 18 18M18 6l-2.1 2.1M8.1 15.9 6 18\"/>",
        ["chevron-down"] = "<path d=\"m7 10 5 5 5-5\"/>",
        ["chevron-up"] = "<path d=\"m7 14 5-5 5 5\"/>",
        ["columns"] = "<rect x=\"4\" y=\"5\" width=\"16\" height=\"14\" rx=\"1.5\"/><path d=\"M9.3 5v14M14.7 5v14\"/>",
        ["peek"] =
            "<rect x=\"4\" y=\"5\" width=\"16\" height=\"14\" rx=\"1.5\"/><path d=\"M13.5 5v14M16 9h1.5M16 12h1.5\"/>",
        ["rows"] = "<path d=\"M4 6h16M4 10h16M4 14h16M4 18h16\"/>",
        ["chevron-left"] = "<path d=\"m14 7-5 5 5 5\"/>",
        ["chevron-right"] = "<path d=\"m10 7 5 5-5 5\"/>",
        ["plus"] = "<path d=\"M12 5v14M5 12h14\"/>",
        ["check"] = "<path d=\"m5.5 12.5 4 4 9-9.5\"/>",
        ["x"] = "<path d=\"m6.5 6.5 11 11M17.5 6.5l-11 11\"/>",
        ["tray"] = "<path d=\"M4 14.5 6.5 6h11l2.5 8.5V19H4z\"/><path d=\"M4 14.5h4.5l1 2h5l1-2H20\"/>",
        ["bell"] = "<path d=\"M6.5 17V11a5.5 5.5 0 0 1 11 0v6l1.5 1.5H5zM10 20.5h4\"/>",
        ["search"] = "<circle cx=\"11\" cy=\"11\" r=\"6\"/><path d=\"m15.5 15.5 4.5 4.5\"/>",
        ["message"] = "<path d=\"M4 5h16v11.5H11l-4 3.5v-3.5H4z\"/>",
        ["more"] = "<path d=\"M6.5 12h.1M12 12h.1M17.5 12h.1\" stroke-width=\"2.6\"/>",
        ["doc"] = "<path d=\"M6 3.5h8l4.5 4.5v12.5H6z\"/><path d=\"M14 3.5V8h4.5M9 12.5h6M9 16h6\"/>",
        ["bolt"] = "<path d=\"M13 3.5 6 13.5h5l-1 7 7-10h-5z\"/>",
        ["camera"] = "<path d=\"M4 8h4l1.5-2.5h5L16 8h4v11H4z\"/><circle cx=\"12\" cy=\"13\" r=\"3.3\"/>",
        ["mic"] =
            "<rect x=\"9\" y=\"3.5\" width=\"6\" height=\"11\" rx=\"3\"/><path d=\"M5.5 11.5a6.5 6.5 0 0 0 13 0M12 18v3\"/>",
        ["phone"] =
            "<path d=\"M6 4h3.5l1.5 4.5-2 1.5c1 2.3 2.7 4 5 5l1.5-2L20 14.5V18c0 1.1-.9 2-2 2C10.5 19.5 4.5 13.5 4 6c0-1.1.9-2 2-2z\"/>",
        ["spark"] =
            "<path d=\"M12 4l1.8 5.2L19 11l-5.2 1.8L12 18l-1.8-5.2L5 11l5.2-1.8z\"/><path d=\"M18.5 16v4M16.5 18h4\"/>",
        ["print"] = "<path d=\"M7 9V4h10v5M7 17H4.5V9h15v8H17\"/><path d=\"M7 14h10v6H7z\"/>",
        ["download"] = "<path d=\"M12 4v11M7.5 11l4.5 4.5 4.5-4.5M5 20h14\"/>",
        ["upload"] = "<path d=\"M12 16V5M7.5 9 12 4.5 16.5 9M5 20h14\"/>",
        ["edit"] = "<path d=\"M5 19v-3.5L15.5 5 19 8.5 8.5 19z\"/><path d=\"m13 7.5 3.5 3.5\"/>",
        ["trash"] = "<path d=\"M5 7h14M9.5 7V4.5h5V7M7 7l.8 12.5h8.4L17 7M10.5 10.5v5.5M13.5 10.5v5.5\"/>",
        ["cloud-off"] =
            "<path d=\"M7.5 18.5H17a4 4 0 0 0 2.4-7.2M16 9.2A5.5 5.5 0 0 0 8.4 6.7M6 8.6a5 5 0 0 0-2.5 5 4.9 4.9 0 0 0 4 4.9M4 4l16 16\"/>",
        ["clock"] = "<circle cx=\"12\" cy=\"12\" r=\"8\"/><path d=\"M12 7.5V12l3 2\"/>",
        ["calendar"] =
            "<rect x=\"4\" y=\"6\" width=\"16\" height=\"14\" rx=\"1.5\"/><path d=\"M4 10.5h16M8.5 3.5V7M15.5 3.5V7\"/>",
        ["filter"] = "<path d=\"M4 6h16l-6 7v6l-4-2v-4z\"/>",
        ["link"] =
            "<path d=\"M10 13.5a3.5 3.5 0 0 0 5 0l3.5-3.5a3.5 3.5 0 0 0-5-5L12 6.5\"/><path d=\"M14 10.5a3.5 3.5 0 0 0-5 0L5.5 14a3.5 3.5 0 0 0 5 5l1.5-1.5\"/>",
        ["back"] = "<path d=\"M19 12H5M11 6l-6 6 6 6\"/>",
        ["lock"] =
            "<rect x=\"5\" y=\"10.5\" width=\"14\" height=\"9.5\" rx=\"1.5\"/><path d=\"M8.5 10.5V8a3.5 3.5 0 0 1 7 0v2.5\"/>",
        ["user"] = "<circle cx=\"12\" cy=\"8\" r=\"3.8\"/><path d=\"M4.5 20c.6-4 3.6-6 7.5-6s6.9 2 7.5 6\"/>",
        ["building"] = "<path d=\"M5 20V4.5h9V20M14 9h5v11M3 20h18M8 8h3M8 12h3M8 16h3\"/>",
        ["sign-out"] = "<path d=\"M14 5H5v14h9M19.5 12H10M16 8l4 4-4 4\"/>",
        ["sun"] =
            "<circle cx=\"12\" cy=\"12\" r=\"4\"/><path d=\"M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6 7 7M17 17l1.4 1.4M18.4 5.6 17 7M7 17l-1.4 1.4\"/>",
        ["info"] = "<circle cx=\"12\" cy=\"12\" r=\"8\"/><path d=\"M12 11v5M12 8v.1\" stroke-width=\"2.2\"/>",
        ["help"] =
            "<circle cx=\"12\" cy=\"12\" r=\"8.5\"/><path d=\"M9.6 9.7a2.5 2.5 0 1 1 3.6 2.3c-.8.4-1.2.9-1.2 1.8\"/><path d=\"M12 16.6v.1\" stroke-width=\"2.2\"/>",
        ["alert"] = "<path d=\"M12 4 2.8 20h18.4z\"/><path d=\"M12 10v4.5M12 17.2v.1\" stroke-width=\"2.2\"/>",
        ["car"] =
            "<path d=\"M4 16.5v-4l2-5.5h12l2 5.5v4zM4 12.5h16M6 16.5V19M18 16.5V19\"/><path d=\"M7.5 14.5h.1M16.5 14.5h.1\" stroke-width=\"2.4\"/>",
        ["play"] = "<path d=\"M8 5.5v13l10.5-6.5z\"/>",
        ["pause"] = "<path d=\"M8.5 6v12M15.5 6v12\" stroke-width=\"2.6\"/>",
        ["rupee"] = "<path d=\"M7 5h10M7 9.5h10M7 5h3a4.5 4.5 0 0 1 0 9H7l7 6\"/>",
        ["qr"] =
            "<path d=\"M4.5 4.5h6v6h-6zM13.5 4.5h6v6h-6zM4.5 13.5h6v6h-6zM13.5 13.5h2.5v2.5h-2.5zM17 17h2.5v2.5H17z\"/>",
        ["status-neutral"] = "<circle cx=\"12\" cy=\"12\" r=\"6.5\" stroke-width=\"2.6\"/>",
        ["status-active"] = "<path d=\"M8 5.5v13l10.5-6.5z\" fill=\"currentColor\"/>",
        ["status-waiting"] = "<path d=\"M8.5 6v12M15.5 6v12\" stroke-width=\"3.6\"/>",
        ["status-attention"] = "<path d=\"M12 4.5v9.5M12 18.8v.2\" stroke-width=\"3.4\"/>",
        ["status-problem"] = "<path d=\"m6.5 6.5 11 11M17.5 6.5l-11 11\" stroke-width=\"3.2\"/>",
        ["status-done"] = "<path d=\"m5 12.8 4.5 4.5L19 7.5\" stroke-width=\"3.2\"/>",
    };
}
