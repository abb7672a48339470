using System.Diagnostics;
using System.Text.RegularExpressions;
using Battwheels.Core.Service.Tickets;
using Battwheels.Data.Common;
using Battwheels.Tests.Browser.Visit;
using Battwheels.Tests.Service;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Battwheels.Tests.Browser.Days;

/// <summary>The counter at eight in the morning.</summary>
public sealed partial class ServiceDeskDaysTests
{
    /// <summary>
    /// Ten customers in a row, every other one new, on one page: K1 allows 4 presses for a vehicle that
    /// is known and 6 for a stranger. Each visit is there once, with the words and the vehicle of its own customer.
    /// </summary>
    [Fact]
    public async Task Counter_TenIntakesInARow_AreTenVisitsOfTheirOwn()
    {
        var known = await KnownVehiclesAsync(5);
        var advisor = await desk.SeatAsync(Estimates.Advisor, "asha");
        List<string> told = [];
        var begun = Stopwatch.GetTimestamp();
        for (var i = 0; i < 10; i++)
        {
            var (presses, plate) =
                i % 2 == 0 ? await KnownAsync(advisor, known[i / 2], i) : await StrangerAsync(advisor, i);
            Assert.InRange(presses, 1, i % 2 == 0 ? 4 : 6);
            told.Add($"{plate}: rush {i}");
        }

        output.WriteLine(
            $"Ten intakes in {Stopwatch.GetElapsedTime(begun).TotalSeconds:0} s without a person's typing; "
                + "3 presses each (K1: 4 for a known vehicle, 6 for a stranger)"
        );
        await using var raw = World.Db.Database(new TenantScope(World.Db.OrgA));
        var visits = await raw.Set<ServiceTicket>()
            .Where(t => t.Description != null && t.Description.StartsWith("Rush"))
            .OrderBy(t => t.Id)
            .Join(raw.Set<Core.Crm.Vehicle>(), t => t.VehicleId, v => v.Id, (t, v) => new { t, v.Registration })
            .ToListAsync();
        Assert.Equal(told, visits.Select(v => $"{v.Registration}: {v.t.Description!.ToLowerInvariant()}"));
        Assert.Equal(10, visits.Select(v => v.t.Number).Distinct().Count());
        await CloseAsync(advisor);
    }

    private async Task<IReadOnlyList<string>> KnownVehiclesAsync(int count)
    {
        List<string> plates = [];
        for (var i = 0; i < count; i++)
        {
            plates.Add(Visits.Plate());
            await World.Db.RegisterAsync(Visits.New(plates[i]));
        }

        return plates;
    }

    /// <returns>Presses of keys and buttons, typing left out; the plate.</returns>
    private static async Task<(int, string)> KnownAsync(IPage advisor, string plate, int number)
    {
        await NewVisitAsync(advisor); // 1
        await advisor.FillAsync("#f-find", plate);
        await advisor.SeesAsync("One match. Press Enter to take it.");
        await advisor.PressAsync("#f-find", "Enter"); // 2
        await DescribeAsync(advisor, number); // 3
        return (3, plate);
    }

    private static async Task<(int, string)> StrangerAsync(IPage advisor, int number)
    {
        await NewVisitAsync(advisor); // 1
        await advisor.FillAsync("#f-find", $"MH12RU{9000 + number}");
        await advisor.PushAsync("New vehicle and customer"); // 2
        await advisor.FillAsync("#f-Name", $"Walk In {(char)('A' + number)}");
        await advisor.FillAsync("#f-Phone", $"98201 5510{number}");
        await advisor.FillAsync("#f-Make", "Ather");
        await advisor.FillAsync("#f-Model", "450X");
        await DescribeAsync(advisor, number); // 3
        return (3, $"MH12RU{9000 + number}");
    }

    /// <summary>C, wherever one stands.</summary>
    private static async Task NewVisitAsync(IPage advisor)
    {
        await advisor.OpenLiveAsync($"{Garages.Own}/");
        await advisor.Keyboard.PressAsync("c");
        await advisor.Locator("#f-find").WaitForAsync();
    }

    private static async Task DescribeAsync(IPage advisor, int number)
    {
        await advisor.FillAsync("#f-Description", $"Rush {number}");
        await advisor.PushAsync("Register visit");
        await advisor.WaitForURLAsync(new Regex(@"/tickets/\d+$"), new() { WaitUntil = WaitUntilState.Commit });
    }
}
