using System.Reflection;
using Battwheels.Core.Platform.Undo;
using Battwheels.Tests.Common;
using Battwheels.Web.Platform.Undo;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Undo;

/// <summary>Every act that can be kept has one way back and words.</summary>
[Trait("Category", "Data")]
public sealed class UndoKindTests
{
    [Fact]
    public async Task Kinds_AllThatAreNamed_HaveOneWayBackAndWords()
    {
        await using var db = await TestDb.CreateAsync();
        var ways = db.As(null).GetServices<IReversible>().ToList();

        var known = ways.SelectMany(w => w.Kinds).ToList();

        var named = ways.SelectMany(w => w.GetType().GetFields(BindingFlags.Public | BindingFlags.Static))
            .Where(f => f.IsLiteral && f.FieldType == typeof(string))
            .Select(f => (string)f.GetRawConstantValue()!)
            .ToList();
        Assert.Equal(named.Order(StringComparer.Ordinal), known.Order(StringComparer.Ordinal));
        Assert.Equal(known.Count, known.Distinct().Count());
        Assert.All(known, kind => Assert.NotEmpty(UndoWords.Of(kind)));
        Assert.All(known, kind => Assert.InRange(kind.Length, 1, ReversibleAct.LongestKind));
    }
}
