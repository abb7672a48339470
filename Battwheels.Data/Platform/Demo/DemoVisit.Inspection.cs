using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Service.Inspections;

namespace Battwheels.Data.Platform.Demo;

/// <summary>The vehicle is looked over, and locked out before high-voltage work.</summary>
internal sealed partial class DemoVisit
{
    private async Task InspectAsync()
    {
        var template = Enum.Parse<VehicleCategory>(Vehicle.Category) switch
        {
            VehicleCategory.TwoWheeler => "two_wheeler",
            VehicleCategory.ThreeWheeler => "three_wheeler",
            VehicleCategory.FourWheeler or VehicleCategory.Bus => "four_wheeler",
            VehicleCategory.Other => "battery",
        };
        await AnsweredAsync("inspection", template, plan.Stage is not DemoStage.Diagnosis);
    }

    private Task IsolateAsync(string template, string again) =>
        AnsweredAsync(template + again, template, finished: true);

    private async Task AnsweredAsync(string act, string template, bool finished)
    {
        var inspection = await book.DoAsync<InspectionService, long>(
            Step(act),
            Technician,
            (s, c) => s.StartAsync(new StartInspection(_ticket, template), c, book.Ct)
        );
        var all = await book.ReadAsync<InspectionService, TicketInspections?>(
            Technician,
            s => s.OfTicketAsync(_ticket, book.Ct)
        );
        var asked = all!.Inspections.Single(i => i.Id == inspection).Points;
        AnswerPoint[] answers =
        [
            .. asked.Take(finished ? asked.Count : asked.Count / 2).Select((point, place) => Answer(point, place)),
        ];
        await book.DoAsync<InspectionService, Done>(
            Step($"{act}/answers"),
            Technician,
            (s, c) => s.AnswerAsync(new AnswerPoints(_ticket, answers), c, book.Ct)
        );
        if (finished)
            await book.DoAsync<InspectionService, Done>(
                Step($"{act}/done"),
                Technician,
                (s, c) => s.FinishAsync(_ticket, inspection, c, book.Ct)
            );
    }

    /// <summary>One point in eleven is worn, on a vehicle that is not locked out.</summary>
    private AnswerPoint Answer(PointView point, int place)
    {
        var isolates =
            point.Group
            is "Before the plug is pulled"
                or "Locked and tagged"
                or "Proved dead"
                or "Before the plug goes in"
                or "Live again";
        var isWorn = !isolates && (place + plan.Number) % 11 == 4;
        return point.Answer.Kind switch
        {
            PointKind.Light when isWorn && place % 2 == 0 => new(
                point.Id,
                PointLight.Urgent,
                Note: "Replace before the next ride"
            ),
            PointKind.Light when isWorn => new(point.Id, PointLight.Attention, Note: "Wear visible, next service"),
            PointKind.Light => new(point.Id, PointLight.Ok),
            PointKind.Reading => new(point.Id, null, Value(point, place)),
            _ => new(point.Id, null, Note: $"L-{plan.Number % 40 + 1:00}"),
        };
    }

    private decimal Value(PointView point, int place) =>
        (point.Unit, point.Answer.Least, point.Answer.Most) switch
        {
            ("%", 80m, _) => 82m + plan.Number % 16,
            ("%", _, _) => 20m + plan.Number * 7 % 70,
            ("mm", { } least, _) => least + 0.2m * (plan.Number % 9),
            ("V", null, 60m) => 0.1m * (plan.Number % 5),
            ("V", 12m, _) => 13.1m + 0.1m * (plan.Number % 6),
            ("V", _, _) => 51.2m + 0.1m * (plan.Number % 9),
            ("MΩ", _, _) => 2m + plan.Number % 8,
            ("min", _, _) => 10m + plan.Number % 4,
            ("A", _, _) => 9m + 0.5m * (plan.Number % 5),
            (_, _, { } most) => most * (40 + (place + plan.Number) % 35) / 100m,
            _ => 10m,
        };
}
