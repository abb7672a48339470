namespace Battwheels.Web.Crm;

/// <summary>One field that two people changed at once.</summary>
public sealed record Difference(string Label, string Theirs, string Mine)
{
    public static IReadOnlyList<Difference> Between(params (string Label, string? Theirs, string? Mine)[] fields) =>
        [
            .. fields
                .Where(f => (f.Theirs ?? "") != (f.Mine ?? ""))
                .Select(f => new Difference(f.Label, Words(f.Theirs), Words(f.Mine))),
        ];

    private static string Words(string? value) => string.IsNullOrEmpty(value) ? "–" : value;
}
