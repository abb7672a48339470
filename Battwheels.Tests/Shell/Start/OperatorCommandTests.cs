using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Battwheels.Data.Common;
using Battwheels.Tests.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Shell.Start;

[Trait("Category", "Data")]
public sealed partial class OperatorCommandTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("bw-start-").FullName;

    [Theory]
    [InlineData("srve")]
    [InlineData("verify-ledgr")]
    [InlineData("serve", "--no-such-option")]
    [InlineData("serve", "please")]
    public async Task Run_UnknownWord_IsRefusedBeforeAnythingStarts(params string[] words)
    {
        var (exit, output) = await AppProcess.RunAsync(NewFile(), words);

        Assert.Equal(2, exit);
        Assert.Contains(words[^1], output, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(_folder));
    }

    [Fact]
    public async Task Serve_ProductionWithoutDatabase_AsksForMigrateAndMigrateHelps()
    {
        var file = NewFile();

        var (refused, why) = await AppProcess.RunAsync(file, "serve");
        var (migrated, _) = await AppProcess.RunAsync(file, "migrate");
        var (clean, report) = await AppProcess.RunAsync(file, "verify-ledger");

        Assert.Equal((3, 0, 0), (refused, migrated, clean));
        Assert.Contains("'migrate'", why, StringComparison.Ordinal);
        Assert.Contains("ledger: 0 organizations", report, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task VerifyAudit_RowChangedBehindTheApplication_ExitsWithOneAndNamesIt(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var options = db.Services.GetRequiredService<DatabaseOptions>();
        var (before, _) = await AppProcess.RunAsync(options, "verify-audit");

        await using (var owner = db.Services.GetRequiredService<DbFactory>().CreateAsOwner())
            foreach (var statement in Tampering(engine, db.OrgA))
                await owner.Database.ExecuteSqlRawAsync(statement);
        var (after, report) = await AppProcess.RunAsync(options, "verify-audit");
        var (other, _) = await AppProcess.RunAsync(options, "verify-audit", "--organization", "beta");

        Assert.Equal((0, 1, 0), (before, after, other));
        Assert.Contains(db.OrgA.ToString(CultureInfo.InvariantCulture), report, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task Serve_AfterMigrate_AnswersHealthInOneWordAndStopsWhenAsked(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        var options = db.Services.GetRequiredService<DatabaseOptions>();
        var (migrated, output) = await AppProcess.RunAsync(options, "migrate");
        Assert.True(migrated == 0, output);

        using var process = AppProcess.Start(options, "--urls", "http://127.0.0.1:0");
        using HttpClient client = new() { BaseAddress = await AddressAsync(process) };

        Assert.Equal("live", await client.GetStringAsync(new Uri("health/live", UriKind.Relative)));
        Assert.Equal("ready", await client.GetStringAsync(new Uri("health/ready", UriKind.Relative)));
        using var styles = await client.GetAsync(new Uri("_content/MudBlazor/MudBlazor.min.css", UriKind.Relative));
        Assert.Equal(HttpStatusCode.OK, styles.StatusCode);
        Assert.True((await styles.Content.ReadAsByteArrayAsync()).Length > 100_000);
        using HttpRequestMessage asked = new(HttpMethod.Get, new Uri("sign-in", UriKind.Relative));
        asked.Headers.AcceptEncoding.ParseAdd("br");
        using var page = await client.SendAsync(asked);
        Assert.Equal(["br"], page.Content.Headers.ContentEncoding);
        Assert.Equal(0, await StopAsync(process));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private DatabaseOptions NewFile() => new() { ConnectionString = $"Data Source={Path.Combine(_folder, "app.db")}" };

    private static string[] Tampering(TestEngine engine, long organization) =>
        engine switch
        {
            TestEngine.Sqlite =>
            [
                "DROP TRIGGER \"TR_AuditEntry_UPDATE\"",
                $"UPDATE \"AuditEntry\" SET \"ActorName\" = 'someone else' WHERE \"OrganizationId\" = {organization}",
            ],
            TestEngine.PostgreSql =>
            [
                "ALTER TABLE \"AuditEntry\" DISABLE TRIGGER ALL",
                $"UPDATE \"AuditEntry\" SET \"ActorName\" = 'someone else' WHERE \"OrganizationId\" = {organization}",
            ],
        };

    private static async Task<Uri> AddressAsync(Process process)
    {
        using CancellationTokenSource limit = new(TimeSpan.FromMinutes(1));
        while (await process.StandardOutput.ReadLineAsync(limit.Token) is { } line)
            if (Listening().Match(line) is { Success: true } match)
                return new Uri(match.Groups[1].Value);
        throw new InvalidOperationException(await process.StandardError.ReadToEndAsync());
    }

    private static async Task<int> StopAsync(Process process)
    {
        var rest = process.StandardOutput.ReadToEndAsync();
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
            await kill.WaitForExitAsync();
        await process.WaitForExitAsync().WaitAsync(TimeSpan.FromMinutes(1));
        await rest;
        return process.ExitCode;
    }

    [GeneratedRegex(@"Now listening on: (http://127\.0\.0\.1:\d+)")]
    private static partial Regex Listening();
}
