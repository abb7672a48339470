using Battwheels.Core.Common;

namespace Battwheels.Core.Platform.Audit;

/// <summary>Which records others refer to, read from the model: a feature added later is asked without being named.</summary>
public interface IRecordUse
{
    /// <param name="besides">Kinds whose references do not count: what was made together with the record.</param>
    /// <returns>Those of <paramref name="ids"/> that some row of this organization refers to.</returns>
    Task<IReadOnlySet<long>> UsedAsync<T>(
        IReadUnit unit,
        IReadOnlyCollection<long> ids,
        IReadOnlyCollection<Type> besides,
        CancellationToken ct
    )
        where T : TenantEntity;
}
