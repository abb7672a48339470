using Battwheels.Core.Accounting;
using Battwheels.Core.Common;
using Battwheels.Web.Common;

namespace Battwheels.Web.Accounting;

/// <summary>Filters of the list of journal entries as they stand in the address; page and download read them alike.</summary>
public sealed record JournalListAddress(
    string? Q,
    string? Type,
    string? By,
    string? From,
    string? To,
    string? Sort = null
)
{
    public EntryQuery Query() =>
        new(
            AccountingWords.JournalKinds.Any(k => k.Value == Type) ? Type : null,
            By == "hand",
            AddressText.Date(From),
            AddressText.Date(To),
            AddressText.Text(Q),
            Sort: Core.Common.Sort.Read(Sort)
        );
}

/// <summary>The list of journal entries as a file: the same filters, and a line in the audit log.</summary>
public static class JournalExport
{
    private static readonly string[] Heads =
    [
        "Entry",
        "Date",
        "Kind",
        "Narration",
        "Document",
        "Posted by",
        "Total",
        "Reversed by",
    ];

    public static void MapJournalExport(this IEndpointRouteBuilder app) =>
        TableFile.Map(app, "/journals/export", ExportAsync, AccountingPermissions.Read);

    private static async Task<IResult> ExportAsync(
        [AsParameters] JournalListAddress address,
        LedgerService ledgers,
        TableFile file,
        CancellationToken ct
    )
    {
        var query = address.Query() with { Size = Lists.Longest };
        var begun = await ledgers.RecordExportAsync(
            "Journals",
            query.From ?? Days.First,
            query.To ?? Days.Last,
            CommandId.New(),
            ct
        );
        return file.Download(
            begun,
            "journals",
            Heads,
            Pages
                .AllAsync(after => ledgers.EntriesAsync(query with { After = after }, ct))
                .Select(Cells)
                .WithSums([Array.IndexOf(Heads, "Total")])
        );
    }

    private static object?[] Cells(EntryRow e) =>
        [e.Number, e.Date, e.JournalType, e.Narration, e.SourceType, e.PostedByName, e.Total, e.ReversedByNumber];
}
