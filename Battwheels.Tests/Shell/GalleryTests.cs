using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Data.Common.Documents;
using Battwheels.Tests.Architecture;
using Battwheels.Web.Shell.Gallery;
using Battwheels.Web.Shell.Parts;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using MudBlazor;

namespace Battwheels.Tests.Shell;

/// <summary>The page of all parts: complete, and nowhere but in Development.</summary>
[Trait("Category", "Component")]
public sealed class GalleryTests : ShellTestBase
{
    /// <summary>Once in every document, below all pages; its dialog is the scanner's.</summary>
    private static readonly Type[] OfTheDocument = [typeof(ScanDialog)];

    private readonly Activator _made = new();

    public GalleryTests()
    {
        Services.AddSingleton<IComponentActivator>(_made);
        Services.AddSingleton<IQrEncoder, QrEncoder>();
        Services.AddScoped<PasswordConfirmationService>();
        Services.AddSingleton<IPasswordConfirmation, NobodysPassword>();
        AddAuthorization().SetAuthorized("meera@tarang.example");
    }

    /// <summary>A part that is not on the page would never be seen in all its states, nor checked for everybody's eyes.</summary>
    [Fact]
    public async Task Page_Development_ShowsEveryPartOfTheShell()
    {
        In("Development");
        Render<MudPopoverProvider>();
        Render<MudDialogProvider>();

        var page = Render<GalleryPage>();
        foreach (var button in page.FindAll("[data-opens]"))
            _ = button.ClickAsync(new()); // answered by nobody: the dialog stays open
        await Task.Yield();

        Faults.None(
            from part in typeof(Chart).Assembly.GetTypes()
            where part.Namespace == typeof(Chart).Namespace && part.IsAssignableTo(typeof(IComponent))
            where !part.IsAbstract && !_made.Types.Contains(part) && !OfTheDocument.Contains(part)
            select $"{part.Name} is not on the page"
        );
    }

    [Theory]
    [InlineData("Production")]
    [InlineData("Staging")]
    public void Page_AnywhereElse_DoesNotExist(string environment)
    {
        In(environment);
        var missed = false;
        Services.GetRequiredService<NavigationManager>().OnNotFound += (_, _) => missed = true;

        var page = Render<GalleryPage>();

        Assert.True(missed);
        Assert.Empty(page.Markup.Trim());
    }

    private void In(string environment) => Services.AddSingleton<IHostEnvironment>(new Surroundings(environment));

    /// <summary>Remembers which components were made.</summary>
    private sealed class Activator : IComponentActivator
    {
        public HashSet<Type> Types { get; } = [];

        public IComponent CreateInstance(Type componentType)
        {
            Types.Add(componentType.IsGenericType ? componentType.GetGenericTypeDefinition() : componentType);
            return (IComponent)System.Activator.CreateInstance(componentType)!;
        }
    }

    private sealed class NobodysPassword : IPasswordConfirmation
    {
        public Task<Error?> RefusalAsync(Actor actor, CancellationToken ct) => Task.FromResult<Error?>(null);

        public Task<Error?> ConfirmAsync(Actor actor, string password, CancellationToken ct) =>
            Task.FromResult<Error?>(null);
    }

    private sealed class Surroundings(string name) : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = name;

        public string ApplicationName { get; set; } = "Battwheels.Web";

        public string ContentRootPath { get; set; } = "";

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
