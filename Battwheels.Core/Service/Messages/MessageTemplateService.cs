using Battwheels.Core.Common;
using Battwheels.Core.Service.Tickets;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Messages;

/// <summary>The words for one event in one language.</summary>
/// <param name="Version">0: those that come along.</param>
public sealed record MessageTemplateRow(MessageEvent Event, string Language, int Version, MessageText Text)
{
    public bool IsOwn => Version > 0;
}

public sealed record SaveMessageTemplate(
    MessageEvent Event,
    string Language,
    int Version,
    string Subject,
    string Text,
    string? WhatsAppTemplate,
    string? DltTemplateId
);

/// <param name="TicketNumber">The visit it was filled with; null where there is none yet.</param>
public sealed record MessagePreview(string Subject, string Text, string? TicketNumber);

/// <summary>What fills holes where there is no visit to take it from.</summary>
internal static class TemplateSamples
{
    public static Dictionary<string, string> Of(string workshop) =>
        new()
        {
            [TemplateText.Customer] = "Aarav Kulkarni",
            [TemplateText.Workshop] = workshop,
            [TemplateText.Phone] = "+91 98230 00042",
            [TemplateText.Ticket] = "TKT-MAIN-2627-00001",
            [TemplateText.Vehicle] = "MH 12 QK 0427",
            [TemplateText.Technician] = "Rohit",
            [TemplateText.Promised] = "04 Dec 2026, 5:00 PM",
            [TemplateText.Amount] = "₹2,803.00",
            [TemplateText.Invoice] = "INV-2627-00001",
            [TemplateText.Link] = "https://…",
        };
}

/// <summary>Words an organization sends, by event and language.</summary>
public sealed class MessageTemplateService(IUnitOfWorkFactory units)
{
    private const int Most = 100;

