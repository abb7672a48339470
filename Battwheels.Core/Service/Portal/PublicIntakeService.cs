using System.Globalization;
using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Files;
using Battwheels.Core.Platform.Organizations;
using Battwheels.Core.Service.Photos;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Service.Portal;

/// <summary>What a customer writes before the vehicle is brought.</summary>
/// <param name="PosterCode">Of the poster that was scanned; null for the workshop's own address.</param>
/// <param name="Consents">They agree that this is kept and that they are called or written to about it.</param>
/// <param name="Question">Of the work that was asked for; null where none was.</param>
/// <param name="Answer">To it.</param>
public sealed record PublicIntake(
    string? PosterCode,
    string Name,
    string Phone,
    string Registration,
    string Vehicle,
    string Problem,
    bool Consents,
    string? IpAddress,
    string? Question = null,
    long? Answer = null
)
{
    /// <summary>Photos together with one form.</summary>
    public const int MostPhotos = 3;

    /// <summary>As they were sent: JPEG, PNG or WebP.</summary>
    public IReadOnlyList<byte[]> Photos { get; init; } = [];
}

/// <param name="Branch">Null: the workshop's own address.</param>
/// <param name="Question">Work to do before sending; null where none is asked for.</param>
public sealed record PublicIntakeForm(string Workshop, string City, string? Phone, string? Branch, string? Question);

/// <param name="Number">What to say at the counter.</param>
public sealed record PublicIntakeReceipt(string Number);

