using System.Collections.Frozen;
using Battwheels.Core.Common;
using Microsoft.EntityFrameworkCore;

namespace Battwheels.Data.Common;

/// <summary>What a unit was given when the gate opened.</summary>
internal sealed record GatePass(
    Actor Actor,
    FrozenSet<string> Permissions,
    string Permission,
    OrganizationIdentity Organization,
    DateTime Now,
    IPermissionProbe? Probe
);

/// <summary>Sees every permission asked for; the role and method matrix is built from it.</summary>
internal interface IPermissionProbe
{
    void Asked(string permission, PermissionUse use);
}

internal enum PermissionUse
{
    Gate,
    Demand,
    May,
}

internal class ReadUnit(BattwheelsDb db, GatePass pass) : IReadUnit
{
    private DateOnly? _today;

    protected BattwheelsDb Db { get; } = db;

    protected GatePass Pass { get; } = pass;

    public Actor Actor => Pass.Actor;

    public DateTime Now => Pass.Now;

    public DateOnly Today =>
        _today ??= DateOnly.FromDateTime(
            TimeZoneInfo.ConvertTimeFromUtc(Pass.Now, TimeZoneInfo.FindSystemTimeZoneById(Pass.Organization.TimeZoneId))
        );

    public OrganizationIdentity Organization => Pass.Organization;

    public virtual IQueryable<T> Set<T>()
        where T : TenantEntity => Db.Set<T>();

    public IQueryable<T> Shared<T>()
        where T : class =>
        typeof(T).IsDefined(typeof(SharedReferenceAttribute), false)
            ? Db.Set<T>().AsNoTracking()
            : throw new InvalidOperationException($"{typeof(T).Name} is not shared reference data.");

    public bool May(string permission)
    {
        Pass.Probe?.Asked(permission, PermissionUse.May);
        return Pass.Permissions.Contains(permission);
    }

    public void Demand(string permission)
    {
        Pass.Probe?.Asked(permission, PermissionUse.Demand);
        if (!Pass.Permissions.Contains(permission))
            throw new AccessDeniedException("PERMISSION_DENIED", permission);
    }
}
