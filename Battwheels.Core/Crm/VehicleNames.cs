namespace Battwheels.Core.Crm;

/// <summary>How a vehicle is called: many models bear the make in their name already.</summary>
public static class VehicleNames
{
    /// <summary>"Vayu", "Vayu S1 Pro" is Vayu S1 Pro; "Ather", "450X" is Ather 450X.</summary>
    public static string Of(string make, string model, string? variant = null)
    {
        var name = Begins(model, make) ? model : $"{make} {model}";
        return string.IsNullOrWhiteSpace(variant) ? name.Trim() : $"{name} {variant}".Trim();
    }

    private static bool Begins(string model, string make) =>
        make.Length > 0
        && model.StartsWith(make, StringComparison.OrdinalIgnoreCase)
        && (model.Length == make.Length || !char.IsLetterOrDigit(model[make.Length]));
}
