using Battwheels.Core.Common;
using Battwheels.Core.Crm;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Inspections;

/// <param name="Category">Null: every kind of vehicle.</param>
public sealed record TemplateInput(string Name, VehicleCategory? Category, IReadOnlyList<TemplatePoint> Points);

/// <param name="InspectionTemplateId">The template that is changed.</param>
public sealed record UpdateTemplate(long InspectionTemplateId, int Version, TemplateInput Input);

/// <summary>A template in the list: shipped, or the workshop's own.</summary>
/// <param name="OwnId">Null: shipped, and not to be changed.</param>
public sealed record TemplateRow(TemplateSheet Sheet, long? OwnId, int Version, bool IsRetired);

/// <summary>The workshop's own inspections beside the shipped ones.</summary>
public sealed class InspectionTemplateService(IUnitOfWorkFactory units)
{
    /// <summary>Own ones by name, then the shipped ones.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks org:settings:read.</exception>
    [Bounded(InspectionTemplate.Most + 20)]
    public Task<IReadOnlyList<TemplateRow>> ListAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<TemplateRow>>(
            InspectionPermissions.ReadTemplates,
            async unit =>
                [
                    .. (await InspectionTemplates.RowsAsync(unit, ct)).Select(t => new TemplateRow(
                        t.ToSheet(),
                        t.Id,
                        t.Version,
                        t.IsRetired
                    )),
                    .. ShippedInspections.All.Select(s => new TemplateRow(s, null, 0, false)),
                ],
            ct
        );

    /// <returns>Null for none of this organization.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks org:settings:read.</exception>
    public Task<TemplateRow?> GetAsync(long inspectionTemplateId, CancellationToken ct) =>
        units.ReadAsync<TemplateRow?>(
            InspectionPermissions.ReadTemplates,
            async unit =>
                await unit.Set<InspectionTemplate>()
                    .Include(t => t.Points)
                    .AsNoTracking()
                    .SingleOrDefaultAsync(t => t.Id == inspectionTemplateId, ct)
                    is { } own
                    ? new TemplateRow(own.ToSheet(), own.Id, own.Version, own.IsRetired)
                    : null,
            ct
        );

    /// <summary>What a new one begins with: a shipped one, or one of the workshop's; null where there is none of this code.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks org:settings:update.</exception>
    public Task<TemplateSheet?> BeginWithAsync(string? code, CancellationToken ct) =>
        units.ReadAsync(
            InspectionPermissions.UpdateTemplates,
            async unit =>
                (await InspectionTemplates.RowsAsync(unit, ct))
                    .Select(t => t.ToSheet())
                    .Concat(ShippedInspections.All)
                    .FirstOrDefault(t => t.Code == code),
            ct
        );

    /// <returns>Its id; or ALREADY_EXISTS, TOO_MANY_TEMPLATES, or what is wrong by field.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks org:settings:update.</exception>
    public Task<Result<long>> CreateAsync(TemplateInput input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<long>(
            InspectionPermissions.UpdateTemplates,
            command,
            input,
            async unit =>
            {
                if (await InspectionTemplates.RefusalAsync(unit, 0, input, ct) is { } refusal)
                    return refusal;
                if (await unit.Set<InspectionTemplate>().CountAsync(ct) >= InspectionTemplate.Most)
                    return InspectionTemplates.TooMany;
                InspectionTemplate template = new() { Name = "" };
                InspectionTemplates.Apply(template, input);
                return unit.Add(template).Id;
            },
            ct
        );
    }

    /// <summary>Inspections begun before keep the points they were begun with.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT, ALREADY_EXISTS, or what is wrong by field.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks org:settings:update.</exception>
    public Task<Result<Done>> UpdateAsync(UpdateTemplate update, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(update);
        return ActAsync(
            update.InspectionTemplateId,
            update.Version,
            command,
            update,
            async (unit, template) =>
            {
                if (await InspectionTemplates.RefusalAsync(unit, template.Id, update.Input, ct) is { } refusal)
                    return refusal;
                foreach (var point in template.Points.ToArray())
                    unit.Remove(point);
                InspectionTemplates.Apply(template, update.Input);
                return null;
            },
            ct
        );
    }

    /// <summary>Takes it off what is offered, or puts it back.</summary>
    /// <returns>Done; or NOT_FOUND, CONCURRENCY_CONFLICT.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks org:settings:update.</exception>
    public Task<Result<Done>> RetireAsync(
        long inspectionTemplateId,
        int version,
        bool isRetired,
        CommandId command,
        CancellationToken ct
    ) =>
        ActAsync(
            inspectionTemplateId,
            version,
            command,
            new
            {
                inspectionTemplateId,
                version,
                isRetired,
            },
            (_, template) =>
            {
                template.IsRetired = isRetired;
                return Task.FromResult<Error?>(null);
            },
            ct
        );

