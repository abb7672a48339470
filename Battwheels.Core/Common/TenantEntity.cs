namespace Battwheels.Core.Common;

/// <summary>
/// A row that belongs to exactly one organization. Its key is (OrganizationId, Id); both are stamped when it is added
/// to a unit of work and never change.
/// </summary>
public abstract class TenantEntity
{
    /// <summary>Stamped by the unit of work.</summary>
    public long OrganizationId { get; private set; }

    /// <summary>
    /// Made by the application, time-ordered; 0 until the row is added to a unit of work, unless its class lets it be
    /// given (<see cref="IUnitOfWork.NewId"/>).
    /// </summary>
    public long Id { get; protected init; }
}

/// <summary>A row two people may edit at once: a save based on an older version is refused.</summary>
public interface IVersioned
{
    /// <summary>Raised by one with each save.</summary>
    int Version { get; }
}

/// <summary>A row that is never changed or deleted once written: save checks and a database trigger refuse both.</summary>
public interface IAppendOnly;

/// <summary>A draft that becomes immutable at one moment (sent, submitted): from then on it is append-only.</summary>
public interface IFreezable
{
    DateTime? FrozenAtUtc { get; }
}

/// <summary>A row of one customer: a portal visitor is narrowed to their own.</summary>
public interface ICustomerOwned
{
    long ContactId { get; }
}

/// <summary>
/// A row that goes on naming its contact when that contact is merged into another: a link that was handed out, a key, the
/// record of the merge itself. Append-only rows stay anyway; every other row that refers to the contact moves.
/// </summary>
public interface IStaysOnMerge;

/// <summary>The customer itself: a portal visitor sees the one row that is theirs.</summary>
public interface ICustomer;

/// <summary>Installation-wide reference data, read-only to organizations.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class SharedReferenceAttribute : Attribute;

/// <summary>A row of the platform itself, outside any organization.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class PlatformEntityAttribute : Attribute;

/// <summary>Written without an audit row of its own, because <paramref name="reason"/>.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class NotAuditedAttribute(string reason) : Attribute
{
    public string Reason { get; } = reason;
}

/// <summary>The value is replaced by a mark in the audit log: secrets, tokens, hashes.</summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class SecretAttribute : Attribute;

/// <summary>
/// Says something about a living person: the audit log holds it encrypted under that person's key
/// (<see cref="Platform.Audit.PersonKey"/>), so that erasing the key anonymizes history.
/// </summary>
[AttributeUsage(AttributeTargets.Property)]
public sealed class PersonalAttribute : Attribute
{
    /// <summary>About whom the record itself is.</summary>
    public PersonalAttribute() { }

    /// <summary>About the record of type <paramref name="subject"/> whose id stands in <paramref name="idProperty"/>.</summary>
    public PersonalAttribute(Type subject, string idProperty) => (Subject, IdProperty) = (subject, idProperty);

    /// <summary>Null: the record itself.</summary>
    public Type? Subject { get; }

    /// <summary>Null: the record's own id.</summary>
    public string? IdProperty { get; }
}
