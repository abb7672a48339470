namespace Battwheels.Core.Common;

/// <summary>One page of a list; the cursor of the next is the last row's sort key and id.</summary>
/// <param name="Next">Null on the last page.</param>
public sealed record Page<T>(IReadOnlyList<T> Rows, string? Next);

/// <summary>The service method returns a whole collection, never longer than this many rows.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BoundedAttribute(int maximum) : Attribute
{
    public int Maximum { get; } = maximum;
}
