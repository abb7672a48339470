using Battwheels.Core.Crm;
using Battwheels.Core.Service.Inspections;

namespace Battwheels.Tests.Service.Inspections;

/// <summary>What answers amount to, by hand.</summary>
public sealed class InspectionCalculatorTests
{
    [Theory]
    [InlineData("1.5", "1.5", null, PointLight.Ok)] // a limit itself is within
    [InlineData("1.499", "1.5", null, PointLight.Urgent)]
    [InlineData("60", null, "60", PointLight.Ok)]
    [InlineData("60.001", null, "60", PointLight.Urgent)]
    [InlineData("13", "12", "14.8", PointLight.Ok)]
    [InlineData("11.9", "12", "14.8", PointLight.Urgent)]
    [InlineData("13", null, null, null)]
    [InlineData(null, "12", null, null)]
    public void Proposal_IsWhatTheLimitsSay(string? value, string? least, string? most, PointLight? expected) =>
        Assert.Equal(expected, InspectionCalculator.Proposal(Number(value), Number(least), Number(most)));

    [Theory]
    [InlineData(PointKind.Light, true, null, null, null, true)]
    [InlineData(PointKind.Light, false, null, null, null, false)]
    [InlineData(PointKind.Light, true, PointLight.Urgent, null, null, false)]
    [InlineData(PointKind.Reading, true, PointLight.Ok, null, null, true)] // a lamp is no value
    [InlineData(PointKind.Reading, true, null, "0", null, false)] // nought is one
    [InlineData(PointKind.Reading, true, PointLight.NotThere, null, null, false)]
    [InlineData(PointKind.Words, true, null, null, "  ", true)]
    [InlineData(PointKind.Words, true, null, null, "L-07", false)]
    public void IsMissing_AsksForWhatThePointIs(
        PointKind kind,
        bool mandatory,
        PointLight? light,
        string? value,
        string? note,
        bool missing
    ) => Assert.Equal(missing, InspectionCalculator.IsMissing(new(kind, mandatory, light, Number(value), note)));

    [Theory]
    [InlineData(PointKind.Light, true, PointLight.Ok, null, true)]
    [InlineData(PointKind.Light, true, PointLight.Attention, null, false)]
    [InlineData(PointKind.Light, true, PointLight.NotThere, null, false)] // a lock that is not there locks nothing
    [InlineData(PointKind.Light, false, PointLight.NotThere, null, true)]
    [InlineData(PointKind.Light, false, null, null, true)]
    [InlineData(PointKind.Light, false, PointLight.Urgent, null, false)]
    [InlineData(PointKind.Reading, true, null, "0.4", true)]
    [InlineData(PointKind.Reading, true, null, "61", false)]
    [InlineData(PointKind.Reading, true, PointLight.Ok, "61", false)] // no lamp talks a voltage away
    [InlineData(PointKind.Reading, true, PointLight.Urgent, "0.4", false)]
    [InlineData(PointKind.Reading, true, null, null, false)]
    public void IsSafe_TrustsValuesMoreThanLamps(
        PointKind kind,
        bool mandatory,
        PointLight? light,
        string? value,
        bool safe
    ) => Assert.Equal(safe, InspectionCalculator.IsSafe(new(kind, mandatory, light, Number(value), null, null, 60m)));

    [Fact]
    public void Shipped_EveryKindOfVehicleHasItsOwnAndTheLockOutProvesThreeVoltagesDead()
    {
        foreach (
            var category in new[]
            {
                VehicleCategory.TwoWheeler,
                VehicleCategory.ThreeWheeler,
                VehicleCategory.FourWheeler,
            }
        )
        {
            var own = Assert.Single(ShippedInspections.All, t => t.Categories.Contains(category));
            Assert.Superset(
                new HashSet<string> { "Battery pack", "Charger and port", "Motor", "Controller and wiring" },
                own.Points.Select(p => p.Group).ToHashSet()
            );
        }

        var lockOut = ShippedInspections.Find("lock_out")!;
        Assert.Equal(
            [60m, 60m, 60m],
            lockOut.Points.Where(p => p is { Unit: "V", Mandatory: true }).Select(p => p.Most)
        );
        Assert.All(
            ShippedInspections.All,
            t => Assert.Equal(t.Points.Count, t.Points.Select(p => p.Label).Distinct().Count())
        );
    }

    private static decimal? Number(string? text) =>
        text is null ? null : decimal.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
