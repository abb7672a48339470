using Battwheels.Core.Common;

namespace Battwheels.Core.Access;

/// <summary>Keys of acts that no role can hold.</summary>
public static class SystemPermissions
{
    /// <summary>Founding an organization.</summary>
    public const string SignUp = "system:signup";

    /// <summary>Joining an organization by an invitation.</summary>
    public const string AcceptInvitation = "system:invitation:accept";

    /// <summary>Delivering outbox events.</summary>
    public const string DeliverEvents = "system:outbox:deliver";

    /// <summary>Giving events that were given up another try.</summary>
    public const string ReplayEvents = "system:outbox:replay";

    /// <summary>Forgetting commands nobody sends again.</summary>
    public const string ForgetCommands = "system:commands:forget";

    /// <summary>Bringing system roles to what a release ships.</summary>
    public const string UpdateRoles = "system:roles:update";

    /// <summary>Sealing the audit log and verifying books, stock and seals.</summary>
    public const string Verify = "system:verify";

    /// <summary>Looking up whose a link in the hands of a customer is; nothing else.</summary>
    public const string OpenLink = "system:link:open";

    /// <summary>Marking offers nobody answered in time.</summary>
    public const string ExpireEstimates = "system:estimates:expire";

    /// <summary>Asking for a PIN on a shared tablet nobody is signed in on.</summary>
    public const string UnlockTablet = "system:tablet:unlock";

    /// <summary>Letting go of stock that was reserved too long.</summary>
    public const string ReleaseReservations = "system:reservations:release";
}

/// <summary>What a new organization starts with; each feature contributes its part in the founding transaction.</summary>
public interface IOrganizationSeed
{
    /// <summary>Lower runs first.</summary>
    int Order { get; }

    Task SeedAsync(IUnitOfWork unit, CancellationToken ct);
}

/// <summary>The shipped roles, from the role table.</summary>
public sealed class RoleSeed : IOrganizationSeed
{
    public int Order => 0;

    public Task SeedAsync(IUnitOfWork unit, CancellationToken ct)
    {
        foreach (var row in RoleTable.Roles.Where(r => r.Realm == "organization"))
            unit.Add(ShippedRoles.New(row));
        return Task.CompletedTask;
    }
}
