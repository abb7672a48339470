using Battwheels.Core.Common;
using Battwheels.Web.Shell;
using Battwheels.Web.Shell.Parts;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace Battwheels.Tests.Shell;

[Trait("Category", "Component")]
public sealed class PageBaseTests : ShellTestBase
{
    [Fact]
    public void Load_Null_ShowsNotFound() =>
        Assert.Contains("does not exist", Open(_ => Task.FromResult<string?>(null)).Markup, StringComparison.Ordinal);

    [Fact]
    public void Load_Value_ShowsTheContent() =>
        Assert.Contains("TKT-1", Open(_ => Task.FromResult<string?>("TKT-1")).Markup, StringComparison.Ordinal);

    [Fact]
    public void Load_Denied_ShowsForbiddenAndNothingElse()
    {
        var page = Open(_ => throw new AccessDeniedException("PERMISSION_DENIED", "tickets:read"));

        Assert.Contains("Your role does not open this page", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("tickets:read", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_Fault_HidesTheExceptionAndTriesAgain()
    {
        var broken = true;
        var page = Open(_ =>
            broken ? throw new InvalidOperationException("secret detail") : Task.FromResult<string?>("TKT-1")
        );
        Assert.Contains("could not be loaded", page.Markup, StringComparison.Ordinal);
        Assert.Contains("Reference", page.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain("secret detail", page.Markup, StringComparison.Ordinal);

        broken = false;
        await page.Find(".answer button").ClickAsync();

        Assert.Contains("TKT-1", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Load_PageLeft_CancelsTheReading()
    {
        CancellationToken seen = default;
        var page = Open(ct =>
        {
            seen = ct;
            return new TaskCompletionSource<string?>().Task;
        });
        Assert.Contains("aria-busy", page.Markup, StringComparison.Ordinal);

        await DisposeComponentsAsync();

        Assert.True(seen.IsCancellationRequested);
    }

    private IRenderedComponent<Probe> Open(Func<CancellationToken, Task<string?>> read) =>
        Render<Probe>(p => p.Add(x => x.Read, read));

    private sealed class Probe : PageBase
    {
        private string? _text;

        [Parameter]
        public required Func<CancellationToken, Task<string?>> Read { get; set; }

        protected override Task OnParametersSetAsync() => LoadAsync(Read, text => _text = text);

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            builder.OpenComponent<PageBody>(0);
            builder.AddAttribute(1, nameof(PageBody.Of), this);
            builder.AddAttribute(2, nameof(PageBody.ChildContent), (RenderFragment)(b => b.AddContent(0, _text)));
            builder.CloseComponent();
        }
    }
}
