using Battwheels.Core.Common;
using Microsoft.Extensions.DependencyInjection;

namespace Battwheels.Core.Platform.Setup;

/// <summary>One thing a new garage does before its first invoice; it knows by itself, from the data, whether it is done.</summary>
/// <remarks>Found by convention in every feature.</remarks>
public interface ISetupStep
{
    /// <summary>Never renamed: what was skipped is kept by it.</summary>
    string Code { get; }

    /// <summary>As they are done, smaller first.</summary>
    int Order { get; }

    /// <summary>Rows that show that it is done; one is enough.</summary>
    IQueryable<long> Evidence(IReadUnit unit);
}

public static class SetupSteps
{
    /// <summary>Registers every <see cref="ISetupStep"/> of this assembly.</summary>
    public static IServiceCollection AddSetupSteps(this IServiceCollection services) =>
        services.AddEvery<ISetupStep>(ServiceLifetime.Scoped);
}
