using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Web.Shell.Parts;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Tests.Shell;

/// <summary>A save over a newer version shows both values of each field and saves the chosen ones, never one silently.</summary>
public sealed class ConflictTests : ShellTestBase
{
    private static readonly LastChange ByRohit = new(
        "Rohit Deshmukh",
        new DateTime(2026, 11, 5, 6, 10, 0, DateTimeKind.Utc)
    ); // 11:40 am
    private readonly Sample _mine = new()
    {
        Name = "Asha",
        City = "Pune",
        Limit = 500m,
        Note = "old",
    };
    private readonly List<(string? Name, string? City, decimal? Limit, string? Note)> _saved = [];
    private Sample _theirs = new();
    private bool _stale = true;

    [Fact]
    public void Save_OverNewerVersion_ShowsWhatDiffersWhoAndWhenAndSavesNothing()
    {
        var form = Form(
            new Sample
            {
                Name = "Asha",
                City = "Nashik",
                Limit = 750m,
                Note = "theirs",
            }
        );
        form.Find("#f-City").Change("Mumbai"); // both changed it
        form.Find("#f-Name").Change("Asha Rao"); // only this one

        form.Find("form").Submit();

        Assert.Empty(_saved);
        Assert.Equal("This contact was changed while you typed", form.Find("#conflict h2").TextContent);
        Assert.Contains("Rohit Deshmukh, ", form.Find("#conflict .meta").TextContent, StringComparison.Ordinal);
        Assert.Contains("11:40 am", form.Find("#conflict .meta").TextContent, StringComparison.Ordinal);
        Assert.Equal(
            ["Name: [Asha Rao] / Asha", "City: [Mumbai] / Nashik", "Limit: 500 / [750]", "Note: old / [theirs]"],
            Rows(form)
        );
    }

    [Fact]
    public void SaveTheChosen_MinePerFieldOrTheirs_SavesExactlyThose()
    {
        var form = Form(
            new Sample
            {
                Name = "Asha",
                City = "Nashik",
                Limit = 750m,
                Note = "theirs",
            }
        );
        form.Find("#f-City").Change("Mumbai");
        form.Find("#f-Name").Change("Asha Rao");
        form.Find("form").Submit();

        form.FindAll("#conflict tbody tr")[1].QuerySelectorAll("input")[1].Change(true); // their city
        form.FindAll("#conflict tbody tr")[3].QuerySelectorAll("input")[0].Change(true); // my note, which no field shows
        _stale = false;
        form.Find("form").Submit();

        Assert.Equal([("Asha Rao", "Nashik", 750m, "old")], _saved);
        Assert.Empty(form.FindAll("#conflict"));
        Assert.Equal("Nashik", form.Find("#f-City").GetAttribute("value"));
    }

    [Fact]
    public void TakeAll_OrKeepAll_ChoosesEachField()
    {
        var form = Form(
            new Sample
            {
                Name = "Aasha",
                City = "Nashik",
                Limit = 500m,
                Note = "old",
            }
        );
        form.Find("#f-City").Change("Mumbai");
        form.Find("form").Submit();

        Button(form, "Take all of Rohit’s").Click();
        Assert.Equal(["Name: Asha / [Aasha]", "City: Mumbai / [Nashik]"], Rows(form));
        Button(form, "Keep all mine").Click();
        Assert.Equal(["Name: [Asha] / Aasha", "City: [Mumbai] / Nashik"], Rows(form));
    }

    /// <summary>A third person saves while the first conflict is being settled: asked again, with what changed since.</summary>
    [Fact]
    public void Save_OverNewerVersionTwice_AsksAgain()
    {
        var form = Form(
            new Sample
            {
                Name = "Asha",
                City = "Nashik",
                Limit = 500m,
                Note = "old",
            }
        );
        form.Find("#f-City").Change("Mumbai");
        form.Find("form").Submit();
        _theirs = new Sample
        {
            Name = "Asha K",
            City = "Nashik",
            Limit = 500m,
            Note = "old",
        };

        form.Find("form").Submit();

        Assert.Empty(_saved);
        Assert.Equal(["Name: Asha / [Asha K]", "City: [Mumbai] / Nashik"], Rows(form));
    }

    private IRenderedComponent<CommandForm> Form(Sample theirs)
    {
        _theirs = theirs;
        return Render<CommandForm>(p =>
            p.Add(f => f.Submit, "Save contact")
                .Add(f => f.Run, SaveAsync)
                .Add(f => f.Latest, () => Task.FromResult<Latest?>(new Latest(_mine, _theirs, ByRohit)))
                .AddChildContent<Fields>(c => c.Add(f => f.Of, _mine))
        );
    }

    private void SaveAsync(CommandRun run)
    {
        if (_stale)
            run.Error = CommonErrors.ConcurrencyConflict;
        else
            _saved.Add((_mine.Name, _mine.City, _mine.Limit, _mine.Note));
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<CommandForm> form, string text) =>
        form.FindAll("button").Single(b => b.TextContent.Trim() == text);

    /// <summary>The chosen value stands in brackets.</summary>
    private static IEnumerable<string> Rows(IRenderedComponent<CommandForm> form) =>
        form.FindAll("#conflict tbody tr")
            .Select(row =>
            {
                var choices = row.QuerySelectorAll("label")
                    .Select(l => l.ClassList.Contains("on") ? $"[{l.TextContent.Trim()}]" : l.TextContent.Trim());
                return $"{row.QuerySelector("th")!.TextContent}: {string.Join(" / ", choices)}";
            });

    private sealed class Sample
    {
        public string? Name { get; set; }

        public string? City { get; set; }

        public decimal? Limit { get; set; }

        public string? Note { get; set; }
    }

    private sealed class Fields : ComponentBase
    {
        [Parameter]
        public Sample Of { get; set; } = null!;

        protected override void BuildRenderTree(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
        {
            builder.OpenRegion(0);
            Text(builder, "Name", Of.Name, v => Of.Name = v);
            builder.CloseRegion();
            builder.OpenRegion(10);
            Text(builder, "City", Of.City, v => Of.City = v);
            builder.CloseRegion();
            builder.OpenComponent<NumberInput>(20);
            builder.AddAttribute(21, "Name", "Limit");
            builder.AddAttribute(22, "Label", "Limit");
            builder.AddAttribute(23, "Value", Of.Limit);
            builder.AddAttribute(24, "ValueChanged", EventCallback.Factory.Create<decimal?>(this, v => Of.Limit = v));
            builder.CloseComponent();
        }

        private void Text(
            Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder,
            string name,
            string? value,
            Action<string?> put
        )
        {
            builder.OpenComponent<TextInput>(0);
            builder.AddAttribute(1, "Name", name);
            builder.AddAttribute(2, "Label", name);
            builder.AddAttribute(3, "Value", value);
            builder.AddAttribute(4, "ValueChanged", EventCallback.Factory.Create(this, put));
            builder.CloseComponent();
        }
    }
}
