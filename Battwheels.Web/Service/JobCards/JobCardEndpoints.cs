using Battwheels.Core.Billing;
using Battwheels.Core.Common;
using Battwheels.Core.Service.JobCards;
using Battwheels.Core.Service.Tickets;
using Battwheels.Web.Common;

namespace Battwheels.Web.Service.JobCards;

/// <summary>The job card and the draft of its invoice as PDF.</summary>
public static class JobCardEndpoints
{
    public static void MapJobCards(this IEndpointRouteBuilder app)
    {
        app.MapGet("/tickets/{id:long}/job-card", CardAsync).RequireAuthorization(TicketPermissions.Read);
        app.MapGet("/tickets/{id:long}/billing/draft", DraftAsync).RequireAuthorization(InvoicePermissions.Read);
    }

    /// <summary>The code on the card opens the visit on a screen, after sign-in.</summary>
    private static async Task<IResult> CardAsync(
        long id,
        string? paper,
        HttpContext context,
        JobCardPrintService cards,
        CancellationToken ct
    )
    {
        var request = context.Request;
        var address = $"{request.Scheme}://{request.Host}{request.PathBase}/tickets/{id}";
        return PdfFile.Show(context, await cards.PdfAsync(id, address, PdfFile.Sheet(paper), ct));
    }

    private static async Task<IResult> DraftAsync(
        long id,
        string? paper,
        HttpContext context,
        JobBillingService billing,
        CancellationToken ct
    )
    {
        var draft = await billing.DraftPdfAsync(id, PdfFile.Sheet(paper), ct);
        return draft.Error is null ? PdfFile.Show(context, draft.Value)
            : draft.Error.Code == CommonErrors.NotFound.Code ? Results.NotFound()
            : Results.Problem(draft.Error.Message, statusCode: StatusCodes.Status409Conflict);
    }
}
