using System.Data.Common;
using Battwheels.Core.Access;
using Battwheels.Core.Platform.Search;
using Battwheels.Tests.Common;
using Battwheels.Tests.Service;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Platform.Search;

/// <summary>One search over all records: finds them however they are typed, for those who may open them.</summary>
[Trait("Category", "Data")]
public sealed class SearchServiceTests
{
    /// <summary>A plate asks most: vehicles, and every document of them. Independent of how many rows there are.</summary>
    private const int Budget = 30;

    /// <summary>
    /// Every shipped role finds every kind its permissions open and no other; whoever may everything in the other
    /// organization finds none of it.
    /// </summary>
    [Theory]
    [MemberData(nameof(Engines.AtHand), MemberType = typeof(Engines))]
    public async Task FindAsync_EveryRole_FindsWhatItMayOpenAndNothingElse(TestEngine engine)
    {
        await using var db = await TestDb.CreateAsync(engine);
        await SearchKit.FillAsync(db);
        var sources = db.Services.GetServices<ISearchSource>().ToArray();
        Assert.Equal(Enum.GetValues<SearchKind>(), sources.Select(s => s.Kind).Order());

        foreach (var role in RoleTable.Roles.Where(r => r.Realm == "organization"))
        {
            var found = await db.KindsAsync(await db.MemberAsync(db.OrgA, role.Name, role.Code));
            var open = sources.Where(s => role.Permissions.Contains(s.Permission)).Select(s => s.Kind);
            Assert.True(open.Order().SequenceEqual(found.Order()), $"{role.Code}: {string.Join(", ", found.Order())}");
        }

        var neighbour = await db.MemberAsync(db.OrgB, "Beta's owner", "owner");
        Assert.Equal([SearchKind.Account], await db.KindsAsync(neighbour)); // of their own chart
    }

    [Fact]
    public async Task FindAsync_Technician_FindsNeitherMoneyNorThePeopleBehindThePlate()
    {
        await using var db = await TestDb.CreateAsync();
        await SearchKit.FillAsync(db);
        var technician = await db.MemberAsync(db.OrgA, "Imran", "technician");

        var groups = await db.SearchAsync(technician, SearchKit.Plate);

        Assert.Equal([SearchKind.Vehicle, SearchKind.Ticket], groups.Select(g => g.Kind));
        Assert.Equal("Pavan Z2 Max", groups[0].Hits[0].Note); // no owner's name
        Assert.Empty(await db.SearchAsync(technician, "Aarav"));
        Assert.Empty(await db.SearchAsync(technician, "00001", SearchKind.Invoice));
    }

    [Theory]
    [InlineData("mh12 zk0427", SearchKind.Vehicle, "MH 12 ZK 0427")]
    [InlineData("  MH-12-ZK-04", SearchKind.Vehicle, "MH 12 ZK 0427")]
    [InlineData("0427", SearchKind.Vehicle, "MH 12 ZK 0427")]
    [InlineData("90000 41827", SearchKind.Contact, "Aarav Kulkarni")]
    [InlineData("kulk aarav", SearchKind.Contact, "Aarav Kulkarni")]
    [InlineData("inv 2627 00001", SearchKind.Invoice, "INV-2627-00001")]
    [InlineData("rcp-1", SearchKind.Payment, "RCP-2627-00001")]
    [InlineData("utr-77001", SearchKind.Payment, "RCP-2627-00001")]
    [InlineData("est 262700001", SearchKind.Estimate, "EST-2627-00001")]
    [InlineData("grn 1", SearchKind.Receipt, "GRN-2627-00001")]
    [InlineData("as/9917", SearchKind.Receipt, "GRN-2627-00001")]
    [InlineData("je 1", SearchKind.Journal, "JE-2627-00001")]
    [InlineData("bp00001", SearchKind.Item, "BP-00001")]
    [InlineData("pad brake", SearchKind.Item, "BP-00001")]
    [InlineData("00001 lf", SearchKind.Battery, "00001-LFP")]
    [InlineData("clm 2627 00001", SearchKind.Claim, "CLM-2627-00001")]
    [InlineData("amc 2627 00001", SearchKind.Contract, "AMC-2627-00001")]
    [InlineData("ZUBIN", SearchKind.Member, "Zubin Irani")]
    public async Task FindAsync_HoweverItIsTyped_FindsIt(string typed, SearchKind kind, string name)
    {
        await using var db = await TestDb.CreateAsync();
        await SearchKit.FillAsync(db);
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");

        var group = Assert.Single(await db.SearchAsync(owner, typed), g => g.Kind == kind);

        Assert.Equal(name, group.Hits[0].Name);
    }

    [Fact]
    public async Task FindAsync_WholeNumber_PutsItsKindFirst()
    {
        await using var db = await TestDb.CreateAsync();
        await SearchKit.FillAsync(db);
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");

        Assert.Equal(SearchKind.Invoice, (await db.SearchAsync(owner, "inv-2627-00001"))[0].Kind);
        Assert.Equal(SearchKind.Item, (await db.SearchAsync(owner, "bp 00001"))[0].Kind);
        Assert.Equal(SearchKind.Contact, (await db.SearchAsync(owner, "kulk aarav"))[0].Kind); // before their vehicle
        var scoped = Assert.Single(await db.SearchAsync(owner, "00001", SearchKind.Payment));
        Assert.Equal(SearchKind.Payment, scoped.Kind);
    }

    [Fact]
    public async Task FindAsync_UnderThreeCharacters_AsksNothingOfTheRows()
    {
        CommandCounter counter = new();
        await using var db = await TestDb.CreateAsync(configure: s => s.AddSingleton<IInterceptor>(counter));
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        await db.SearchAsync(owner, "x"); // membership and roles are read and remembered
        counter.Reset();

        Assert.Empty(await db.SearchAsync(owner, "mh"));

        Assert.DoesNotContain(counter.Texts, t => t.Contains("\"Vehicle\"", StringComparison.Ordinal));
    }

    [Fact]
    public async Task FindAsync_ManyMatches_ShowsEightOfAKindForAFewCommands()
    {
        CommandCounter counter = new();
        await using var db = await TestDb.CreateAsync(configure: s => s.AddSingleton<IInterceptor>(counter));
        await SearchKit.FillAsync(db);
        for (var i = 0; i < 12; i++)
            await Visits.RegisterAsync(db);
        var owner = await db.MemberAsync(db.OrgA, "Meera", "owner");
        await db.SearchAsync(owner, "mh12qk");

        foreach (var text in (string[])["mh12qk", "aarav", "00001"])
        {
            counter.Reset();
            var groups = await db.SearchAsync(owner, text);
            Assert.All(groups, g => Assert.InRange(g.Hits.Count, 1, SearchAsk.Most));
            Assert.InRange(counter.Texts.Count, 1, Budget);
        }

        Assert.Equal(SearchAsk.Most, (await db.SearchAsync(owner, "mh12qk"))[0].Hits.Count);
    }

    private sealed class CommandCounter : DbCommandInterceptor
    {
        public List<string> Texts { get; } = [];

        public void Reset() => Texts.Clear();

        public override ValueTask<InterceptionResult<DbDataReader>> ReaderExecutingAsync(
            DbCommand command,
            CommandEventData eventData,
            InterceptionResult<DbDataReader> result,
            CancellationToken cancellationToken = default
        )
        {
            Texts.Add(command.CommandText);
            return ValueTask.FromResult(result);
        }
    }
}
