using Battwheels.Core.Common;
using Battwheels.Web.Shell.Parts;
using Bunit;
using Microsoft.Extensions.DependencyInjection;
using MudBlazor;

namespace Battwheels.Tests.Shell;

[Trait("Category", "Component")]
public sealed class CommandButtonTests : ShellTestBase
{
    private readonly List<CommandId> _ids = [];

    [Fact]
    public async Task Press_WhileRunning_DoesNotRunAgain()
    {
        TaskCompletionSource slow = new();
        var button = Button(async run =>
        {
            _ids.Add(run.Id);
            await slow.Task;
        });

        var first = button.Find("button").ClickAsync();
        Assert.True(button.Find("button").HasAttribute("disabled"));
        Assert.Equal("true", button.Find("button").GetAttribute("aria-busy"));
        await button.Find("button").ClickAsync();
        slow.SetResult();
        await first;

        Assert.Single(_ids);
        Assert.False(button.Find("button").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Press_AfterRefusal_KeepsTheCommandId()
    {
        var refuse = true;
        var button = Button(run =>
        {
            _ids.Add(run.Id);
            run.Error = refuse ? new Error("STOCK_SHORT", "Only 3 are there. Enter 3 or fewer.") : null;
            return Task.CompletedTask;
        });

        await button.Find("button").ClickAsync();
        var message = Assert.Single(Services.GetRequiredService<ISnackbar>().ShownSnackbars);
        Assert.Equal(Severity.Error, message.Severity);
        refuse = false;
        await button.Find("button").ClickAsync();
        await button.Find("button").ClickAsync();

        Assert.Equal(_ids[0], _ids[1]);
        Assert.NotEqual(_ids[1], _ids[2]);
        Assert.Empty(Services.GetRequiredService<ISnackbar>().ShownSnackbars);
    }

    [Fact]
    public async Task Press_WithoutPermission_SaysSo()
    {
        Error? seen = null;
        var button = Render<CommandButton>(p =>
            p.Add(b => b.Label, "Issue invoice")
                .Add(
                    b => b.Run,
                    (CommandRun _) => throw new AccessDeniedException("PERMISSION_DENIED", "invoices:create")
                )
                .Add(b => b.OnError, (Error e) => seen = e)
        );

        await button.Find("button").ClickAsync();

        Assert.Equal("PERMISSION_DENIED", seen?.Code);
    }

    [Fact]
    public async Task Press_ConfirmDeclined_DoesNothing()
    {
        var dialogs = Render<MudDialogProvider>();
        var button = Button(
            run =>
            {
                _ids.Add(run.Id);
                return Task.CompletedTask;
            },
            confirm: "It gets its number and cannot be changed."
        );

        var press = button.Find("button").ClickAsync();
        dialogs.WaitForElement("#confirm");
        Assert.Contains("cannot be changed", dialogs.Markup, StringComparison.Ordinal);
        await dialogs.Find(".formfoot button:not(#confirm)").ClickAsync();
        await press;
        Assert.Empty(_ids);

        press = button.Find("button").ClickAsync();
        dialogs.WaitForElement("#confirm");
        await dialogs.Find("#confirm").ClickAsync();
        await press;
        Assert.Single(_ids);
    }

    private IRenderedComponent<CommandButton> Button(Func<CommandRun, Task> run, string? confirm = null) =>
        Render<CommandButton>(p =>
            p.Add(b => b.Label, "Issue invoice").Add(b => b.Run, run).Add(b => b.Confirm, confirm)
        );
}