/// <summary>
/// The form anybody may fill in. What is on record is used silently or compared later by the workshop; the answer never tells
/// whether somebody was known.
/// </summary>
public sealed class PublicIntakeService(
    IUnitOfWorkFactory units,
    ISecretSeal seal,
    IPhotoDeveloper developer,
    IFileStore files
)
{
    private static readonly Error WorkMissing = new(
        "WORK_MISSING",
        "Several forms came from your network. Send once more: your browser works for a few seconds first."
    );

    /// <returns>What the form shows; or NOT_FOUND for a poster's code that opens nothing.</returns>
    /// <exception cref="AccessDeniedException">The actor lacks system:intake:register.</exception>
    public Task<Result<PublicIntakeForm>> OpenAsync(string? posterCode, string? ipAddress, CancellationToken ct) =>
        units.ReadAsync<Result<PublicIntakeForm>>(
            PublicIntakePermissions.Register,
            async unit =>
            {
                var branch = await BranchAsync(unit, posterCode, ct);
                if (posterCode is not null && branch is null)
                    return CommonErrors.NotFound;
                var profile = await unit.Set<OrganizationProfile>().SingleAsync(ct);
                return new PublicIntakeForm(
                    profile.TradeName,
                    profile.City,
                    profile.Phone,
                    branch?.Name,
                    await AsksWorkAsync(unit, ipAddress, ct) ? NewQuestion(unit) : null
                );
            },
            ct
        );

    /// <summary>Registers the visit. Sent twice it is one; of a form that is refused no picture is kept.</summary>
    /// <returns>
    /// The ticket's number; or NOT_FOUND (poster), REQUIRED, PHONE_UNCLEAR, CONSENT_MISSING, TEXT_TOO_LONG, WORK_MISSING,
    /// TOO_MANY_TRIES, INTAKE_REFUSED, INTAKE_PHOTOS, PHOTO_UNREADABLE, PHOTO_TOO_LARGE.
    /// </returns>
    /// <exception cref="AccessDeniedException">
    /// The actor lacks system:intake:register, contacts:create or vehicles:create.
    /// </exception>
    public async Task<Result<PublicIntakeReceipt>> RegisterAsync(
        PublicIntake input,
        CommandId command,
        CancellationToken ct
    )
    {
        ArgumentNullException.ThrowIfNull(input);
        var developed = await DevelopAsync(input, ct);
        if (developed.Error is { } unfit)
            return unfit;
        List<StoredPhoto> stored = [];
        return await units.RunAsync<PublicIntakeReceipt>(
            PublicIntakePermissions.Register,
            command,
            input with
            {
                Question = null,
                Answer = null,
                Photos = [],
            },
            async unit =>
            {
                if (PublicIntakeRules.Refusal(input) is { } refusal)
                    return refusal;
                var branch = await BranchAsync(unit, input.PosterCode, ct);
                if (input.PosterCode is not null && branch is null)
                    return CommonErrors.NotFound;
                if (await WorkRefusalAsync(unit, input, ct) is { } work)
                    return work;
                if (await CountAsync(unit, input, ct) is { } often)
                    return often;
                var made = await PublicIntakes.RegisterAsync(unit, input, branch?.Id, ct);
                if (made.Error is { } refused)
                    return refused;
                // The last step, when nothing refuses any more; tried again after a clash, they are there already.
                foreach (var photo in developed.Value.Skip(stored.Count))
                    stored.Add(await PhotoFiles.SaveAsync(files, unit.Organization.Id, photo, ct));
                PublicIntakes.Keep(unit, made.Value.TicketId, stored);
                return new PublicIntakeReceipt(made.Value.Number);
            },
            ct
        );
    }

    /// <summary>
    /// Reads the pictures, outside the transaction: it takes time. Whoever would be refused anyway is refused before, so that
    /// nobody makes the machine work for nothing.
    /// </summary>
    private async Task<Result<List<DevelopedPhoto>>> DevelopAsync(PublicIntake input, CancellationToken ct)
    {
        if (input.Photos.Count == 0)
            return new List<DevelopedPhoto>();
        if (PublicIntakeRules.Refusal(input) is { } refusal)
            return refusal;
        var refused = await units.ReadAsync(
            PublicIntakePermissions.Register,
            async unit =>
                await AsksWorkAsync(unit, input.IpAddress, ct) && !HasWorked(unit, input) ? WorkMissing : null,
            ct
        );
        if (refused is not null)
            return refused;
        List<DevelopedPhoto> developed = [];
        foreach (var photo in input.Photos)
        {
            var one = developer.Develop(photo);
            if (one.Error is { } unfit)
                return unfit;
            developed.Add(one.Value);
        }

        return developed;
    }

    private static async Task<Error?> CountAsync(IUnitOfWork unit, PublicIntake input, CancellationToken ct) =>
        await PublicKnocks.TakeAsync(unit, KnockKind.Intake, From(input.IpAddress), PublicKnocks.Visiting, ct)
        ?? await PublicKnocks.TakeAsync(
            unit,
            KnockKind.Intake,
            $"to:{Phones.Read(input.Phone)!.Key}",
            PublicKnocks.Number,
            ct
        );

    private static async Task<bool> AsksWorkAsync(IReadUnit unit, string? ipAddress, CancellationToken ct) =>
        await PublicKnocks.CountAsync(unit, KnockKind.Intake, From(ipAddress), ProofOfWork.Window, ct)
        >= ProofOfWork.FreeForms;

    private async Task<Error?> WorkRefusalAsync(IUnitOfWork unit, PublicIntake input, CancellationToken ct)
    {
        if (!await AsksWorkAsync(unit, input.IpAddress, ct))
            return null;
        if (!HasWorked(unit, input))
            return WorkMissing;
        return
            await PublicKnocks.TakeAsync(
                unit,
                KnockKind.Intake,
                $"work:{input.Question}",
                [new KnockLimit(1, TimeSpan.FromDays(1))],
                ct
            )
                is null
            ? null
            : WorkMissing;
    }

    private bool HasWorked(IReadUnit unit, PublicIntake input) =>
        input is { Question: { Length: > 0 and <= 400 } question, Answer: { } answer }
        && ProofOfWork.Holds(question, answer)
        && IsOurs(unit, question);

    private string NewQuestion(IReadUnit unit) =>
        seal.Close(unit.Now.Ticks.ToString(CultureInfo.InvariantCulture), Place(unit));

    /// <summary>Made here, for this organization, not long ago.</summary>
    private bool IsOurs(IReadUnit unit, string question)
    {
        try
        {
            return long.TryParse(
                    seal.Open(question, Place(unit)),
                    NumberStyles.None,
                    CultureInfo.InvariantCulture,
                    out var ticks
                )
                && unit.Now - new DateTime(ticks, DateTimeKind.Utc) is var age
                && age >= TimeSpan.Zero
                && age <= ProofOfWork.Life;
        }
        catch (Exception e) when (e is System.Security.Cryptography.CryptographicException or FormatException)
        {
            return false;
        }
    }

    private static string Place(IReadUnit unit) => $"{unit.Organization.Id}|intake-work";

    private static string From(string? ipAddress) => $"ip:{Network.Of(ipAddress)}";

    private static async Task<Branch?> BranchAsync(IReadUnit unit, string? posterCode, CancellationToken ct) =>
        LinkToken.Read(posterCode) is null
            ? null
            : await unit.Set<Branch>()
                .Where(b =>
                    unit.Set<IntakePoster>()
                        .Any(p => p.Code == posterCode && p.RevokedAtUtc == null && p.BranchId == b.Id)
                )
                .SingleOrDefaultAsync(ct);
}
