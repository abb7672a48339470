using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform;
using Battwheels.Data.Common;
using Battwheels.Data.Common.Keys;
using Battwheels.Data.Platform.Files;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Data.Platform.Demo;

/// <summary>May this installation have demo people, whose password is public?</summary>
internal sealed record DemoPermit(bool IsAllowed);

/// <summary>
/// The demo workshop and a small second one. Everything is done by the domain services, under the person who would do
/// it, in services of its own whose clock the story moves through the last months up to now.
/// </summary>
internal sealed class DemoSeed(
    DatabaseOptions database,
    FileStoreOptions files,
    MasterKeys keys,
    TimeProvider time,
    DemoPermit permit
) : IDemoSeed
{
    public static readonly Error RefusedInProduction = new(
        "DEMO_IN_PRODUCTION",
        "Demo people have a public password, so Production never gets them. Start with --environment=Development on a database of its own to look around."
    );

    private static readonly DemoOrganization Main = new(
        "demo",
        "Battwheels EV Care Pvt Ltd",
        DemoContent.Register.Gstin,
        "27",
        "Plot 14, MIDC Road, Hadapsar",
        "Pune",
        "411013",
        "9000010001",
        DemoPeople.All
    );

    private static readonly DemoOrganization Small = new(
        "demo-two",
        "Indiranagar EV Works",
        DemoContent.Register.GstinTwo,
        "29",
        "22, 100 Feet Road, Indiranagar",
        "Bengaluru",
        "560038",
        "9000010002",
        // The owner has both; the others of this small workshop are the same people in the demo.
        [
            .. DemoPeople.All.Where(p =>
                p.Role
                    is "owner"
                        or "service_advisor"
                        or "technician"
                        or "storekeeper"
                        or "manager"
                        or "accountant"
                        or "admin"
            ),
        ]
    );

    public IReadOnlyList<DemoSignIn> SignIns => permit.IsAllowed ? DemoPeople.SignIns : [];

    public async Task<bool> IsUnfinishedAsync(CancellationToken ct)
    {
        DemoClock clock = new(time.GetUtcNow(), time.GetUtcNow());
        await using var services = Build(clock);
        var directory = services.GetRequiredService<IPlatformDirectory>();
        return await directory.FindAsync(Main.Slug, ct) is { IsDemo: true }
            && (
                !(await DemoFounding.LookAsync(services, Main.Slug, ct)).IsFinished
                || !(await DemoFounding.LookAsync(services, Small.Slug, ct)).IsFinished
            );
    }

    public async Task<Error?> SeedAsync(Action<string> progress, CancellationToken ct)
    {
        if (!permit.IsAllowed)
            return RefusedInProduction;
        try
        {
            await TellAsync(Main, progress, story => story.MainAsync(), ct);
            await TellAsync(Small, progress, story => story.SmallAsync(), ct);
            return null;
        }
        catch (DemoRefusedException refused)
        {
            return refused.Error;
        }
    }

    /// <summary>Begins, goes on or leaves alone: a story that was told to its end stays as its people have changed it.</summary>
    private async Task TellAsync(
        DemoOrganization organization,
        Action<string> progress,
        Func<DemoStory, Task> tell,
        CancellationToken ct
    )
    {
        var now = time.GetUtcNow();
        DemoState state;
        await using (var looking = Build(new DemoClock(now, now)))
            state = await DemoFounding.LookAsync(looking, organization.Slug, ct);
        if (state.IsFinished)
            return;
        var anchor = state.Anchor ?? now;
        progress(
            state.Anchor is null
                ? $"  {organization.Name} (/{organization.Slug})"
                : $"  going on with /{organization.Slug}"
        );
        DemoClock clock = new(anchor - DemoStory.Length, anchor.AddMinutes(-2));
        await using var services = Build(clock);
        var people = await DemoPeople.SaveAsync(services, ct);
        var book = await DemoFounding.BeginAsync(services, clock, organization, people, anchor, ct);
        await tell(new DemoStory(book, progress));
        await DemoFounding.EndAsync(book);
    }

    private ServiceProvider Build(DemoClock clock)
    {
        ServiceCollection services = new();
        services.AddLogging();
        services.AddSingleton<TimeProvider>(clock);
        services.AddSingleton<ToldTime>();
        services.AddSingleton(files);
        services.AddSingleton(keys);
        services.AddBattwheelsData(database);
        services.AddDomainServices();
        services.AddOrganizationSeeds();
        return services.BuildServiceProvider();
    }
}

public static class DemoRegistration
{
    /// <param name="isAllowed">Never in Production.</param>
    public static IServiceCollection AddDemo(this IServiceCollection services, bool isAllowed)
    {
        services.AddSingleton(new DemoPermit(isAllowed));
        services.AddSingleton<IDemoSeed, DemoSeed>();
        return services;
    }
}
