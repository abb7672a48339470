using System.Globalization;
using System.Text.Json;
using Battwheels.Circuits;
using Battwheels.Tests.Browser;

// What open pages cost, by circuits without browsers (P17, P18).
//   dotnet run -c Release --project bench/Circuits -- check            budgets of the main screens, exit 1 above one
//   dotnet run -c Release --project bench/Circuits -- 100 300          memory and times at these numbers of circuits
if (args is ["bare"])
{
    await BareApp.ServeAsync();
    return 0;
}

const string Password = "blue-kite-over-deccan";
var check = args is [] or ["check"];
var pipe = $"bw-meter-{Environment.ProcessId}";
List<Cost> costs = [];
List<Times> times = [];
await using (var bare = await BareApp.StartAsync(Meter.Environment($"{pipe}-bare")))
{
    await using var meter = await Meter.OpenAsync($"{pipe}-bare");
    using Visitor stranger = new(bare.Address);
    Screen empty = new("Empty page", "", "", 0, n => n.Name == "button");
    Told(await Memory.MeasureAsync(meter, stranger, bare.Address, empty, check ? 30 : 100));
    foreach (var count in Counts())
    {
        await using Crowd crowd = new();
        await crowd.OpenAsync(stranger, bare.Address, count);
        ToldTimes(await PressesAsync("Empty page, press", crowd, empty));
    }
}

await using (var app = await RunningApp.StartAsync(demo: true, Meter.Environment(pipe)))
{
    await using var meter = await Meter.OpenAsync(pipe);
    // Everybody signs in once: an account may do so only a few times a minute.
    Dictionary<string, Visitor> people = [];
    foreach (var person in Screen.All.Select(s => s.Person).Distinct())
        people[person] = await Visitor.SignInAsync(app.Address, person, Password);
    foreach (var screen in Screen.All)
        Told(await Memory.MeasureAsync(meter, people[screen.Person], app.Address, screen, check ? 30 : 100));
    var owner = people[Screen.All[0].Person];
    foreach (var count in Counts())
        await UnderLoadAsync(app.Address, owner, count);
    foreach (var person in people.Values)
        person.Dispose();
}

foreach (var (call, count) in Circuit.Unprepared)
    Console.WriteLine($"answered with nothing: {call}, {count} times");
if (!check)
    await WriteAsync();
var faults = costs.SelectMany(Faults).ToList();
faults.ForEach(Console.WriteLine);
return check && faults.Count > 0 ? 1 : 0;

IEnumerable<int> Counts() => check ? [] : args.Select(a => int.Parse(a, CultureInfo.InvariantCulture));

async Task UnderLoadAsync(Uri at, Visitor owner, int count)
{
    Screen board = Screen.All.First(s => s.Name == "Board");
    await using (Crowd crowd = new())
    {
        await crowd.OpenAsync(owner, new Uri(at, board.Address), count);
        ToldTimes(await PressesAsync("Board, open a card's menu", crowd, board));
    }

    await using Crowd lists = new();
    Uri[] filters =
    [
        new(at, "demo/tickets"),
        new(at, "demo/tickets?show=All"),
        new(at, "demo/tickets?view=late&show=Late"),
    ];
    await lists.OpenAsync(owner, filters[0], count);
    ToldTimes(await ListsAsync("Tickets, another filter"));
    await Task.WhenAll(StormAsync(), Load("Tickets, another filter, start storm"));
    await LongJob.StartAsync(owner, at, 10_000);
    await Load("Tickets, another filter, import running");
    return;

    Task<Times> ListsAsync(string what) =>
        Latency.MeasureAsync(
            what,
            lists,
            TimeSpan.FromSeconds(30),
            async (circuit, turn) => (await circuit.GoAsync(filters[(turn + 1) % filters.Length])).Took
        );

    async Task Load(string what) => ToldTimes(await ListsAsync(what));

    // Everybody comes back after an upgrade: half as many again, as fast as they get in.
    async Task StormAsync()
    {
        await Task.Delay(3_000);
        await using Crowd storm = new();
        await storm.OpenAsync(owner, filters[0], count / 2, atOnce: 32);
    }
}

Task<Times> PressesAsync(string what, Crowd crowd, Screen screen) =>
    Latency.MeasureAsync(
        what,
        crowd,
        TimeSpan.FromSeconds(30),
        async (circuit, _) => (await circuit.PressAsync(t => Screen.Find(t, screen.Press!), screen.Event)).Took
    );

void Told(Cost cost)
{
    costs.Add(cost);
    Console.WriteLine(Memory.Line(cost));
}

void ToldTimes(Times of)
{
    times.Add(of);
    Console.WriteLine(Latency.Line(of));
}

static IEnumerable<string> Faults(Cost cost)
{
    if (Screen.All.FirstOrDefault(s => s.Name == cost.Screen) is not { } screen)
        yield break;
    if (cost.UsedKb > screen.ManagedKb)
        yield return $"{cost.Screen}: {cost.UsedKb:0} KB managed per circuit, budget {screen.ManagedKb}";
    if (cost.AllocatedKb > screen.AllocatedKb)
        yield return $"{cost.Screen}: a press allocates {cost.AllocatedKb:0} KB, budget {screen.AllocatedKb}";
    if (cost.SentBytes > screen.SentBytes)
        yield return $"{cost.Screen}: a press sends {cost.SentBytes} bytes, budget {screen.SentBytes}";
}

Task WriteAsync() =>
    File.WriteAllTextAsync(
        "bench/results/circuits.json",
        JsonSerializer.Serialize(
            new
            {
                at = TimeProvider.System.GetUtcNow(),
                engine = "SQLite, demo workshop",
                costs,
                times,
            },
            new JsonSerializerOptions { WriteIndented = true }
        )
    );
