using System.Globalization;
using Battwheels.Figures.Figures;
using Battwheels.Figures.Measuring;
using Battwheels.Figures.Site;

// Measures figures of performance.md, each beside its comparator: see bench/README.md.
//   dotnet run -c Release --project bench/Figures [-- scale [file [id ...]]]
var scale = args.Length > 0 ? double.Parse(args[0], CultureInfo.InvariantCulture) : 1;
var file =
    args.Length > 1 ? args[1]
    : scale < 1 ? "artifacts/figures.json"
    : "bench/results/figures.json";
Report report = new("S", Volume.Seed, scale);
Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Set S x {scale}, seed {Volume.Seed}"));

await MeasureAsync(await BenchSite.SqliteAsync());
if (Environment.GetEnvironmentVariable("BATTWHEELS_TEST_POSTGRES") is { Length: > 0 } owner)
    await MeasureAsync(await BenchSite.PostgresAsync(owner));
else
    report.NotRun("PostgreSQL", "BATTWHEELS_TEST_POSTGRES names no server");
report.NotRun("SQL Server", "no server at hand");
await report.WriteAsync(file, TimeProvider.System.GetUtcNow());
Console.WriteLine(file);

async Task MeasureAsync(BenchSite site)
{
    await using var _ = site;
    await Volume.FillAsync(site, scale);
    var proof = await Proof.RunAsync(site);
    Console.WriteLine($"{site.Engine}: {proof}");
    report.Engine(site.Engine, new { database = await site.AboutAsync(), proof });
    await AddAsync("P1", async () => [await JournalPosting.RunAsync(site, Times(200))]);
    await AddAsync("P2", async () => [await Invoicing.RunAsync(site, Times(40))]);
    await AddAsync("P5", () => TicketListing.RunAsync(site, Times(200)));
    await AddAsync("P13", async () => [await OneSku.RunAsync(site, Times(5))]);
    await AddAsync("P15", async () => [await GuardOverhead.RunAsync(site, Times(20))]);
    await AddAsync("P16", () => TenantFilters.RunAsync(site, Times(200)));
    await AddAsync("X4", () => LargeList.RunAsync(site, scale, Times(60)));
    await AddAsync("X5", async () => [await Searching.RunAsync(site, scale, Times(60))]);
    await AddAsync("S6", () => SlaScan.RunAsync(site, scale));
    await AddAsync("D1", () => DuplicateFinding.RunAsync(site, scale, Times(200)));
    await Proof.RunAsync(site);
}

async Task AddAsync(string id, Func<Task<IReadOnlyList<Figure>>> measure)
{
    if (args.Length > 2 && !args.AsSpan(2).Contains(id))
        return;
    foreach (var figure in await measure())
        report.Add(figure);
}

int Times(int full) => Math.Max(2, (int)(full * Math.Min(1, scale * 5)));
