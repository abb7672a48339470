using System.Text.Json;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Jobs;
using Battwheels.Core.Service.Messages;
using Battwheels.Core.Service.Portal;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Estimates;

/// <summary>Writes the messages with codes for deciding an estimate, and forgets old codes.</summary>
public sealed class OfferCodeTeller(IUnitOfWorkFactory units, ISecretSeal seal) : IQueueWorker
{
    public const string QueueName = "estimate-codes";
    private const int Batch = 20;
    private const int MostForgotten = 200;

    public string Queue => QueueName;

    public string Permission => PortalPermissions.Tell;

    public async Task<DateTime?> WorkAsync(long organizationId, CancellationToken ct)
    {
        while (await TellAsync(ct) == Batch)
            ct.ThrowIfCancellationRequested();
        return await ForgetAsync(ct);
    }

    private async Task<int> TellAsync(CancellationToken ct) =>
        (
            await units.RunAsync<int>(
                Permission,
                CommandId.New(),
                new { offers = "tell" },
                async unit =>
                {
                    var waiting = await unit.Set<OfferCode>()
                        .Where(c => c.Sealed != null)
                        .OrderBy(c => c.Id)
                        .Take(Batch)
                        .ToListAsync(ct);
                    foreach (var code in waiting)
                        await TellAsync(unit, code, ct);
                    return waiting.Count;
                },
                ct
            )
        ).Value;

    private async Task TellAsync(IUnitOfWork unit, OfferCode code, CancellationToken ct)
    {
        var errand = JsonSerializer.Deserialize<OfferErrand>(
            seal.Open(code.Sealed!, OfferErrand.Place(unit.Organization.Id))
        )!;
        code.Sealed = null;
        if (unit.Now - code.AtUtc > OfferCode.Life)
            return; // the server was down: what it would send is over
        var estimate = await unit.Set<EstimateVersion>()
            .Where(v => v.Id == code.EstimateVersionId)
            .Select(v => v.EstimateId)
            .SingleAsync(ct);
        if (await MessageFactsReader.OfEstimateAsync(unit, estimate, ct) is not { } facts)
            return;
        facts.Values[TemplateText.Code] = unit.Organization.IsDemo ? errand.Code : CustomerMessage.CodeMark;
        await MessageWriting.WriteAsync(
            unit,
            seal,
            MessageEvent.EstimateCode,
            $"offer-code:{code.Id}",
            facts with
            {
                Estimate = null, // a code brings no link of its own
                Mobile = errand.Mobile,
                Email = null, // to the phone on record alone
                LinkEnd = "",
                Code = errand.Code,
            },
            ct
        );
    }

    /// <returns>When there is something to forget next; null where there is nothing left.</returns>
    private async Task<DateTime?> ForgetAsync(CancellationToken ct)
    {
        await units.RunAsync<Done>(
            Permission,
            CommandId.New(),
            new { offers = "forget" },
            async unit =>
            {
                var before = unit.Now - PublicKnocks.Memory;
                var old = await unit.Set<OfferCode>()
                    .Where(c => c.AtUtc < before)
                    .OrderBy(c => c.Id)
                    .Take(MostForgotten)
                    .ToListAsync(ct);
                foreach (var code in old)
                    unit.Remove(code);
                return Done.Instance;
            },
            ct
        );
        var oldest = await units.ReadAsync(
            Permission,
            unit => unit.Set<OfferCode>().MinAsync(c => (DateTime?)c.AtUtc, ct),
            ct
        );
        return oldest + PublicKnocks.Memory + TimeSpan.FromMinutes(1);
    }
}
