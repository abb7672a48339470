using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Battwheels.Core.Crm.Merging;
using Battwheels.Core.Platform.Work;
using Battwheels.Figures.Measuring;
using Battwheels.Figures.Site;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Figures.Figures;

/// <summary>D1: who of 100,000 contacts may be the one being entered. D2: all of them compared by the worker, piece by piece.</summary>
internal static class DuplicateFinding
{
    private const int Contacts = 100_000;

    public static async Task<IReadOnlyList<Figure>> RunAsync(BenchSite site, double scale, int operations)
    {
        var garage = site.Garages[1];
        var count = Math.Max(1_000, (int)(Contacts * Math.Min(1, scale)));
        var inputs = await ManyContacts.FillAsync(site, garage, count);
        return [await CheckAsync(site, garage, inputs, operations), await RescanAsync(site, garage, count)];
    }

    private static async Task<Figure> CheckAsync(
        BenchSite site,
        Garage garage,
        IReadOnlyList<ContactInput> inputs,
        int operations
    )
    {
        var contacts = site.As<ContactService>(garage.Owner);
        var turn = 0;
        var found = 0;
        var measured = await Alternating.RunAsync(
            () =>
                Alternating.EachAsync(
                    operations,
                    async () =>
                        found += (
                            await contacts.DuplicatesAsync(DuplicateProbe.Of(inputs[Next(inputs.Count)]), default)
                        ).Count
                ),
            () => Alternating.EachAsync(operations, () => PhoneAsync(site, garage, inputs[Next(inputs.Count)]))
        );
        return Made(
            "D1",
            "duplicate check of one contact while it is entered",
            "ms p95",
            "the holders of its phone number alone",
            150,
            measured,
            new() { ["contacts"] = inputs.Count, ["found"] = found },
            site
        );

        int Next(int of) => (int)((turn++ * 7_919L) % of);
    }

    private static async Task PhoneAsync(BenchSite site, Garage garage, ContactInput input)
    {
        var key = Phones.Read(input.Phone)?.Key;
        await using var db = site.Database(garage.Id);
        await db.Set<ContactKey>()
            .AsNoTracking()
            .Where(k => k.Kind == ContactKeyKind.Phone && k.Key == key)
            .Select(k => k.ContactId)
            .ToListAsync();
    }

    private static async Task<Figure> RescanAsync(BenchSite site, Garage garage, int count)
    {
        Dictionary<string, object> facts = new() { ["contacts"] = count };
        var measured = await Alternating.RunAsync(
            async () =>
                [.. (await Alternating.EachAsync(1, () => OnceAsync(site, garage, facts))).Select(ms => ms / 1_000)],
            async () => [.. (await Alternating.EachAsync(1, () => ReadAsync(site, garage))).Select(ms => ms / 1_000)]
        );
        return Made(
            "D2",
            "all contacts compared by the worker",
            "s p95",
            "reading the same keys and contacts once",
            300,
            measured,
            facts,
            site
        );
    }

    private static async Task OnceAsync(BenchSite site, Garage garage, Dictionary<string, object> facts)
    {
        await using (var db = site.Database(garage.Id))
        {
            await db.Set<DuplicatePair>().ExecuteDeleteAsync();
            await db.Set<DuplicateScan>().ExecuteDeleteAsync();
            await db.Set<WorkRun>().ExecuteDeleteAsync();
        }

        await site.As<DuplicateQueueService>(garage.Owner).RescanAsync(CommandId.New(), default);
        var job = Actor.Job(garage.Id, "duplicates", ContactPermissions.SystemDuplicates);
        var worker = site.Worker<DuplicateWatch>(job);
        while (await worker.WorkAsync(garage.Id, default) is not null) { }
        await using var after = site.Database(garage.Id);
        facts["pairs"] = await after.Set<DuplicatePair>().CountAsync();
        facts["soundsLeftOut"] = (await after.Set<DuplicateScan>().SingleAsync()).Skipped;
        facts["ended"] = (await after.Set<WorkRun>().SingleAsync()).State.ToString();
    }

    private static async Task ReadAsync(BenchSite site, Garage garage)
    {
        await using var db = site.Database(garage.Id);
        await db.Set<ContactKey>().AsNoTracking().ToListAsync();
        await db.Set<Contact>().AsNoTracking().ToListAsync();
    }

    private static Figure Made(
        string id,
        string what,
        string unit,
        string comparator,
        double target,
        Measured measured,
        Dictionary<string, object> facts,
        BenchSite site
    ) =>
        new(
            id,
            what,
            site.Engine,
            unit,
            measured.Ours.P95,
            comparator,
            measured.Ratio,
            target,
            null,
            MoreIsBetter: false,
            measured.Ours,
            measured.Comparator,
            measured.Runs,
            facts
        );
}
