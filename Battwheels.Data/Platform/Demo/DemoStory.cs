namespace Battwheels.Data.Platform.Demo;

/// <summary>All that happens in one demo workshop, in the order of the clock.</summary>
internal sealed class DemoStory(DemoBook book, Action<string> progress)
{
    private const int Days = 145;

    /// <summary>Visits that are under way today, by stage; the rest came to their end.</summary>
    private static readonly (DemoStage Stage, int Count)[] UnderWay =
    [
        (DemoStage.Reopened, 2),
        (DemoStage.Delivered, 6),
        (DemoStage.Declined, 3),
        (DemoStage.Cancelled, 4),
        (DemoStage.Invoiced, 8),
        (DemoStage.Held, 2),
        (DemoStage.Parts, 4),
        (DemoStage.Supplement, 2),
        (DemoStage.Rework, 2),
        (DemoStage.DiagnosisHeld, 2),
        (DemoStage.Completed, 3),
        (DemoStage.Qc, 3),
        (DemoStage.Requested, 4),
        (DemoStage.Working, 5),
        (DemoStage.Approved, 4),
        (DemoStage.Waiting, 7),
        (DemoStage.Review, 3),
        (DemoStage.Diagnosis, 5),
        (DemoStage.Assigned, 4),
        (DemoStage.Open, 5),
    ];

    private readonly PriorityQueue<IAsyncEnumerator<double>, (DateTimeOffset At, int Order)> _waiting = new();
    private readonly DemoAccounts _accounts = new(book);
    private readonly DemoStore _store = new(book);
    private int _order;

    public static TimeSpan Length => TimeSpan.FromDays(Days);

    private DemoClock Clock => book.Clock;

    public async Task MainAsync()
    {
        await _store.OpenAsync(DemoContent.Items, withSecondStore: true);
        await new DemoPackages(book, _store).WriteAsync();
        progress("  items, stores, opening stock and packages");
        await _accounts.BeginAsync();
        await _accounts.DrawCashAsync();
        DemoRegisterBook register = new(book);
        DemoContracts contracts = new(book, register);
        await contracts.BeginAsync();
        Begin(contracts.QuarterAsync(), Clock.After(DemoContracts.QuarterBegins(Clock.End), 0));
        Begin(contracts.YearAsync(), Clock.After(DemoContracts.YearBegins(Clock.End), 0));
        foreach (var plan in Plans(closed: 84))
            Begin(new DemoVisit(book, register, _store, plan).PlayAsync(), plan.Starts);
        Begin(new DemoAppointments(book, register).PlayAsync(), Clock.After(Clock.End.AddDays(-5), 0));
        for (var month = 0; month < 5; month++)
            Begin(MonthAsync(month), Clock.After(Start.AddDays(2 + month * 30), 0));
        await PlayAsync();
        await new DemoFleet(book, register).PlayAsync();
    }

    /// <summary>The small workshop: a handful of everything.</summary>
    public async Task SmallAsync()
    {
        await _store.OpenAsync(
            [.. DemoContent.Items.Where(i => i.Sku.EndsWith("-PZ2", StringComparison.Ordinal) || i.Sku == "CLN-EL")],
            false
        );
        await _accounts.BeginAsync();
        DemoRegisterBook register = new(book);
        DemoStage[] stages =
        [
            DemoStage.Closed,
            DemoStage.Closed,
            DemoStage.Invoiced,
            DemoStage.Waiting,
            DemoStage.Open,
        ];
        int[] vehicles =
        [
            .. DemoContent
                .Register.Vehicles.Index()
                .Where(v => v.Item.Code == "PZ2")
                .Select(v => v.Index)
                .Take(stages.Length),
        ];
        foreach (var (stage, number) in stages.Select((s, i) => (s, i)))
            Begin(
                new DemoVisit(
                    book,
                    register,
                    _store,
                    new DemoPlan(
                        number,
                        vehicles[number],
                        number,
                        stage,
                        Clock.After(Clock.End.AddDays(-12 + number * 3 - 0.4), 0)
                    )
                ).PlayAsync(),
                Clock.After(Clock.End.AddDays(-12 + number * 2.7), 0)
            );
        await PlayAsync();
    }

    private DateTimeOffset Start => Clock.End - Length;

    private IEnumerable<DemoPlan> Plans(int closed)
    {
        var vehicles = DemoFleet.Vehicle; // the last is the fleet's
        var number = 0;
        for (; number < closed; number++)
            yield return Plan(number, number % vehicles, DemoStage.Closed, Start.AddDays(1 + number * 122d / closed));
        var active = UnderWay.Sum(s => s.Count);
        var place = 0;
        foreach (var (stage, count) in UnderWay)
            for (var i = 0; i < count; i++, place++, number++)
                yield return Plan(number, number % vehicles, stage, Clock.End.AddDays(DaysAgo(stage, place, active)));
        yield return new DemoPlan(
            number,
            DemoFleet.Vehicle,
            DemoFleet.Case,
            DemoStage.Waiting,
            Clock.After(Clock.End.AddDays(-1.1), 0)
        );
    }

    /// <summary>Who is further along came earlier; nobody waits for an answer longer than the offer is good for.</summary>
    private static double DaysAgo(DemoStage stage, int place, int active) =>
        stage switch
        {
            DemoStage.Reopened => -12 - place,
            DemoStage.Delivered => -6 - place * 0.3,
            DemoStage.Review => -0.7, // so that nobody has waited too long for an approval
            DemoStage.Open => -0.25 + (place - active) * 0.02,
            _ => -5.5 + 4.8 * place / active,
        };

    private DemoPlan Plan(int number, int vehicle, DemoStage stage, DateTimeOffset starts)
    {
        // A wait for parts is told with a part the store does not have.
        var controller = DemoContent.Cases.Index().First(c => c.Item.Parts.Any(p => p.Kind == "CTL")).Index;
        var which = stage is DemoStage.Parts ? controller : (number * 7 + number / 15) % DemoContent.Cases.Count;
        return new DemoPlan(number, vehicle, which, stage, Clock.After(starts, number % 8 * 0.9));
    }

    private async IAsyncEnumerable<double> MonthAsync(int month)
    {
        await _accounts.MonthAsync(month);
        yield return 30;
        var items = DemoContent
            .Items.Where((i, n) => i.Kind != "Service" && i.Opening > 3m && n % 9 == month)
            .ToArray();
        await _store.DeliveryAsync($"{4100 + month}", month, items, 6m);
        yield return 200;
        await _store.DeliveryAsync($"{4200 + month}", month + 1, [.. items.Take(5)], 4m);
    }

    private void Begin(IAsyncEnumerable<double> acts, DateTimeOffset at) =>
        _waiting.Enqueue(acts.GetAsyncEnumerator(book.Ct), (at, _order++));

    private async Task PlayAsync()
    {
        var steps = 0;
        while (_waiting.TryDequeue(out var acts, out var due))
        {
            Clock.MoveTo(due.At);
            if (await acts.MoveNextAsync())
                _waiting.Enqueue(acts, (Clock.After(due.At, acts.Current), _order++));
            else
                await acts.DisposeAsync();
            if (++steps % 400 == 0)
                progress($"  up to {Clock.GetUtcNow():d MMMM}");
        }
    }
}