    private Task<Result<Done>> ActAsync(
        long templateId,
        int version,
        CommandId command,
        object input,
        Func<IUnitOfWork, InspectionTemplate, Task<Error?>> act,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            InspectionPermissions.UpdateTemplates,
            command,
            input,
            async unit =>
            {
                var template = await unit.Set<InspectionTemplate>()
                    .Include(t => t.Points)
                    .SingleOrDefaultAsync(t => t.Id == templateId, ct);
                if (template is null)
                    return CommonErrors.NotFound;
                if (CommonErrors.Stale(template, version) is { } stale)
                    return stale;
                return await act(unit, template) is { } refused ? refused : Done.Instance;
            },
            ct
        );
}

/// <summary>What an own template must be like.</summary>
internal static class InspectionTemplates
{
    public static readonly Error TooMany = new(
        "TOO_MANY_TEMPLATES",
        $"There are {InspectionTemplate.Most} inspections already. Change one of them."
    );

    private static readonly Error Exists = new(
        "ALREADY_EXISTS",
        "There is an inspection of this name. Choose another name.",
        nameof(TemplateInput.Name)
    );

    private static readonly Error Empty = new(
        "NO_POINTS",
        $"An inspection has between 1 and {InspectionTemplate.MostPoints} points. Enter what is looked at.",
        nameof(TemplateInput.Points)
    );

    public static Task<List<InspectionTemplate>> RowsAsync(IReadUnit unit, CancellationToken ct) =>
        unit.Set<InspectionTemplate>()
            .Include(t => t.Points)
            .OrderBy(t => t.NameKey)
            .Take(InspectionTemplate.Most)
            .AsNoTracking()
            .ToListAsync(ct);

    /// <summary>Those that are offered.</summary>
    public static async Task<IReadOnlyList<TemplateSheet>> OwnAsync(IReadUnit unit, CancellationToken ct) =>
        [.. (await RowsAsync(unit, ct)).Where(t => !t.IsRetired).Select(t => t.ToSheet())];

    public static async Task<Error?> RefusalAsync(IReadUnit unit, long id, TemplateInput input, CancellationToken ct)
    {
        if (
            Error.Of(
                string.IsNullOrWhiteSpace(input.Name) ? CommonErrors.Required(nameof(input.Name), T("Name")) : null,
                CommonErrors.TooLong(nameof(input.Name), input.Name, InspectionTemplate.LongestName),
                input.Points.Count is 0 or > InspectionTemplate.MostPoints ? Empty : null
            ) is
            { } refusal
        )
            return refusal;
        if (Error.Of([.. input.Points.Select((p, at) => Refusal(p, at, input.Points))]) is { } wrong)
            return wrong;
        var key = input.Name.Trim().ToUpperInvariant();
        return await unit.Set<InspectionTemplate>().AnyAsync(t => t.NameKey == key && t.Id != id, ct) ? Exists : null;
    }

    public static void Apply(InspectionTemplate template, TemplateInput input)
    {
        (template.Name, template.Category) = (input.Name.Trim(), input.Category);
        foreach (var (index, point) in input.Points.Index())
        {
            var isReading = point.Kind is PointKind.Reading;
            template.Add(
                new InspectionTemplatePoint
                {
                    Position = index + 1,
                    GroupName = point.Group.Trim(),
                    Label = point.Label.Trim(),
                    Kind = point.Kind,
                    IsMandatory = point.Mandatory,
                    Unit = isReading ? point.Unit?.Trim() : null,
                    Measure = isReading ? point.Measure : null,
                    Least = isReading ? point.Least : null,
                    Most = isReading ? point.Most : null,
                }
            );
        }
    }

    private static Error? Refusal(TemplatePoint point, int at, IReadOnlyList<TemplatePoint> all)
    {
        string Field(string name) => $"{nameof(TemplateInput.Points)}.{at}.{name}";
        return Error.Of(
            string.IsNullOrWhiteSpace(point.Group) ? CommonErrors.Required(Field("Group"), T("Group")) : null,
            string.IsNullOrWhiteSpace(point.Label) ? CommonErrors.Required(Field("Label"), T("Point")) : null,
            CommonErrors.TooLong(Field("Group"), point.Group, InspectionTemplate.LongestGroup),
            CommonErrors.TooLong(Field("Label"), point.Label, InspectionTemplate.LongestLabel),
            CommonErrors.TooLong(Field("Unit"), point.Unit, InspectionTemplate.LongestUnit),
            all.Take(at)
                .Any(p => string.Equals(p.Label?.Trim(), point.Label?.Trim(), StringComparison.OrdinalIgnoreCase))
                ? new Error("POINT_TWICE", "This point stands twice. Give each its own words.", Field("Label"))
                : null,
            point.Least > point.Most
                ? new Error("LIMITS_SWAPPED", "The lower limit is above the upper one. Swap them.", Field("Least"))
                : null,
            Fine(point.Least) && Fine(point.Most)
                ? null
                : new Error(
                    "READING_OUT_OF_RANGE",
                    "A limit lies between -100,000 and 100,000 with at most three decimals.",
                    Field("Least")
                )
        );
    }

    private static bool Fine(decimal? limit) =>
        limit is not { } value || (Math.Abs(value) <= 100_000m && decimal.Truncate(value * 1_000m) == value * 1_000m);
}
