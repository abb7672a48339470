using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore.Query;

namespace Battwheels.Core.Common;

/// <summary>The one way to data: permission, organization, transaction, idempotency and audit in one call.</summary>
public interface IUnitOfWorkFactory
{
    /// <summary>
    /// Runs <paramref name="body"/> in one transaction if the actor holds <paramref name="permission"/>: a value
    /// commits, an <see cref="Error"/> rolls everything back. May run the body again after a lost race.
    /// </summary>
    /// <param name="command">The same command and input again returns the first result; another input is refused.</param>
    /// <param name="input">A record of everything the caller chose; hashed to tell a repeat from a reuse.</param>
    /// <exception cref="AccessDeniedException">No actor, no organization or no permission; audited.</exception>
    Task<Result<T>> RunAsync<T>(
        string permission,
        CommandId command,
        object input,
        Func<IUnitOfWork, Task<Result<T>>> body,
        CancellationToken ct
    );

    /// <summary>The same for reading: no tracking, no commit.</summary>
    /// <exception cref="AccessDeniedException">No actor, no organization or no permission; audited.</exception>
    Task<T> ReadAsync<T>(string permission, Func<IReadUnit, Task<T>> body, CancellationToken ct);
}

/// <summary>This organization's data for the length of one operation, to read.</summary>
public interface IReadUnit
{
    Actor Actor { get; }

    OrganizationIdentity Organization { get; }

    /// <summary>UTC.</summary>
    DateTime Now { get; }

    /// <summary>Today in the organization's time zone.</summary>
    DateOnly Today { get; }

    /// <summary>This organization's rows only.</summary>
    IQueryable<T> Set<T>()
        where T : TenantEntity;

    /// <summary>Installation-wide reference rows.</summary>
    IQueryable<T> Shared<T>()
        where T : class;

    /// <summary>Does the actor also hold this permission?</summary>
    bool May(string permission);

    /// <summary>Refuses unless the actor also holds this permission.</summary>
    /// <exception cref="AccessDeniedException">They do not; everything rolls back and the attempt is audited.</exception>
    void Demand(string permission);
}

/// <summary>The same, to write: one transaction, committed by the gate.</summary>
public interface IUnitOfWork : IReadUnit
{
    CommandId Command { get; }

    /// <summary>A fresh time-ordered id, for a row that must know its id before it is added.</summary>
    long NewId();

    /// <summary>
    /// Takes the next numbers of a series in one statement, which also locks it until the commit; the first of them, or
    /// null when the series has not begun.
    /// </summary>
    Task<long?> TakeNumberAsync(string series, string fyLabel, int count, CancellationToken ct);

    /// <summary>
    /// Reads rows of one table and keeps everybody else from changing them until the commit, locking in the order of the
    /// query: the same everywhere, or two commands block each other.
    /// </summary>
    Task<IReadOnlyList<T>> HoldAsync<T>(IQueryable<T> rows, CancellationToken ct)
        where T : TenantEntity;

    /// <summary>
    /// Keeps a member's status and roles as they are until the commit, for what is saved in their name: whoever suspends
    /// them meanwhile waits.
    /// </summary>
    Task HoldMemberAsync(long membershipId, CancellationToken ct);

    /// <summary>Adds a row and stamps organization and id at once.</summary>
    T Add<T>(T entity)
        where T : TenantEntity;

    /// <summary>Removes a row without history (a draft's line, a key). Never an append-only row.</summary>
    void Remove<T>(T entity)
        where T : TenantEntity;

    /// <summary>
    /// One guarded statement, for counters, stock and budgets: <c>update ... set ... where guard</c>. Only for rows that
    /// carry no audit of their own; the document that causes the change is what the log shows.
    /// </summary>
    /// <returns>Rows changed; 0 means the guard did not hold.</returns>
    Task<int> UpdateWhereAsync<T>(
        Expression<Func<T, bool>> guard,
        Action<UpdateSettersBuilder<T>> set,
        CancellationToken ct
    )
        where T : TenantEntity;

    /// <summary>Writes what is pending now, still inside the transaction (before a guarded update of the same rows).</summary>
    Task FlushAsync(CancellationToken ct);

    /// <summary>An outbox row, delivered at least once after the commit.</summary>
    void Raise(DomainEvent domainEvent);

    /// <summary>An audit row for what no entity change shows: a refusal by rule, a print, an export, a reveal.</summary>
    void Audit(string action, string entityType, long entityId, object? details = null);

    /// <summary>Asks the dispatchers to look at this organization's queue at a time.</summary>
    void WorkDue(string queue, DateTime dueUtc);
}

/// <summary>Something that happened, told to other features after the commit. Ids and primitives only.</summary>
/// <param name="AggregateId">Events of one aggregate are delivered in order.</param>
public abstract record DomainEvent(long AggregateId)
{
    /// <summary>UPPER_SNAKE, never renamed once released.</summary>
    public abstract string Type { get; }
}

/// <summary>What every unit of work knows about its organization.</summary>
public sealed record OrganizationIdentity(long Id, string Slug, string Name, string TimeZoneId, bool IsDemo);
