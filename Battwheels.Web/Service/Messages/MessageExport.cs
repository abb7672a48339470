using Battwheels.Core.Common;
using Battwheels.Core.Service.Messages;
using Battwheels.Web.Common;

namespace Battwheels.Web.Service.Messages;

/// <summary>Filters of the outbox as they stand in the address; page and download read them alike.</summary>
public sealed record MessageListAddress(
    string? Q,
    string? State,
    string? Channel,
    string? Event,
    string? From,
    string? To,
    string? Sort = null
)
{
    public MessageFilter Filter() =>
        new(
            MessageMarks.Read<MessageState>(State),
            MessageMarks.Read<MessageChannel>(Channel),
            MessageMarks.Read<MessageEvent>(Event),
            Q,
            AddressText.Date(From),
            AddressText.Date(To),
            Sort: Core.Common.Sort.Read(Sort)
        );
}

/// <summary>The outbox as a file: the same filters, addresses masked, and a line in the audit log.</summary>
public static class MessageExport
{
    private static readonly string[] Heads =
    [
        "Written (UTC)",
        "Event",
        "Customer",
        "Ticket",
        "Way",
        "To",
        "State",
        "Why",
        "Failed tries",
    ];

    public static void MapMessageExport(this IEndpointRouteBuilder app) =>
        TableFile.Map(app, "/messages/export", ExportAsync, MessagePermissions.Read);

    private static async Task<IResult> ExportAsync(
        [AsParameters] MessageListAddress address,
        MessageService messages,
        TableFile file,
        CancellationToken ct
    )
    {
        var filter = address.Filter();
        var begun = await messages.BeginExportAsync(filter, CommandId.New(), ct);
        return file.Download(
            begun,
            "messages",
            Heads,
            Pages
                .AllAsync(after => messages.ListAsync(filter with { After = after, Size = Lists.Longest }, ct))
                .Select(Cells)
        );
    }

    private static object?[] Cells(MessageRow m) =>
        [
            m.CreatedAtUtc,
            MessageWords.Of(m.Event).ToString(),
            m.CustomerName,
            m.TicketNumber,
            MessageWords.Of(m.Channel).ToString(),
            m.Address,
            MessageWords.Of(m.State).ToString(),
            m.Hurdle is { } hurdle ? MessageWords.Of(hurdle).ToString() : null,
            m.Failures,
        ];
}
