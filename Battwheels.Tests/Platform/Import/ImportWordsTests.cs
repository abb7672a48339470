using Battwheels.Web.Platform.Import;

namespace Battwheels.Tests.Platform.Import;

public class ImportWordsTests
{
    [Theory]
    [InlineData(10, 50, 60, "about 5 minutes left")] // a minute for 10, so five for 50
    [InlineData(100, 120, 60, "about a minute left")] // 1.2 minutes
    [InlineData(1_000, 500, 60, "less than a minute left")]
    [InlineData(1_000, 49_000, 4, "about 3 minutes left")] // 196 seconds
    [InlineData(1_000, 49_000, 2, null)] // seen too little
    [InlineData(0, 50_000, 60, null)]
    [InlineData(50_000, 0, 60, null)]
    public void TimeLeft_FollowsThePaceSeen(int done, int rest, int seconds, string? left) =>
        Assert.Equal(left, ImportWords.TimeLeft(done, rest, TimeSpan.FromSeconds(seconds)));
}
