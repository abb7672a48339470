using Battwheels.Core.Crm.Batteries;

namespace Battwheels.Web.Crm.Batteries;

/// <summary>What is typed into the form of a pack.</summary>
public sealed class PackModel
{
    public string? Serial { get; set; }

    public string? Bpan { get; set; }

    public BatteryChemistry Chemistry { get; set; }

    public string? Make { get; set; }

    public string? Model { get; set; }

    public decimal? Volts { get; set; }

    public decimal? EnergyKwh { get; set; }

    public DateOnly? MadeOn { get; set; }

    public PackTerms Terms { get; set; }

    public static PackModel Of(PackView pack) =>
        new()
        {
            Serial = pack.Serial,
            Bpan = pack.Bpan,
            Chemistry = pack.Chemistry,
            Make = pack.Make,
            Model = pack.Model,
            Volts = pack.Volts,
            EnergyKwh = pack.EnergyKwh,
            MadeOn = pack.MadeOn,
            Terms = pack.Terms,
        };

    public PackInput ToInput() => new(Serial ?? "", Chemistry, Make, Model, Volts, EnergyKwh, MadeOn, Terms, Bpan);
}
