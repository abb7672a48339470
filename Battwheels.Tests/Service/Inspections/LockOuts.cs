using Battwheels.Core.Common;
using Battwheels.Core.Service.Inspections;
using Battwheels.Tests.Common;

namespace Battwheels.Tests.Service.Inspections;

/// <summary>Fills in inspections as somebody does who finds everything in order.</summary>
internal static class LockOuts
{
    public static Task LockOutAsync(this TestDb db, Actor certified, long ticket) =>
        DoAsync(db, certified, ticket, "lock_out");

    public static Task MakeLiveAsync(this TestDb db, Actor certified, long ticket) =>
        DoAsync(db, certified, ticket, "make_live");

    public static async Task<long> StartAsync(this TestDb db, Actor by, long ticket, string template) =>
        Value(await Of(db, by).StartAsync(new StartInspection(ticket, template), CommandId.New(), default));

    /// <summary>All in order: lamps OK, values within their limits.</summary>
    public static async Task AllFineAsync(this TestDb db, Actor by, long ticket, long inspection)
    {
        foreach (var point in (await ViewAsync(db, by, ticket, inspection)).Points)
            await db.AnswerAsync(by, ticket, Fine(point));
    }

    public static async Task<InspectionView> ViewAsync(this TestDb db, Actor by, long ticket, long inspection) =>
        (await Of(db, by).OfTicketAsync(ticket, default))!.Inspections.Single(i => i.Id == inspection);

    public static async Task AnswerAsync(this TestDb db, Actor by, long ticket, params AnswerPoint[] answers) =>
        Value(await Of(db, by).AnswerAsync(new AnswerPoints(ticket, answers), CommandId.New(), default));

    public static AnswerPoint Fine(PointView point) =>
        point.Answer.Kind switch
        {
            PointKind.Light => new(point.Id, PointLight.Ok),
            PointKind.Reading => new(point.Id, null, point.Answer.Least ?? point.Answer.Most ?? 1m),
            _ => new(point.Id, null, Note: "L-07"),
        };

    public static InspectionService Of(TestDb db, Actor by) => db.Service<InspectionService>(by);

    private static async Task DoAsync(TestDb db, Actor by, long ticket, string template)
    {
        var inspection = await db.StartAsync(by, ticket, template);
        await db.AllFineAsync(by, ticket, inspection);
        Value(await Of(db, by).FinishAsync(ticket, inspection, CommandId.New(), default));
    }

    private static T Value<T>(Result<T> result)
    {
        Assert.Null(result.Error);
        return result.Value;
    }
}
