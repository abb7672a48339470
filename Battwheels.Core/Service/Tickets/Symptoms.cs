namespace Battwheels.Core.Service.Tickets;

/// <summary>What a customer can point at when the vehicle is brought in.</summary>
/// <param name="Code">Stable; kept on the ticket.</param>
/// <param name="IsHighVoltage">May mean work on the pack or its circuits: a certified technician takes it.</param>
public sealed record Symptom(string Code, string Label, bool IsHighVoltage = false);

/// <summary>The complaint chips of intake, in the order they are shown.</summary>
public static class Symptoms
{
    public static readonly IReadOnlyList<Symptom> All =
    [
        new("no_start", "Does not start"),
        new("no_charge", "Does not charge", IsHighVoltage: true),
        new("cuts_off", "Stops while riding", IsHighVoltage: true),
        new("low_range", "Low range", IsHighVoltage: true),
        new("battery_hot", "Battery hot, swollen or smoking", IsHighVoltage: true),
        new("brakes", "Brakes"),
        new("noise", "Noise or vibration"),
        new("display", "Display, lights or horn"),
        new("water", "Stood in water", IsHighVoltage: true),
        new("accident", "Fall or accident"),
        new("service_due", "Service due"),
    ];

    public static Symptom? Find(string code) => All.FirstOrDefault(s => s.Code == code);

    /// <summary>The codes on a ticket, in the order of <see cref="All"/>; unknown ones are left out.</summary>
    public static IReadOnlyList<Symptom> Read(string codes)
    {
        ArgumentNullException.ThrowIfNull(codes);
        var held = codes.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return [.. All.Where(s => held.Contains(s.Code))];
    }

    /// <summary>As kept on a ticket.</summary>
    public static string Write(IEnumerable<string> codes) =>
        string.Join(' ', All.Select(s => s.Code).Intersect(codes, StringComparer.Ordinal));
}
