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

/// <summary>Founds an organization with everything a new one starts with, and its first owner.</summary>
/// <remarks>Runs before anybody is a member, under <c>system:signup</c>; so it is not one of the domain services.</remarks>
public sealed class OrganizationFounder(
    IUnitOfWorkFactory units,
    IPlatformDirectory directory,
    ICurrentActor current,
    IEnumerable<IOrganizationSeed> seeds
)
{
    /// <returns>The organization; or NAME_MISSING, SLUG_INVALID, SLUG_TAKEN, STATE_INVALID, or a code of Gstin.Check.</returns>
    public async Task<Result<OrganizationIdentity>> FoundAsync(
        FoundOrganization founding,
        long ownerPersonId,
        string ownerName,
        CancellationToken ct
    )
    {
        if (Refusal(founding) is { } refusal)
            return refusal;
        var created = await directory.CreateOrganizationAsync(
            founding.Slug,
            founding.LegalName.Trim(),
            founding.IsDemo,
            ct
        );
        if (created.Error is { } taken)
            return taken;

        using var acting = current.Become(Actor.Job(created.Value, "sign-up", SystemPermissions.SignUp));
        var seeded = await units.RunAsync<Done>(
            SystemPermissions.SignUp,
            CommandId.New(),
            new { founding, ownerPersonId },
            async unit =>
            {
                foreach (var seed in seeds.OrderBy(s => s.Order))
                    await seed.SeedAsync(unit, ct);
                await unit.FlushAsync(ct);
                await DescribeAsync(unit, founding, ct);
                await AddOwnerAsync(unit, ownerPersonId, ownerName, ct);
                return Done.Instance;
            },
            ct
        );
        if (seeded.Error is { } error)
            return error;
        return (await directory.FindAsync(founding.Slug, ct))!;
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

    private static async Task AddOwnerAsync(IUnitOfWork unit, long personId, string name, CancellationToken ct)
    {
        var owner = await unit.Set<Role>().Where(r => r.Code == "owner").Select(r => r.Id).SingleAsync(ct);
        Membership membership = new()
        {
            PersonId = personId,
            DisplayName = name,
            JoinedAtUtc = unit.Now,
        };
        membership.SetRoles([owner]);
        unit.Add(membership);
    }
}
