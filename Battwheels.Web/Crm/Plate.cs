using Battwheels.Core.Crm;

namespace Battwheels.Web.Crm;

/// <summary>A registration as it stands on the plate.</summary>
public static class Plate
{
    /// <summary>MH 12 QK 0042; "Unregistered" where there is none.</summary>
    public static string Text(string? registration) =>
        registration is null ? T("Unregistered") : Registrations.Display(registration);
}
