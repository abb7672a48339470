using Battwheels.Core.Common;
using Battwheels.Web.Shell.Parts;
using Bunit;
using Microsoft.AspNetCore.Components;

namespace Battwheels.Tests.Shell;

[Trait("Category", "Component")]
public sealed class FieldTests : ShellTestBase
{
    private enum Fuel
    {
        Petrol,
        BatteryElectric,
    }

    [Theory]
    [InlineData("1,20,500", "120500")]
    [InlineData("₹1,20,500.50", "120500.5")]
    [InlineData("1.265", "1.27")]
    public async Task NumberInput_IndianText_IsUnderstood(string typed, string expected)
    {
        decimal? value = null;
        var field = Number(v => value = v);

        await field.Find("input").ChangeAsync(typed);

        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), value);
    }

    [Fact]
    public async Task NumberInput_Words_AreKeptAndNamed()
    {
        decimal? value = 5m;
        var field = Number(v => value = v);

        await field.Find("input").ChangeAsync("many");

        Assert.Null(value);
        Assert.Equal("many", field.Find("input").GetAttribute("value"));
        Assert.Equal("true", field.Find("input").GetAttribute("aria-invalid"));
        Assert.Contains("not a number", field.Find(".err").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SelectInput_Enum_OffersItsWords()
    {
        var value = Fuel.Petrol;
        var field = Render<SelectInput<Fuel>>(p =>
            p.Add(f => f.Name, "Fuel")
                .Add(f => f.Label, "Fuel")
                .Add(f => f.Value, value)
                .Add(f => f.ValueChanged, v => value = v)
        );
        Assert.Equal(["Petrol", "Battery electric"], field.FindAll("option").Select(o => o.TextContent));

        await field.Find("select").ChangeAsync("1");

        Assert.Equal(Fuel.BatteryElectric, value);
    }

    [Fact]
    public async Task CommandForm_RefusalOfAField_StandsAboveAndBelowIt()
    {
        var form = Render<CommandForm>(p =>
            p.Add(f => f.Submit, "Save contact")
                .Add(
                    f => f.Run,
                    (CommandRun run) =>
                        run.Error = new Error("GSTIN_LENGTH", "GSTIN has 14 characters; it needs 15.", "Gstin")
                )
                .AddChildContent<TextInput>(t => t.Add(f => f.Name, "Gstin").Add(f => f.Label, "GSTIN"))
        );

        await form.Find("form").SubmitAsync();

        Assert.Equal("f-Gstin", form.Find("[role=alert] a").GetAttribute("data-jump"));
        Assert.Equal("true", form.Find("#f-Gstin").GetAttribute("aria-invalid"));
        Assert.Equal("f-Gstin-error", form.Find("#f-Gstin").GetAttribute("aria-describedby"));
        Assert.Contains("it needs 15", form.Find("#f-Gstin-error").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<NumberInput> Number(Action<decimal?> changed) =>
        Render<NumberInput>(p =>
            p.Add(f => f.Name, "Price")
                .Add(f => f.Label, "Price ₹")
                .Add(f => f.ValueChanged, EventCallback.Factory.Create(this, changed))
        );
}
