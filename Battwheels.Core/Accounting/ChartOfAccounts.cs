using System.Text.Json;
using Battwheels.Core.Access;
using Battwheels.Core.Common;

namespace Battwheels.Core.Accounting;

/// <summary>One account of the shipped chart.</summary>
/// <param name="Parent">Code of the heading above; null at the top.</param>
public sealed record ChartRow(
    string Code,
    string Name,
    AccountType Type,
    string? Parent,
    NormalSide Normal,
    bool IsGroup,
    string? Role,
    PartyKind? Party,
    bool Reconcile,
    CashflowTag? Cashflow,
    string? Schedule3,
    bool ManualPosting
);

/// <summary>The chart every organization starts with (chart-of-accounts.json).</summary>
public static class ChartOfAccounts
{
    private static readonly Lazy<IReadOnlyList<ChartRow>> Loaded = new(Load);

    /// <summary>Headings stand before what is below them.</summary>
    public static IReadOnlyList<ChartRow> Rows => Loaded.Value;

    private static List<ChartRow> Load()
    {
        using var stream =
            typeof(ChartOfAccounts).Assembly.GetManifestResourceStream(
                "Battwheels.Core.Accounting.chart-of-accounts.json"
            ) ?? throw new InvalidOperationException("chart-of-accounts.json is not embedded.");
        using var json = JsonDocument.Parse(stream);
        return [.. json.RootElement.GetProperty("accounts").EnumerateArray().Select(Row)];
    }

    private static ChartRow Row(JsonElement a) =>
        new(
            Text(a, "code")!,
            Text(a, "name")!,
            Enum.Parse<AccountType>(Text(a, "type")!),
            Text(a, "parent"),
            Text(a, "normal") == "C" ? NormalSide.Credit : NormalSide.Debit,
            Flag(a, "group", false),
            Text(a, "role"),
            Text(a, "party") is { } party ? Enum.Parse<PartyKind>(party) : null,
            Flag(a, "reconcile", false),
            Cashflow(Text(a, "cashflow")),
            Text(a, "schedule3"),
            Flag(a, "manualPosting", true)
        );

    private static CashflowTag? Cashflow(string? tag) =>
        tag switch
        {
            null => null,
            "CASH" => CashflowTag.Cash,
            "WC" => CashflowTag.WorkingCapital,
            "INV" => CashflowTag.Investing,
            "FIN" => CashflowTag.Financing,
            "NONCASH" => CashflowTag.NonCash,
            "EQUITY" => CashflowTag.Equity,
            _ => throw new InvalidOperationException($"Unknown cash flow tag {tag} in the chart of accounts."),
        };

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static bool Flag(JsonElement element, string name, bool otherwise) =>
        element.TryGetProperty(name, out var value) ? value.GetBoolean() : otherwise;
}

/// <summary>The shipped chart, as the organization's own.</summary>
public sealed class ChartSeed : IOrganizationSeed
{
    public int Order => 20;

    public Task SeedAsync(IUnitOfWork unit, CancellationToken ct)
    {
        Dictionary<string, long> ids = [];
        foreach (var row in ChartOfAccounts.Rows)
            ids[row.Code] = unit.Add(
                new Account
                {
                    Code = row.Code,
                    Name = row.Name,
                    Type = row.Type,
                    ParentId = row.Parent is null ? null : ids[row.Parent],
                    Normal = row.Normal,
                    Role = row.Role,
                    PartyKind = row.Party,
                    IsGroup = row.IsGroup,
                    ManualPosting = row.ManualPosting,
                    Reconcile = row.Reconcile,
                    Cashflow = row.Cashflow,
                    Schedule3 = row.Schedule3,
                }
            ).Id;
        return Task.CompletedTask;
    }
}
