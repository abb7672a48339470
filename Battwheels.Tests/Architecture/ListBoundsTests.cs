using System.Collections;
using System.Reflection;
using Battwheels.Core.Common;

namespace Battwheels.Tests.Architecture;

/// <summary>No method hands out a collection that grows with the business: lists are paged, or bounded and say so.</summary>
[Trait("Category", "Architecture")]
public sealed class ListBoundsTests
{
    [Fact]
    public void Services_CollectionsReturned_ArePagedOrBounded() =>
        Faults.None(
            ServiceMethods
                .All.Where(m => IsCollection(Payload(m.Method.ReturnType)))
                .Where(m => m.Method.GetCustomAttribute<BoundedAttribute>() is null)
                .Select(m => m.ToString())
        );

    /// <summary>Whole files, as long as the file that came in may be. Reviewed.</summary>
    private static readonly string[] LongOnes = ["ImportReportService.LeftOverAsync"];

    [Fact]
    public void Bounds_OfCollections_AreModest() =>
        Faults.None(
            ServiceMethods
                .All.Where(m => m.Method.GetCustomAttribute<BoundedAttribute>() is { Maximum: < 1 or > 2_000 })
                .Select(m => m.ToString())
                .Except(LongOnes)
        );

    private static Type Payload(Type type)
    {
        while (
            type.IsGenericType
            && type.GetGenericTypeDefinition() is var open
            && (open == typeof(Task<>) || open == typeof(Result<>))
        )
            type = type.GetGenericArguments()[0];
        return type;
    }

    private static bool IsCollection(Type type) => type != typeof(string) && type.IsAssignableTo(typeof(IEnumerable));
}
