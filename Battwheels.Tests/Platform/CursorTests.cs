using Battwheels.Core.Common;

namespace Battwheels.Tests.Platform;

[Trait("Category", "Unit")]
public class CursorTests
{
    [Theory]
    [InlineData("", 1)]
    [InlineData("2026-11-04", 9_007_199_254_740_993)]
    [InlineData("Müller \"& Söhne\" मोटर", 42)]
    public void Read_WhatWasWritten_ComesBack(string key, long id) =>
        Assert.Equal(new Cursor(key, id), Cursor.Read(new Cursor(key, id).ToString()));

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("%%%")]
    [InlineData("bm90IGpzb24")]
    [InlineData("WyJhIl0")]
    public void Read_Nonsense_ShowsTheFirstPage(string? text) => Assert.Null(Cursor.Read(text));

    [Fact]
    public void Cut_OneRowMoreThanShown_LeavesItForTheNextPage()
    {
        var page = Lists.Cut([1, 2, 3], 2, n => new Cursor("", n));

        Assert.Equal([1, 2], page.Rows);
        Assert.Equal(2, Cursor.Read(page.Next)!.Value.Id);
    }
}
