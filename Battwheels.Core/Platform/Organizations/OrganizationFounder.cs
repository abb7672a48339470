using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Core.Platform.Organizations;

/// <param name="StateCode">GST state code of the principal place: <c>27</c>.</param>
public sealed record FoundOrganization(
    string Slug,
    string LegalName,
    string? Gstin,
    string StateCode,
    bool IsDemo = false
);

/// <param name="NewAccount">Saved together with the organization; null when the person has an account.</param>
public sealed record FirstOwner(long PersonId, string Name, Person? NewAccount = null);

/// <summary>Founds an organization with everything a new one starts with, and its first owner.</summary>
/// <remarks>
/// Runs before anybody is a member, under <c>system:signup</c>; so it is not one of the domain services. The address is
/// taken first, everything else follows in one transaction: where that was interrupted, the next founding under the
/// same address carries on, because an organization without a member belongs to nobody yet.
/// </remarks>
public sealed class OrganizationFounder(
    IUnitOfWorkFactory units,
    IPlatformDirectory directory,
    IPeople people,
    ICurrentActor current,
    IEnumerable<IOrganizationSeed> seeds
)
{
    /// <returns>
    /// The organization; or NAME_MISSING, SLUG_INVALID, SLUG_TAKEN, STATE_INVALID, EMAIL_TAKEN, or a code of Gstin.Check.
    /// </returns>
    public async Task<Result<OrganizationIdentity>> FoundAsync(
        FoundOrganization founding,
        FirstOwner owner,
        CancellationToken ct
    )
    {
        if (Refusal(founding) is { } refusal)
            return refusal;
        if (await AddressAsync(founding, ct) is not { } id)
            return AccessErrors.SlugTaken;

        using var acting = current.Become(Actor.Job(id, "sign-up", SystemPermissions.SignUp));
        var founded = await units.RunAsync<Done>(
            SystemPermissions.SignUp,
            CommandId.New(),
            new { founding, owner.PersonId },
            unit => FillAsync(unit, founding, owner, ct),
            ct
        );
        if (founded.Error is { } error)
            return error;
        return (await directory.FindAsync(founding.Slug, ct))!;
    }

    /// <summary>The organization of this address: made now, or found; who is first in it decides the transaction.</summary>
    private async Task<long?> AddressAsync(FoundOrganization founding, CancellationToken ct)
    {
        var created = await directory.CreateOrganizationAsync(
            founding.Slug,
            founding.LegalName.Trim(),
            founding.IsDemo,
            ct
        );
        return created.Error is null ? created.Value : (await directory.FindAsync(founding.Slug, ct))?.Id;
    }

    private async Task<Result<Done>> FillAsync(
        IUnitOfWork unit,
        FoundOrganization founding,
        FirstOwner owner,
        CancellationToken ct
    )
    {
        if (await unit.Set<Membership>().AnyAsync(ct))
            return AccessErrors.SlugTaken;
        if (owner.NewAccount is { Email: { } email } account)
        {
            if (await people.FindAsync(email, ct) is not null)
                return AccessErrors.EmailTaken;
            people.Add(unit, account);
        }

        foreach (var seed in seeds.OrderBy(s => s.Order))
            await seed.SeedAsync(unit, ct);
        await unit.FlushAsync(ct);
        await DescribeAsync(unit, founding, ct);
        await AddOwnerAsync(unit, owner, ct);
        return Done.Instance;
    }

    /// <summary>Why this organization cannot be founded, before anything is saved.</summary>
    public static Error? Refusal(FoundOrganization founding)
    {
        if (string.IsNullOrWhiteSpace(founding.LegalName))
            return CommonErrors.Required("LegalName", "Legal name");
        if (!Slugs.IsValid(founding.Slug))
            return AccessErrors.SlugInvalid;
        if (GstStates.Find(founding.StateCode) is not { IsDomestic: true })
            return new Error("STATE_INVALID", "Choose the state of the main place of business.", "StateCode");
        if (founding.Gstin is not { } gstin)
            return null;
        if (Gstin.Check(gstin) is { } invalid)
            return invalid;
        if (Gstin.StateOf(gstin) != founding.StateCode)
            return new Error(
                "GSTIN_STATE",
                $"This GSTIN belongs to {GstStates.NameOf(Gstin.StateOf(gstin))}. Choose that state, or correct the GSTIN.",
                "Gstin"
            );
        return null;
    }

    private static async Task DescribeAsync(IUnitOfWork unit, FoundOrganization founding, CancellationToken ct)
    {
        var profile = await unit.Set<OrganizationProfile>().SingleAsync(ct);
        (profile.Gstin, profile.StateCode) = (founding.Gstin, founding.StateCode);
        profile.Pan = founding.Gstin is { } gstin ? Gstin.PanOf(gstin) : null;
        var branch = await unit.Set<Branch>().SingleAsync(b => b.IsDefault, ct);
        branch.StateCode = founding.StateCode;
    }

    private static async Task AddOwnerAsync(IUnitOfWork unit, FirstOwner owner, CancellationToken ct)
    {
        var role = await unit.Set<Role>().Where(r => r.Code == "owner").Select(r => r.Id).SingleAsync(ct);
        Membership membership = new()
        {
            PersonId = owner.PersonId,
            DisplayName = owner.Name,
            JoinedAtUtc = unit.Now,
        };
        membership.SetRoles([role]);
        unit.Add(membership);
    }
}
