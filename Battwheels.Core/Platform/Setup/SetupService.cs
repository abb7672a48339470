using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Organizations;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Setup;

/// <param name="IsDone">The data shows it.</param>
/// <param name="IsSkipped">This garage does without.</param>
public sealed record SetupItem(string Code, bool IsDone, bool IsSkipped)
{
    public bool IsOpen => !IsDone && !IsSkipped;
}

/// <param name="IsHidden">Somebody took it off the home page.</param>
public sealed record SetupList(IReadOnlyList<SetupItem> Items, bool IsHidden)
{
    public int Done => Items.Count(i => !i.IsOpen);

    public bool IsFinished => Done == Items.Count;
}

/// <summary>The set-up list of a garage: what is done, what it does without, whether it is on the home page.</summary>
public sealed class SetupService(IUnitOfWorkFactory units, IEnumerable<ISetupStep> steps)
{
    private const int Most = 24;

    /// <summary>All steps in their order; one statement, however many they are.</summary>
    public Task<SetupList> GetAsync(CancellationToken ct) =>
        units.ReadAsync(
            OrganizationPermissions.UpdateSettings,
            async unit =>
            {
                ISetupStep[] all = [.. steps.OrderBy(s => s.Order).Take(Most)];
                var counts = await ManyCounts.OfAsync(
                    unit.Set<Branch>(),
                    [.. all.Select(s => s.Evidence(unit).Take(1))],
                    ct
                );
                var choice = await unit.Set<SetupChoice>().FirstOrDefaultAsync(ct);
                var skipped = choice?.Skipped.Split(' ') ?? [];
                return new SetupList(
                    [.. all.Zip(counts, (s, count) => new SetupItem(s.Code, count > 0, skipped.Contains(s.Code)))],
                    choice?.IsHidden ?? false
                );
            },
            ct
        );

    /// <summary>This garage does without a step, or takes it up again.</summary>
    /// <returns>Done; or NOT_FOUND where there is no such step.</returns>
    public Task<Result<Done>> SkipAsync(string code, bool skip, CommandId command, CancellationToken ct) =>
        ChangeAsync(
            new { code, skip },
            command,
            choice =>
            {
                if (!steps.Any(s => s.Code == code))
                    return CommonErrors.NotFound;
                var others = choice.Skipped.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(c => c != code);
                choice.Skipped = string.Join(' ', skip ? others.Append(code) : others);
                return null;
            },
            ct
        );

    /// <summary>Takes the list off the home page, or puts it back.</summary>
    public Task<Result<Done>> HideAsync(bool hide, CommandId command, CancellationToken ct) =>
        ChangeAsync(
            new { hide },
            command,
            choice =>
            {
                choice.IsHidden = hide;
                return null;
            },
            ct
        );

    private Task<Result<Done>> ChangeAsync(
        object input,
        CommandId command,
        Func<SetupChoice, Error?> change,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            OrganizationPermissions.UpdateSettings,
            command,
            input,
            async unit =>
            {
                var choice =
                    await unit.Set<SetupChoice>().FirstOrDefaultAsync(ct) ?? unit.Add(new SetupChoice { Only = 1 });
                return change(choice) is { } refusal ? refusal : Done.Instance;
            },
            ct
        );
}
