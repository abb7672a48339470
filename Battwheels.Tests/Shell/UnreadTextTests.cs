using Battwheels.Core.Common;
using Battwheels.Web.Service.Tickets;
using Battwheels.Web.Shell.Parts;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Battwheels.Tests.Shell;

/// <summary>What stands in a box and was not understood is never sent as what stood there before.</summary>
[Trait("Category", "Component")]
public sealed class UnreadTextTests : ShellTestBase
{
    private readonly List<string> _sent = [];
    private decimal? _amount = 500m;
    private DateOnly? _day = new(2026, 11, 27);
    private DateTime? _promise;

    [Theory]
    [InlineData("Amount", "7o9", "Amount: \"7o9\" is not a number. Enter digits, such as 1250.50.")]
    [InlineData(
        "Day",
        "32/13/2026",
        "Day: \"32/13/2026\" is not a day. Enter it as dd/mm/yyyy, such as 31/03/2026, or today, +7."
    )]
    [InlineData("Day", "01/01/0001", "Day: \"01/01/0001\" is too far away. Enter a day from 01/01/2000 to 31/12/2099.")]
    [InlineData(
        "PromisedAtUtc",
        "31/02/2026",
        "Promised for: \"31/02/2026\" is not a day. Enter it as dd/mm/yyyy, such as 31/03/2026, or today, +7."
    )]
    public async Task Form_TextNotUnderstood_SendsNothingNamesTheFieldAndGoesThere(
        string field,
        string typed,
        string said
    )
    {
        var form = Form();

        await form.Find($"#f-{field}").ChangeAsync(typed);
        await form.Find("form").SubmitAsync();

        Assert.Empty(_sent);
        Assert.Equal(said, form.Find(".note.problem a").TextContent);
        Assert.Equal(typed, form.Find($"#f-{field}").GetAttribute("value"));
        Assert.Equal($"f-{field}", JSInterop.Invocations["bwForms.refused"][^1].Arguments[1]);
    }

    [Fact]
    public async Task Form_Corrected_IsSentWithWhatStandsThere()
    {
        var form = Form();

        await form.Find("#f-Amount").ChangeAsync("7o9");
        await form.Find("form").SubmitAsync();
        await form.Find("#f-Amount").ChangeAsync("709");
        await form.Find("form").SubmitAsync();

        Assert.Equal(["709 27/11/2026"], _sent);
        Assert.Empty(form.FindAll(".note.problem"));
    }

    [Fact]
    public async Task Form_UnreadBox_HoldsNoValueAndTheButtonNoSum()
    {
        var form = Form();

        await form.Find("#f-Amount").ChangeAsync("7o9");

        Assert.Null(_amount);
        Assert.Equal("Record payment", form.Find("button[type=submit]").TextContent.Trim());
        Assert.Single(form.FindAll(".err"));
    }

    [Fact]
    public async Task Form_BoxWentAway_IsSent()
    {
        var form = Form();

        await form.Find("#f-Amount").ChangeAsync("7o9");
        form.Render(p => p.Add(f => f.ChildContent, _ => { }));
        await form.Find("form").SubmitAsync();

        Assert.Single(_sent);
    }

