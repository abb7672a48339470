using Battwheels.Core.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Core.Platform.Import;

public static class ImportKinds
{
    /// <summary>Registers every <see cref="IImportKind"/> of this assembly.</summary>
    public static IServiceCollection AddImportKinds(this IServiceCollection services) =>
        services.AddEvery<IImportKind>(ServiceLifetime.Scoped);
}
