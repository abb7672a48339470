using Battwheels.Web.Shell.Parts;

namespace Battwheels.Tests.Shell;

public sealed class DraftPlaceTests
{
    [Theory]
    [InlineData("contacts/781234567890123456/edit?from=list", "contacts/{n}/edit|Save", "781234567890123456")]
    [InlineData("tickets/new", "tickets/new|Save", "")]
    [InlineData("tickets/12/parts/9", "tickets/{n}/parts/{n}|Save", "12-9")]
    [InlineData("import/2026b/rows", "import/2026b/rows|Save", "")]
    public void Of_Address_KeepsItsNumbersApart(string path, string form, string record) =>
        Assert.Equal((form, record), DraftPlace.Of(path, "Save"));
}
