using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Recalls;

namespace Battwheels.Tests.Crm.Recalls;

/// <summary>Who is meant by a recall; what nobody wrote down leaves the vehicle in.</summary>
public class RecallScopeTests
{
    private const string Vin = "MD2EV450X24000101";

    [Theory]
    // make and model from its beginning, whatever the spelling
    [InlineData("ather", "450x", null, null, "Ather", "450X Gen 3", 2023, RecallVerdict.Meant)]
    [InlineData("Ather", "", null, null, "ATHER", "Rizta", null, RecallVerdict.Meant)]
    [InlineData("Ather", "450X", null, null, "Ather", "450S", 2023, RecallVerdict.NotMeant)]
    [InlineData("Ather", "450X", null, null, "Ather Energy", "450X", 2023, RecallVerdict.NotMeant)]
    // years, both ends included
    [InlineData("Ather", "450X", 2022, 2023, "Ather", "450X", 2021, RecallVerdict.NotMeant)]
    [InlineData("Ather", "450X", 2022, 2023, "Ather", "450X", 2022, RecallVerdict.Meant)]
    [InlineData("Ather", "450X", 2022, 2023, "Ather", "450X", 2023, RecallVerdict.Meant)]
    [InlineData("Ather", "450X", 2022, 2023, "Ather", "450X", 2024, RecallVerdict.NotMeant)]
    [InlineData("Ather", "450X", 2022, null, "Ather", "450X", 2030, RecallVerdict.Meant)]
    [InlineData("Ather", "450X", 2022, null, "Ather", "450X", null, RecallVerdict.YearMissing)]
    public void Of_MakeModelAndYear_AsTheMakerSaysIt(
        string make,
        string model,
        int? from,
        int? to,
        string vehicleMake,
        string vehicleModel,
        int? year,
        RecallVerdict expected
    )
    {
        RecallScope scope = new(VehicleNames.ModelKey(make, model), from, to, ByVin: false);

        Assert.Equal(expected, scope.Of(VehicleNames.ModelKey(vehicleMake, vehicleModel), year, Vin, isListed: false));
    }

    [Theory]
    [InlineData(Vin, true, 2023, RecallVerdict.Meant)]
    [InlineData(Vin, false, 2023, RecallVerdict.NotMeant)]
    [InlineData(null, false, 2023, RecallVerdict.VinMissing)]
    [InlineData(Vin, true, 2020, RecallVerdict.NotMeant)] // the list does not reach beyond the years
    [InlineData(Vin, true, null, RecallVerdict.Meant)] // the VIN says more than a year
    public void Of_ListOfVins_DecidesByIt(string? vin, bool isListed, int? year, RecallVerdict expected)
    {
        RecallScope scope = new(VehicleNames.ModelKey("Ather", "450X"), 2022, 2024, ByVin: true);

        Assert.Equal(expected, scope.Of(VehicleNames.ModelKey("Ather", "450X"), year, vin, isListed));
    }
}
