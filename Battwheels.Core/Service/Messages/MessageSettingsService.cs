using System.Globalization;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Messages;

/// <summary>When customers are told, in which order ways are tried, and of what.</summary>
/// <param name="Version">0 before anything was saved.</param>
/// <param name="QuietFrom">21:00.</param>
/// <param name="QuietTo">08:00.</param>
/// <param name="Off">Event and channel pairs that are switched off.</param>
public sealed record MessageSettingsView(
    int Version,
    IReadOnlyList<MessageChannel> Order,
    string QuietFrom,
    string QuietTo,
    string Language,
    IReadOnlyList<MessageSwitch> Off
);

public sealed record MessageSwitch(MessageEvent Event, MessageChannel Channel);

/// <param name="Order">Every channel once.</param>
public sealed record SaveMessageSettings(
    int Version,
    IReadOnlyList<MessageChannel> Order,
    string QuietFrom,
    string QuietTo,
    string Language,
    IReadOnlyList<MessageSwitch> Off
);

/// <summary>The organization's own choices about messages to customers.</summary>
public sealed class MessageSettingsService(IUnitOfWorkFactory units)
{
    /// <exception cref="AccessDeniedException">The actor lacks notifications:templates:update.</exception>
    public Task<MessageSettingsView> ReadAsync(CancellationToken ct) =>
        units.ReadAsync(
            MessagePermissions.UpdateTemplates,
            async unit =>
            {
                var settings = await MessageChances.SettingsAsync(unit, ct);
                return new MessageSettingsView(
                    settings.Id == 0 ? 0 : settings.Version + 1,
                    settings.Channels(),
                    ClockText.Write(settings.QuietFromMinute),
                    ClockText.Write(settings.QuietToMinute),
                    settings.Language,
                    [
                        .. from what in Enum.GetValues<MessageEvent>()
                        from channel in Enum.GetValues<MessageChannel>()
                        where !settings.IsOn(what, channel)
                        select new MessageSwitch(what, channel),
                    ]
                );
            },
            ct
        );

    /// <returns>Done; or CONCURRENCY_CONFLICT, TIME_INVALID, ORDER_INVALID, LANGUAGE_UNKNOWN.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks notifications:templates:update.</exception>
    public Task<Result<Done>> SaveAsync(SaveMessageSettings input, CommandId command, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(input);
        return units.RunAsync<Done>(
            MessagePermissions.UpdateTemplates,
            command,
            input,
            async unit =>
            {
                if (Refusal(input) is { } refusal)
                    return refusal;
                var settings = await unit.Set<MessageSettings>().SingleOrDefaultAsync(ct);
                if ((settings is null ? 0 : settings.Version + 1) != input.Version)
                    return CommonErrors.ConcurrencyConflict;
                settings ??= unit.Add(new MessageSettings());
                settings.Order = string.Join(',', input.Order);
                settings.QuietFromMinute = ClockText.Read(input.QuietFrom)!.Value;
                settings.QuietToMinute = ClockText.Read(input.QuietTo)!.Value;
                settings.Language = input.Language;
                settings.Off = string.Join(' ', input.Off.Select(o => $"{o.Event}:{o.Channel}").Distinct());
                return Done.Instance;
            },
            ct
        );
    }

    private static Error? Refusal(SaveMessageSettings input) =>
        Error.Of(
            Time(input.QuietFrom, nameof(input.QuietFrom)),
            Time(input.QuietTo, nameof(input.QuietTo)),
            input.Order.Distinct().Count() == Enum.GetValues<MessageChannel>().Length
                ? null
                : new Error("ORDER_INVALID", "Name each way once.", nameof(input.Order)),
            MessageLanguages.IsKnown(input.Language)
                ? null
                : new Error("LANGUAGE_UNKNOWN", "Choose English or Hindi.", nameof(input.Language))
        );

    private static Error? Time(string text, string field) =>
        ClockText.Read(text) is null ? new Error("TIME_INVALID", "Enter a time of day like 21:00.", field) : null;
}

/// <summary>Times of day: 21:00.</summary>
public static class ClockText
{
    public static string Write(int minute) =>
        string.Create(CultureInfo.InvariantCulture, $"{minute / 60:00}:{minute % 60:00}");

    /// <summary>Minute of the day; null for what is no time.</summary>
    public static int? Read(string? text) =>
        TimeOnly.TryParseExact(
            (text ?? "").Trim(),
            ["HH:mm", "H:mm"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out var time
        )
            ? time.Hour * 60 + time.Minute
            : null;
}
