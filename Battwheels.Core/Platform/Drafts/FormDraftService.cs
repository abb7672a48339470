using System.Text.Json;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Drafts;

/// <summary>What the acting member typed and did not save. Their own rows only, whatever their roles.</summary>
public sealed class FormDraftService(IUnitOfWorkFactory units, IDraftSeal seal)
{
    private const int MostOfPage = 20;

    /// <summary>Replaces what was kept of this form.</summary>
    /// <returns>When it was kept; or DRAFT_TOO_LARGE, DRAFT_INVALID.</returns>
    public Task<Result<DateTime>> KeepAsync(KeepDraft keep, CommandId command, CancellationToken ct) =>
        units.RunAsync<DateTime>(
            SelfPermissions.Profile,
            command,
            keep,
            async unit =>
            {
                if (unit.Actor.MembershipId is not { } member)
                    return CommonErrors.NotFound;
                if (Fault(keep) is { } fault)
                    return fault;
                if (await Own(unit, keep.Key).SingleOrDefaultAsync(ct) is { } kept)
                    (kept.Content, kept.SavedAtUtc) = (seal.Close(keep.Content, Place(kept)), unit.Now);
                else
                    await AddAsync(unit, member, keep, ct);
                return unit.Now;
            },
            ct
        );

    /// <summary>Drafts of the forms of one page, newest first.</summary>
    [Bounded(MostOfPage)]
    public Task<IReadOnlyList<KeptDraft>> OfPageAsync(string page, string record, CancellationToken ct) =>
        units.ReadAsync<IReadOnlyList<KeptDraft>>(
            SelfPermissions.Profile,
            async unit =>
            {
                var first = unit.Now - FormDrafts.Kept;
                var rows = await Own(unit)
                    .Where(d => d.Record == record && d.SavedAtUtc >= first && d.Form.StartsWith(page + "|"))
                    .OrderByDescending(d => d.SavedAtUtc)
                    .Take(MostOfPage)
                    .ToListAsync(ct);
                return
                [
                    .. rows.Select(d => new KeptDraft(d.Form, seal.Open(d.Content, Place(d)), unit.Now - d.SavedAtUtc)),
                ];
            },
            ct
        );

    /// <summary>Saved or given up; nothing when there was none.</summary>
    public Task<Result<Done>> DropAsync(DraftKey key, CommandId command, CancellationToken ct) =>
        units.RunAsync<Done>(
            SelfPermissions.Profile,
            command,
            key,
            async unit =>
            {
                if (await Own(unit, key).SingleOrDefaultAsync(ct) is { } kept)
                    unit.Remove(kept);
                return Done.Instance;
            },
            ct
        );

    /// <summary>The oldest gives way when there are too many.</summary>
    private async Task AddAsync(IUnitOfWork unit, long member, KeepDraft keep, CancellationToken ct)
    {
        var spare = await Own(unit)
            .OrderByDescending(d => d.SavedAtUtc)
            .Skip(FormDrafts.MostOfOne - 1)
            .Take(FormDrafts.MostOfOne)
            .ToListAsync(ct);
        foreach (var old in spare)
            unit.Remove(old);
        var (form, record) = keep.Key;
        unit.Add(
            new FormDraft
            {
                MembershipId = member,
                Form = form,
                Record = record,
                Content = seal.Close(keep.Content, Place(unit.Actor.OrganizationId, member, form, record)),
                SavedAtUtc = unit.Now,
            }
        );
    }

    private static IQueryable<FormDraft> Own(IReadUnit unit) =>
        unit.Set<FormDraft>().Where(d => d.MembershipId == unit.Actor.MembershipId);

    private static IQueryable<FormDraft> Own(IReadUnit unit, DraftKey key) =>
        Own(unit).Where(d => d.Form == key.Form && d.Record == key.Record);

    /// <summary>What was sealed for one form of one member opens nowhere else.</summary>
    private static string Place(FormDraft draft) =>
        Place(draft.OrganizationId, draft.MembershipId, draft.Form, draft.Record);

    private static string Place(long organization, long member, string form, string record) =>
        $"{organization}|{nameof(FormDraft)}|{member}|{record}|{form}";

    private static Error? Fault(KeepDraft keep)
    {
        if (keep.Content.Length > FormDrafts.MostText)
            return DraftErrors.TooLarge;
        var (form, record) = keep.Key;
        return
            form.Length is 0 or > FormDrafts.MostForm
            || record.Length > FormDrafts.MostRecord
            || !IsObject(keep.Content)
            ? DraftErrors.Invalid
            : null;
    }

    private static bool IsObject(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text, new JsonDocumentOptions { MaxDepth = 4 });
            return json.RootElement.ValueKind is JsonValueKind.Object;
        }
        catch (JsonException)
        {
            return false;
        }
    }
}

/// <summary>One form, and the record it is about.</summary>
/// <param name="Form"><see cref="FormDraft.Form"/>.</param>
/// <param name="Record"><see cref="FormDraft.Record"/>.</param>
public sealed record DraftKey(string Form, string Record);

/// <param name="Content">The values as a JSON object.</param>
public sealed record KeepDraft(DraftKey Key, string Content);

/// <param name="Age">How long ago, by the server's clock: that of the browser may be wrong.</param>
public sealed record KeptDraft(string Form, string Content, TimeSpan Age);

public static class DraftErrors
{
    public static readonly Error TooLarge = new(
        "DRAFT_TOO_LARGE",
        "This form holds more than can be kept on the server. It is kept in this browser; save it before you leave."
    );

    public static readonly Error Invalid = new("DRAFT_INVALID", "This is no draft. Reload the page.");
}

/// <summary>Drafts may speak of people: they lie in the database only sealed.</summary>
public interface IDraftSeal
{
    string Close(string plain, string place);

    /// <summary>Opens what was closed for the same place.</summary>
    string Open(string closed, string place);
}
