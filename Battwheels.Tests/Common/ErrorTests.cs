using Battwheels.Core.Common;

namespace Battwheels.Tests.Common;

/// <summary>Several refusals of one input, told at once.</summary>
public sealed class ErrorTests
{
    private static readonly Error Name = new("REQUIRED", "Enter the name.", "Name");
    private static readonly Error Phone = new("PHONE_INVALID", "Ten digits.", "Phone");
    private static readonly Error Email = new("EMAIL_INVALID", "name@example.com.", "Email");

    [Fact]
    public void Of_NothingWrong_IsNull() => Assert.Null(Error.Of(null, null));

    [Fact]
    public void Of_Several_IsTheFirstWithTheOthersInOrder()
    {
        var all = Error.Of(null, Name, null, Phone, Email)!;

        Assert.Equal(("REQUIRED", "Name"), (all.Code, all.Field));
        Assert.Equal(["Phone", "Email"], all.Also.Select(e => e.Field));
    }

    [Fact]
    public void Of_OneFieldTwice_SaysTheFirstOnly()
    {
        var all = Error.Of(Name, Name with { Code = "TEXT_TOO_LONG" }, Phone)!;

        Assert.Equal("PHONE_INVALID", Assert.Single(all.Also).Code);
    }

    [Fact]
    public void Of_Gathered_StaysFlat()
    {
        var all = Error.Of(Error.Of(Name, Phone), Error.Of(Email))!;

        Assert.Equal(["Phone", "Email"], all.Also.Select(e => e.Field));
        Assert.All(all.Also, e => Assert.Empty(e.Also));
    }

    [Fact]
    public void On_Field_IsItsOwnRefusal()
    {
        var all = Error.Of(Name, Phone)!;

        Assert.Equal(
            ("REQUIRED", "PHONE_INVALID", null),
            (all.On("Name")?.Code, all.On("Phone")?.Code, all.On("City")?.Code)
        );
    }
}
