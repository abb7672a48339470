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

    /// <summary>Make and model as recalls look for them: "Ather", "450X Gen 3" is ATHER|450XGEN3.</summary>
    public static string ModelKey(string? make, string? model) => $"{Plain(make)}|{Plain(model)}";

    private static string Plain(string? text) =>
        string.Concat((text ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();

    private static bool Begins(string model, string make) =>
        make.Length > 0
        && model.StartsWith(make, StringComparison.OrdinalIgnoreCase)
        && (model.Length == make.Length || !char.IsLetterOrDigit(model[make.Length]));
}
