using System.Globalization;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Commands;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Data.Platform.Demo;

internal sealed record DemoOrganization(
    string Slug,
    string Name,
    string Gstin,
    string State,
    string Address,
    string City,
    string Pin,
    string Phone,
    IReadOnlyList<DemoPerson> People
);

/// <summary>Where the story of an organization stands.</summary>
/// <param name="Anchor">The "today" it was begun with; null: not begun.</param>
internal sealed record DemoState(long? OrganizationId, DateTimeOffset? Anchor, bool IsFinished);

/// <summary>Begins, looks at and ends the story of one organization; its job run says how far it is.</summary>
internal static class DemoFounding
{
    private const string Job = "demo-seed";
    private const string Period = "story-1";

    /// <exception cref="DemoRefusedException">An organization of that address that is no demo.</exception>
    public static async Task<DemoState> LookAsync(IServiceProvider services, string slug, CancellationToken ct)
    {
        if (await services.GetRequiredService<IPlatformDirectory>().FindAsync(slug, ct) is not { } found)
            return new DemoState(null, null, false);
        if (!found.IsDemo)
            throw new DemoRefusedException(slug, AccessErrors.SlugTaken);
        var run = await ReadAsync(
            services,
            found.Id,
            unit => unit.Set<JobRun>().SingleOrDefaultAsync(r => r.Job == Job && r.PeriodKey == Period, ct),
            ct
        );
        return new DemoState(
            found.Id,
            run?.Checkpoint is { } anchor ? DateTimeOffset.Parse(anchor, CultureInfo.InvariantCulture) : null,
            run?.Status is JobRunStatus.Succeeded
        );
    }

    /// <summary>Makes the organization with everything a new one starts with and its people; or finds it begun.</summary>
    public static async Task<DemoBook> BeginAsync(
        IServiceProvider services,
        DemoClock clock,
        DemoOrganization organization,
        IReadOnlyDictionary<string, long> people,
        DateTimeOffset anchor,
        CancellationToken ct
    )
    {
        var state = await LookAsync(services, organization.Slug, ct);
        var id =
            state.OrganizationId
            ?? DemoBook.Value(
                organization.Slug,
                await services
                    .GetRequiredService<IPlatformDirectory>()
                    .CreateOrganizationAsync(organization.Slug, organization.Name, isDemo: true, ct)
            );
        var done = state.Anchor is null ? [] : await DoneAsync(services, id, ct);
        DemoBook book = new(services, clock, id, done, ct);
        var members = await book.AsAsync<IUnitOfWorkFactory, Dictionary<string, long>>(
            "found",
            Founder(id),
            (units, command) =>
                units.RunAsync<Dictionary<string, long>>(
                    SystemPermissions.SignUp,
                    command,
                    organization.Slug,
                    unit => FoundAsync(unit, services, organization, people, anchor, ct),
                    ct
                )
        );
        foreach (var person in organization.People)
            book.Add(person.Key, Actor.Member(id, people[person.Key], members[person.Key], person.Name));
        return book;
    }

    public static Task EndAsync(DemoBook book) =>
        book.AsAsync<IUnitOfWorkFactory, Done>(
            "finished",
            Founder(book.OrganizationId),
            (units, command) =>
                units.RunAsync<Done>(
                    SystemPermissions.SignUp,
                    command,
                    Job,
                    async unit =>
                    {
                        var run = await unit.Set<JobRun>()
                            .SingleAsync(r => r.Job == Job && r.PeriodKey == Period, book.Ct);
                        (run.Status, run.FinishedAtUtc) = (JobRunStatus.Succeeded, unit.Now);
                        return Done.Instance;
                    },
                    book.Ct
                )
        );

    private static Actor Founder(long organizationId) => Actor.Job(organizationId, "sign-up", SystemPermissions.SignUp);

    private static async Task<Result<Dictionary<string, long>>> FoundAsync(
        IUnitOfWork unit,
        IServiceProvider services,
        DemoOrganization organization,
        IReadOnlyDictionary<string, long> people,
        DateTimeOffset anchor,
        CancellationToken ct
    )
    {
        foreach (var seed in services.GetServices<IOrganizationSeed>().OrderBy(s => s.Order))
            await seed.SeedAsync(unit, ct);
        await unit.FlushAsync(ct);
        await DescribeAsync(unit, organization, ct);
        unit.Add(
            new JobRun
            {
                Job = Job,
                PeriodKey = Period,
                Status = JobRunStatus.Running,
                Checkpoint = anchor.ToString("O", CultureInfo.InvariantCulture),
            }
        );
        var roles = await unit.Set<Role>().ToDictionaryAsync(r => r.Code, r => r.Id, ct);
        Dictionary<string, long> members = [];
        foreach (var person in organization.People)
        {
            Membership member = new()
            {
                PersonId = people[person.Key],
                DisplayName = person.Name,
                JoinedAtUtc = unit.Now,
                IsHvCertified = person.IsHvCertified,
            };
            member.SetRoles([roles[person.Role]]);
            members[person.Key] = unit.Add(member).Id;
        }

        return members;
    }

    private static async Task DescribeAsync(IUnitOfWork unit, DemoOrganization organization, CancellationToken ct)
    {
        var profile = await unit.Set<OrganizationProfile>().SingleAsync(ct);
        (profile.Gstin, profile.Pan) = (organization.Gstin, Gstin.PanOf(organization.Gstin));
        (profile.StateCode, profile.City, profile.PinCode) = (organization.State, organization.City, organization.Pin);
        (profile.AddressLine1, profile.Phone) = (organization.Address, organization.Phone);
        (profile.Email, profile.UpiVpa) = (
            $"hello@{organization.Slug}.example.in",
            $"{organization.Slug.Replace("-", "", StringComparison.Ordinal)}@upi"
        );
        (profile.BankName, profile.BankAccountNo, profile.BankIfsc) = (
            "Sahakar Bank of Pune",
            "004512340098761",
            "SBPN0004512"
        );
        var branch = await unit.Set<Branch>().SingleAsync(b => b.IsDefault, ct);
        (branch.StateCode, branch.Name) = (organization.State, organization.City);
    }

    private static async Task<Dictionary<Guid, string>> DoneAsync(
        IServiceProvider services,
        long organizationId,
        CancellationToken ct
    ) =>
        await ReadAsync(
            services,
            organizationId,
            unit => unit.Set<ProcessedCommand>().ToDictionaryAsync(c => c.CommandId, c => c.Result, ct),
            ct
        );

    private static async Task<T> ReadAsync<T>(
        IServiceProvider services,
        long organizationId,
        Func<IReadUnit, Task<T>> read,
        CancellationToken ct
    )
    {
        await using var scope = services.CreateAsyncScope();
        using var acting = scope.ServiceProvider.GetRequiredService<ICurrentActor>().Become(Founder(organizationId));
        return await scope
            .ServiceProvider.GetRequiredService<IUnitOfWorkFactory>()
            .ReadAsync(SystemPermissions.SignUp, read, ct);
    }
}