    [Fact]
    public async Task Promise_DayWithoutHour_IsNotSentAsNone()
    {
        var form = Form();

        await form.Find("#f-PromisedAtUtc").ChangeAsync("30/11/2026");
        await form.Find("#f-PromisedTime").ChangeAsync("");
        await form.Find("form").SubmitAsync();

        Assert.Empty(_sent);
        Assert.Contains("hour promised", form.Find(".note.problem").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_SameRefusalTwice_IsShownTwice()
    {
        var form = Render<CommandForm>(p =>
            p.Add(f => f.Submit, "Save intake")
                .Add(f => f.Run, (CommandRun run) => run.Error = new Error("INCOMPLETE", "Two items are open."))
                .Add(f => f.ChildContent, _ => { })
        );

        await form.Find("form").SubmitAsync();
        await form.Find("form").SubmitAsync();

        Assert.Equal(2, JSInterop.Invocations["bwForms.refused"].Count);
        Assert.Null(JSInterop.Invocations["bwForms.refused"][^1].Arguments[1]);
    }

    [Fact]
    public async Task Form_FieldChangedAfterRefusal_RefusalIsPast()
    {
        var form = Render<CommandForm>(p =>
            p.Add(f => f.Submit, "Save contact")
                .Add(f => f.Run, (CommandRun run) => run.Error = new Error("NAME_MISSING", "Enter the name.", "Name"))
                .AddChildContent<TextInput>(t => t.Add(f => f.Name, "Name").Add(f => f.Label, "Name"))
        );

        await form.Find("form").SubmitAsync();
        Assert.DoesNotContain("past", form.Find("form").ClassName, StringComparison.Ordinal);
        await form.Find("#f-Name").ChangeAsync("Asha");

        Assert.Contains("past", form.Find("form").ClassName, StringComparison.Ordinal);
        Assert.False(form.Find("#f-Name").HasAttribute("aria-invalid"));
    }

    [Fact]
    public async Task Form_SeveralFieldsRefused_EachIsToldAndMendedByItself()
    {
        var refusal = Error.Of(
            new Error("NAME_MISSING", "Enter the name.", "Name"),
            new Error("PIN_INVALID", "A PIN code has six digits.", "PinCode")
        );
        var form = Render<CommandForm>(p =>
            p.Add(f => f.Submit, "Save contact")
                .Add(f => f.Run, (CommandRun run) => run.Error = refusal)
                .AddChildContent<TextInput>(t => t.Add(f => f.Name, "Name").Add(f => f.Label, "Name"))
                .AddChildContent<TextInput>(t => t.Add(f => f.Name, "PinCode").Add(f => f.Label, "PIN code"))
        );

        await form.Find("form").SubmitAsync();
        Assert.Equal(["#f-Name", "#f-PinCode"], form.FindAll(".note.problem a").Select(a => a.GetAttribute("href")));
        Assert.Equal("A PIN code has six digits.", form.Find("#f-PinCode-error").TextContent);

        await form.Find("#f-PinCode").ChangeAsync("411001");
        Assert.False(form.Find("#f-PinCode").HasAttribute("aria-invalid"));
        Assert.True(form.Find("#f-Name").HasAttribute("aria-invalid"));
        Assert.Equal(["", "past"], form.FindAll(".note.problem p").Select(p => p.ClassName ?? ""));
        Assert.DoesNotContain("past", form.Find("form").ClassName, StringComparison.Ordinal);

        await form.Find("#f-Name").ChangeAsync("Asha");
        Assert.Contains("past", form.Find("form").ClassName, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PageButton_BoxOfThePageUnread_SaysSoAndDoesNothing()
    {
        var ran = 0;
        var box = Render<NumberBox>(p => p.Add(b => b.Id, "f-Rate").Add(b => b.Name, "Rate").Add(b => b.Label, "Rate"));
        var button = Render<CommandButton>(p => p.Add(b => b.Label, "Submit").Add(b => b.Run, (CommandRun _) => ran++));

        await box.Find("input").ChangeAsync("5oo0");
        await button.Find("button").ClickAsync();
        Assert.Equal(0, ran);
        Assert.Contains(
            "5oo0",
            Assert.Single(Services.GetRequiredService<ISnackbar>().ShownSnackbars).Message,
            StringComparison.Ordinal
        );

        await box.Find("input").ChangeAsync("500");
        await button.Find("button").ClickAsync();
        Assert.Equal(1, ran);
        Assert.Empty(Services.GetRequiredService<ISnackbar>().ShownSnackbars);
    }

    [Fact]
    public async Task NumberInput_MoreThanFits_IsRefusedAndNotThrown()
    {
        var box = Render<NumberInput>(p => p.Add(b => b.Name, "Km").Add(b => b.Label, "Km").Add(b => b.Decimals, 0));

        await box.Find("input").ChangeAsync("99999999999");

        Assert.Contains("too large", box.Find(".err").TextContent, StringComparison.Ordinal);
    }

    private IRenderedComponent<CommandForm> Form() =>
        Render<CommandForm>(p =>
            p.Add(f => f.Submit, "Record ₹500.00")
                .Add(f => f.Plain, "Record payment")
                .Add(f => f.Run, (CommandRun _) => _sent.Add($"{_amount:0} {_day:dd/MM/yyyy}"))
                .Add(f => f.ChildContent, Fields)
        );

    private void Fields(Microsoft.AspNetCore.Components.Rendering.RenderTreeBuilder builder)
    {
        builder.OpenComponent<NumberInput>(0);
        builder.AddAttribute(1, "Name", "Amount");
        builder.AddAttribute(2, "Label", "Amount ₹");
        builder.AddAttribute(3, "Value", _amount);
        builder.AddAttribute(4, "ValueChanged", EventCallback.Factory.Create<decimal?>(this, v => _amount = v));
        builder.CloseComponent();
        builder.OpenComponent<DateInput>(5);
        builder.AddAttribute(6, "Name", "Day");
        builder.AddAttribute(7, "Label", "Day");
        builder.AddAttribute(8, "Value", _day);
        builder.AddAttribute(9, "ValueChanged", EventCallback.Factory.Create<DateOnly?>(this, v => _day = v));
        builder.CloseComponent();
        builder.OpenComponent<PromiseInput>(10);
        builder.AddAttribute(11, "Value", _promise);
        builder.AddAttribute(12, "ValueChanged", EventCallback.Factory.Create<DateTime?>(this, v => _promise = v));
        builder.CloseComponent();
    }
}
