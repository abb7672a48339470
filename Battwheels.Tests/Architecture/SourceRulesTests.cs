using System.Text.RegularExpressions;

namespace Battwheels.Tests.Architecture;

/// <summary>T7: shapes of code that would walk around the gate, the clock or the order of features.</summary>
[Trait("Category", "Architecture")]
public sealed partial class SourceRulesTests
{
    /// <summary>From left to right; a feature uses only what stands left of it.</summary>
    private static readonly string[] Order =
    [
        "Common",
        "Access",
        "Platform",
        "Crm",
        "Accounting",
        "Gst",
        "Inventory",
        "Billing",
        "Service",
        "Payroll",
        "Efi",
        "Reports",
    ];

    public static TheoryData<string, string, string> Banned =>
        new()
        {
            { "filters ignored without names", @"IgnoreQueryFilters\(\s*\)", "" },
            { "tenant filter ignored", @"IgnoreQueryFilters\(", "Battwheels.Data/Access/PlatformDirectory.cs" },
            { "a context factory of its own", @"IDbContextFactory|AddDbContext", "" },
            { "request data in a component or service", @"IHttpContextAccessor", "" },
            { "the machine's clock", @"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b", "" },
            {
                "raw SQL",
                @"\b(ExecuteSql|ExecuteSqlRaw|ExecuteSqlInterpolated|FromSql|FromSqlRaw|FromSqlInterpolated|SqlQuery|SqlQueryRaw)(Async)?\b|CreateCommand\(",
                "Battwheels.Data/"
            },
            { "set-based writes", @"\bExecute(Update|Delete)(Async)?\(", "Battwheels.Data/" },
            { "the model's own context", @"\bDbContext\b|BattwheelsDb\b", "Battwheels.Data/" },
            { "lazy loading", @"UseLazyLoadingProxies|ILazyLoader", "" },
            { "text taken for markup", @"new MarkupString\(|\(MarkupString\)", "Battwheels.Web/Shell/Parts/" },
            { "swallowed errors", @"catch\s*(\([^)]*\))?\s*\{\s*\}", "" },
        };

    [Theory]
    [MemberData(nameof(Banned))]
    public void Sources_BannedShapes_AreAbsent(string what, string pattern, string allowedUnder)
    {
        Regex shape = new(pattern);
        var found =
            from file in SourceTree.Files
            where allowedUnder.Length == 0 || !file.Path.StartsWith(allowedUnder, StringComparison.Ordinal)
            from line in file.Lines.Select((text, index) => (Text: text, Number: index + 1))
            where shape.IsMatch(line.Text) && !IsComment(line.Text)
            select $"{file.Path}:{line.Number}: {what}: {line.Text.Trim()}";

        Faults.None(found);
    }

    [Fact]
    public void Core_Features_UseOnlyThoseToTheirLeft()
    {
        var wrong =
            from file in SourceTree.Files
            where file.Project == "Battwheels.Core" && file.Feature.Length > 0
            from line in file.Lines.Where(l => !IsComment(l))
            from Match used in Feature().Matches(line)
            let other = used.Groups[1].Value
            where Array.IndexOf(Order, other) > Array.IndexOf(Order, file.Feature)
            select $"{file.Path}: {line.Trim()}";

        Faults.None(wrong);
    }

    [Fact]
    public void Projects_FeatureFolders_AreOfTheKnownOnes()
    {
        string[] extra = ["Bulk", "Migrations", "Shell", "Portal", "Properties", "wwwroot"];
        var unknown = SourceTree
            .Files.Where(f => f.Feature.Length > 0)
            .Select(f => $"{f.Project}/{f.Feature}")
            .Distinct()
            .Where(f => !Order.Contains(f.Split('/')[1]) && !extra.Contains(f.Split('/')[1]));

        Faults.None(unknown);
    }

    /// <summary>A box that cannot be read holds back the form: so numbers, days and hours are typed into no other box.</summary>
    [Fact]
    public void Pages_NumbersAndDays_AreTypedIntoBoxesThatTellTheirForm()
    {
        Regex reading = new(
            @"(NumberText|DateText)\.TryRead\(|\b(decimal|double|TimeOnly|DateOnly|DateTime)\.(Try)?Parse(Exact)?\(|inputmode=""decimal""|type=""(number|date|time|datetime-local)"""
        );
        var wrong = SourceTree
            .Files.Where(f => f.Path.EndsWith(".razor", StringComparison.Ordinal))
            .Where(f => f.Lines.Any(l => reading.IsMatch(l) && !IsComment(l)))
            .Where(f => !f.Lines.Any(l => l.Contains("Scope.Tell(this, ", StringComparison.Ordinal)))
            .Select(f => f.Path);

        Faults.None(wrong);
    }

    /// <summary>What is sent from a page runs through the parts that ask their boxes; forms of static pages hold text only.</summary>
    [Fact]
    public void Pages_CommandIds_AreMadeByThePartsThatAskTheirBoxes()
    {
        string[] own =
        [
            "Battwheels.Web/Service/Damage/DamageCard.razor", // one for each press on the drawing
            "Battwheels.Web/Service/Estimates/EstimateLines.razor", // saves step by step
            "Battwheels.Web/Service/Inspections/InspectionSheet.razor", // one for each answer
            "Battwheels.Web/Shell/Lists/BulkForm.razor", // one for each row, after its form has asked its boxes
        ];
        var wrong = SourceTree
            .Files.Where(f => f.Path.EndsWith(".razor", StringComparison.Ordinal) && !own.Contains(f.Path))
            .Where(f => f.Lines.Any(l => l.Contains("CommandId.New()", StringComparison.Ordinal)))
            .Where(f => !f.Lines.Any(l => l.Contains("[ExcludeFromInteractiveRouting]", StringComparison.Ordinal)))
            .Select(f => f.Path);

        Faults.None(wrong);
    }

    [Fact]
    public void Core_References_NoHostNoProviderNoClient()
    {
        string[] allowed =
        [
            "System.",
            "netstandard",
            "Microsoft.CSharp",
            "Microsoft.EntityFrameworkCore",
            "Microsoft.EntityFrameworkCore.Abstractions",
            "Microsoft.Extensions.Identity.Core",
            "Microsoft.Extensions.Identity.Stores",
            "Microsoft.Extensions.DependencyInjection.Abstractions",
            "Microsoft.Extensions.Logging.Abstractions",
            "Microsoft.Extensions.Options",
            "zxcvbn-core", // pure: text in, estimate out
        ];
        var references = typeof(Battwheels.Core.Common.Error).Assembly.GetReferencedAssemblies().Select(a => a.Name!);

        Faults.None(
            references.Where(r =>
                !allowed.Any(a => r == a || (a.EndsWith('.') && r.StartsWith(a, StringComparison.Ordinal)))
            )
        );
    }

    [Fact]
    public void Sources_Length_StaysReadable() =>
        Faults.None(SourceTree.Files.Where(f => f.Lines.Length > 400).Select(f => $"{f.Path}: {f.Lines.Length} lines"));

    private static bool IsComment(string line) => line.TrimStart() is ['/', '/', ..] or ['*', ..] or ['@', '*', ..];

    [GeneratedRegex(@"Battwheels\.Core\.(\w+)")]
    private static partial Regex Feature();
}