    /// <summary>Every event in every language.</summary>
    /// <exception cref="AccessDeniedException">The actor lacks notifications:templates:update.</exception>
    [Bounded(Most)]
    public Task<IReadOnlyList<MessageTemplateRow>> ListAsync(CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<MessageTemplateRow>>(
            MessagePermissions.UpdateTemplates,
            async unit =>
            {
                var own = await unit.Set<MessageTemplate>().OrderBy(t => t.Id).Take(Most).ToListAsync(ct);
                return
                [
                    .. from what in Enum.GetValues<MessageEvent>()
                    from language in MessageLanguages.All
                    select Row(what, language, own.Find(t => t.Event == what && t.Language == language)),
                ];
            },
            ct
        );

    /// <returns>Done; or CONCURRENCY_CONFLICT, LANGUAGE_UNKNOWN, REQUIRED, TEXT_TOO_LONG, TEMPLATE_HOLE_UNKNOWN.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks notifications:templates:update.</exception>
    public Task<Result<Done>> SaveAsync(SaveMessageTemplate input, CommandId command, CancellationToken ct)
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
                var own = await Own(unit, input.Event, input.Language).SingleOrDefaultAsync(ct);
                if ((own is null ? 0 : own.Version + 1) != input.Version)
                    return CommonErrors.ConcurrencyConflict;
                own ??= unit.Add(
                    new MessageTemplate
                    {
                        Event = input.Event,
                        Language = input.Language,
                        Subject = "",
                        Text = "",
                    }
                );
                (own.Subject, own.Text) = (input.Subject.Trim(), input.Text.Trim());
                (own.WhatsAppTemplate, own.DltTemplateId) = (Some(input.WhatsAppTemplate), Some(input.DltTemplateId));
                return Done.Instance;
            },
            ct
        );
    }

    /// <summary>Back to the words that come along.</summary>
    /// <returns>Done, also where they are in use already; or CONCURRENCY_CONFLICT.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks notifications:templates:update.</exception>
    public Task<Result<Done>> ResetAsync(
        MessageEvent what,
        string language,
        int version,
        CommandId command,
        CancellationToken ct
    ) =>
        units.RunAsync<Done>(
            MessagePermissions.UpdateTemplates,
            command,
            new
            {
                reset = what,
                language,
                version,
            },
            async unit =>
            {
                if (await Own(unit, what, language).SingleOrDefaultAsync(ct) is not { } own)
                    return Done.Instance;
                if (own.Version + 1 != version)
                    return CommonErrors.ConcurrencyConflict;
                unit.Remove(own);
                return Done.Instance;
            },
            ct
        );

    /// <summary>As the customer of the newest visit would read it.</summary>
    /// <returns>The message; or TEMPLATE_HOLE_UNKNOWN.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks notifications:templates:update or tickets:read.</exception>
    public Task<Result<MessagePreview>> PreviewAsync(
        MessageEvent what,
        string subject,
        string text,
        CancellationToken ct
    ) =>
        units.ReadAsync<Result<MessagePreview>>(
            MessagePermissions.UpdateTemplates,
            async unit =>
            {
                unit.Demand(TicketPermissions.Read);
                if (Holes(what, nameof(SaveMessageTemplate.Text), subject + text) is { } refusal)
                    return refusal;
                var newest = await unit.Set<ServiceTicket>()
                    .OrderByDescending(t => t.Id)
                    .Select(t => (long?)t.Id)
                    .FirstOrDefaultAsync(ct);
                var values = TemplateSamples.Of(unit.Organization.Name);
                if (newest is { } id && await MessageFactsReader.OfTicketAsync(unit, id, ct) is { } facts)
                    foreach (var (hole, value) in facts.Values)
                        values[hole] = value;
                return new MessagePreview(
                    TemplateText.Fill(subject, values),
                    TemplateText.Fill(text, values),
                    newest is null ? null : values[TemplateText.Ticket]
                );
            },
            ct
        );

    private static Error? Refusal(SaveMessageTemplate input) =>
        Error.Of(
            MessageLanguages.IsKnown(input.Language)
                ? null
                : new Error("LANGUAGE_UNKNOWN", "Choose English or Hindi.", nameof(input.Language)),
            string.IsNullOrWhiteSpace(input.Subject)
                ? CommonErrors.Required(nameof(input.Subject), T("Subject of the e-mail"))
                : Holes(input.Event, nameof(input.Subject), input.Subject),
            string.IsNullOrWhiteSpace(input.Text)
                ? CommonErrors.Required(nameof(input.Text), T("Message"))
                : Holes(input.Event, nameof(input.Text), input.Text),
            CommonErrors.TooLong(nameof(input.Subject), input.Subject, MessageTemplate.LongestSubject),
            CommonErrors.TooLong(nameof(input.Text), input.Text, MessageTemplate.LongestText),
            CommonErrors.TooLong(nameof(input.WhatsAppTemplate), input.WhatsAppTemplate, 100),
            CommonErrors.TooLong(nameof(input.DltTemplateId), input.DltTemplateId, 30)
        );

    private static Error? Holes(MessageEvent what, string field, string text) =>
        TemplateText.Unknown(what, text) is [var first, ..]
            ? new Error(
                "TEMPLATE_HOLE_UNKNOWN",
                $"Nothing fills \"{first}\" here. Use one of: {string.Join(", ", TemplateText.Allowed(what).Select(h => "{" + h + "}"))}.",
                field
            )
            : null;

    private static string? Some(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static IQueryable<MessageTemplate> Own(IReadUnit unit, MessageEvent what, string language) =>
        unit.Set<MessageTemplate>().Where(t => t.Event == what && t.Language == language);

    private static MessageTemplateRow Row(MessageEvent what, string language, MessageTemplate? own) =>
        own is null
            ? new MessageTemplateRow(what, language, 0, MessageTexts.Shipped(what, language))
            : new MessageTemplateRow(
                what,
                language,
                own.Version + 1,
                new MessageText(own.Subject, own.Text, own.WhatsAppTemplate, own.DltTemplateId)
            );
}
