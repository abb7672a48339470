using System.Collections.Frozen;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Messages;

/// <summary>What a message says, with its holes.</summary>
public sealed record MessageText(
    string Subject,
    string Text,
    string? WhatsAppTemplate = null,
    string? DltTemplateId = null
)
{
    /// <summary>What a provider of registered templates asks for; null for others, empty where it is missing.</summary>
    public string? TemplateOf(MessageChannel channel) =>
        channel switch
        {
            MessageChannel.WhatsApp => WhatsAppTemplate ?? "",
            MessageChannel.Sms => DltTemplateId ?? "",
            MessageChannel.Email => null,
        };
}

/// <summary>The words that come along, and an organization's own.</summary>
public static class MessageTexts
{
    private static readonly Lazy<FrozenDictionary<(MessageEvent, string), MessageText>> Loaded = new(() =>
        EmbeddedJson
            .Read<Row[]>("Service.Messages.templates.json")
            .ToFrozenDictionary(
                r => (Enum.Parse<MessageEvent>(r.Event), r.Language),
                r => new MessageText(r.Subject, r.Text)
            )
    );

    /// <summary>Every event has one in every language.</summary>
    public static MessageText Shipped(MessageEvent what, string language) => Loaded.Value[(what, language)];

    internal static async Task<MessageText> FindAsync(
        IReadUnit unit,
        MessageEvent what,
        string language,
        CancellationToken ct
    ) =>
        await unit.Set<MessageTemplate>()
            .Where(t => t.Event == what && t.Language == language)
            .Select(t => new MessageText(t.Subject, t.Text, t.WhatsAppTemplate, t.DltTemplateId))
            .SingleOrDefaultAsync(ct)
        ?? Shipped(what, language);

    private sealed record Row(string Event, string Language, string Subject, string Text);
}
