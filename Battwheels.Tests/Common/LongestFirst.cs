using Battwheels.Tests.Browser;
using Battwheels.Tests.Common;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Battwheels.Tests.Common;

/// <summary>The rows of browser tests begin first: begun last, they would run alone at the end while the other core idles.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(
        IReadOnlyCollection<TTestCollection> testCollections
    )
        where TTestCollection : ITestCollection =>
        [
            .. testCollections.OrderBy(c =>
                c.TestCollectionDisplayName is not (BrowserTests.Name or LongBrowserTests.Name)
            ),
        ];
}
