using System.Text.RegularExpressions;

namespace Battwheels.Tests.Architecture;

/// <summary>
/// T9: what a page asks at its door, one of the methods it calls asks at the gate. A door that is neither lets somebody in
/// only to be refused, or hides what the gate would give.
/// </summary>
[Trait("Category", "Architecture")]
public sealed partial class PagePolicyTests
{
    /// <summary>Doors that ask for what no method of the page does. Reviewed, with why.</summary>
    private static readonly Dictionary<string, string> Different = new()
    {
        ["EditAmcPage"] = "its part AmcForm saves, with amc:update",
        ["EditContactPage"] = "its part ContactForm saves, with contacts:update",
        ["EditItemPage"] = "its part ItemForm saves, with inventory:update",
        ["EditPackPage"] = "its part PackForm saves, with vehicles:update",
        ["EditRecallPage"] = "its part RecallForm saves, with warranty:create",
        ["EditVehiclePage"] = "its part VehicleForm saves, with vehicles:update",
        ["EditWarehousePage"] = "its part WarehouseForm saves, with inventory:update",
        ["MergePage"] = "who may merge looks at merges; its methods also lead readers from an old address on",
        ["MergesPage"] = "who may merge looks at merges; its methods also lead readers from an old address on",
        ["NewWarehousePage"] = "its part WarehouseForm saves, with inventory:create",
    };

    [Fact]
    public async Task Pages_Policies_AreWhatTheirMethodsAsk()
    {
        var record = await PermissionRecord.MakeAsync();
        var asked = record.Methods.ToLookup(
            m => $"{m.Method.Service.Name}.{m.Method.Method.Name}",
            m => string.Join(" + ", m.Permissions)
        );
        var pages = PageAccessTests
            .Routes.Select(r => r.Page)
            .Distinct()
            .Where(p => Calls(p).Any(asked.Contains))
            .ToArray();

        Assert.InRange(pages.Length, 40, int.MaxValue); // else the patterns find them no more
        Faults.None(
            from page in pages
            let policy = PageAccessTests.Policy(page)
            let gates = Calls(page).SelectMany(c => asked[c]).Distinct().ToArray()
            where policy is not null && !gates.Contains(policy) && !Different.ContainsKey(page.Name)
            select $"{page.Name}: the door asks {policy}, its methods {string.Join(", ", gates)}"
        );
    }

    /// <summary>Methods of injected services a page calls, as <c>ItemService.GetAsync</c>.</summary>
    private static IEnumerable<string> Calls(Type page)
    {
        var source = SourceTree.Files.SingleOrDefault(f =>
            f.Path.EndsWith($"/{page.Name}.razor", StringComparison.Ordinal)
        );
        var text = string.Join('\n', source?.Lines ?? []);
        var services = Injected().Matches(text).ToDictionary(m => m.Groups["name"].Value, m => m.Groups["type"].Value);
        return Called()
            .Matches(text)
            .Where(m => services.ContainsKey(m.Groups["name"].Value))
            .Select(m => $"{services[m.Groups["name"].Value]}.{m.Groups["method"].Value}");
    }

    [GeneratedRegex(@"@inject (?<type>\w+) (?<name>\w+)")]
    private static partial Regex Injected();

    [GeneratedRegex(@"\b(?<name>\w+)\.(?<method>\w+Async)\b")]
    private static partial Regex Called();
}
