using Battwheels.Core.Access;
using Battwheels.Core.Common;
using Battwheels.Core.Platform.Audit;
using Battwheels.Core.Platform.Notifications;
using Battwheels.Core.Platform.Undo;
using Battwheels.Core.Platform.Views;
using Battwheels.Core.Platform.Work;
using Battwheels.Web.Shell;
using Bunit;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Tests.Shell;

/// <summary>A page or part rendered without a browser, with the services every part may ask for.</summary>
public abstract class ShellTestBase : BunitContext
{
    protected ShellTestBase()
    {
        DefaultWaitTimeout = TimeSpan.FromSeconds(20); // on a busy machine a page takes longer than the second bUnit waits
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddShellParts();
        Services.AddSingleton<IUnitOfWorkFactory, ClosedGate>(); // bases with a database put the real one over it
        Services.AddSingleton(TimeProvider.System); // bases with a clock of their own put it over this
        Services.AddScoped<RefusalService>();
        Services.AddScoped<SavedViewService>();
        Services.AddWorkKinds();
        Services.AddScoped<WorkService>();
        Services.AddSingleton<NotificationSignal>();
        Services.AddScoped<NotificationService>();
        Services.AddSingleton<IRecordNames, NoNames>();
        Services.AddScoped<UndoService>();
    }

    private sealed class NoNames : IRecordNames
    {
        public string? KindOf(string record, string property) => null;

        public Task<IReadOnlyDictionary<long, string>> FindAsync(
            IReadUnit unit,
            IReadOnlyCollection<RecordReference> records,
            CancellationToken ct
        ) => Task.FromResult<IReadOnlyDictionary<long, string>>(new Dictionary<long, string>());
    }

    private sealed class ClosedGate : IUnitOfWorkFactory
    {
        public Task<Result<T>> RunAsync<T>(
            string permission,
            CommandId command,
            object input,
            Func<IUnitOfWork, Task<Result<T>>> body,
            CancellationToken ct
        ) => throw new AccessDeniedException("NOT_AUTHENTICATED", permission);

        public Task<T> ReadAsync<T>(string permission, Func<IReadUnit, Task<T>> body, CancellationToken ct) =>
            throw new AccessDeniedException("NOT_AUTHENTICATED", permission);
    }
}
