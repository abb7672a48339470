using Battwheels.Core.Common;
using Battwheels.Core.Crm;

namespace Battwheels.Tests.Crm;

[Trait("Category", "Unit")]
public class ContactKeysTests
{
    [Theory]
    [InlineData("9876543210", "+919876543210", "+919876543210")]
    [InlineData("98765 43210", "+919876543210", "+919876543210")]
    [InlineData("098765-43210", "+919876543210", "+919876543210")]
    [InlineData("+91 (98765) 43210", "+919876543210", "+919876543210")]
    [InlineData("0091 98765 43210", "+919876543210", "+919876543210")]
    [InlineData("919876543210", "+919876543210", "+919876543210")]
    [InlineData("9123450678", "+919123450678", "+919123450678")] // its own 91 stays
    [InlineData("+91 9123450678", "+919123450678", "+919123450678")]
    [InlineData("९८७६५४३२१०", "+919876543210", "+919876543210")] // Devanagari digits
    [InlineData("௯௮௭௬௫௪௩௨௧௦", "+919876543210", "+919876543210")] // Tamil digits
    [InlineData("020-2612 3456", "02026123456", null)] // Pune landline
    [InlineData("+44 20 7946 0958", "+442079460958", null)]
    [InlineData("5876543210", "5876543210", null)]
    [InlineData("ask at desk", "ask at desk", null)]
    public void PhoneRead_AsPeopleWrite_StoresAndKeys(string typed, string stored, string? key) =>
        Assert.Equal(new PhoneNumber(stored, key), Phones.Read(typed));

    [Theory]
    [InlineData("98200 12345", true)]
    [InlineData("+91-98200-12345", true)]
    [InlineData("Ph: 098200 12345", true)]
    [InlineData("020 2567 8910", true)]
    [InlineData("+44 20 7946 0958", true)]
    [InlineData("abc", false)]
    [InlineData("12345", false)]
    [InlineData("98765", false)]
    [InlineData("+91 98200-12346 ext 5", false)]
    [InlineData("98200 12345 or 98200 12346", false)]
    [InlineData("2567 8910", false)]
    public void Phone_Typed_CanBeCalledOrNot(string typed, bool callable) =>
        Assert.Equal(callable, Phones.IsCallable(typed));

    [Fact]
    public void PhoneRead_Empty_IsNone() => Assert.Null(Phones.Read("  "));

    [Theory]
    [InlineData("98765", "+9198765")]
    [InlineData("+91 98", "+9198")]
    [InlineData("098", "+9198")]
    [InlineData("91234", "+9191234")] // may be the beginning of 9123450678
    [InlineData("919876", "+91919876")] // ten digits at most: still a beginning
    [InlineData("91987654321", "+91987654321")]
    [InlineData("0042", null)]
    [InlineData("MH12", null)]
    [InlineData("", null)]
    public void PhoneKeyPrefix_TypedSoFar(string typed, string? prefix) =>
        Assert.Equal(prefix, Phones.KeyPrefix(typed));

    [Theory]
    [InlineData(" Rahul.Sharma@Example.COM ", "rahul.sharma@example.com")]
    [InlineData("rahul.sharma+garage@gmail.com", "rahulsharma@gmail.com")]
    [InlineData("Rahul.Sharma@googlemail.com", "rahulsharma@gmail.com")]
    [InlineData("a+b@example.com", "a+b@example.com")] // others keep it
    [InlineData("x@bücher.example", "x@xn--bcher-kva.example")]
    [InlineData("no-at", null)]
    [InlineData("@example.com", null)]
    [InlineData("a@localhost", null)]
    [InlineData("a b@example.com", null)]
    public void EmailKey_Folds(string typed, string? key) => Assert.Equal(key, Emails.Key(typed));

    [Theory]
    [InlineData("Shri Rahul  SHARMA", "rahul sharma")]
    [InlineData("Sharma, Rahul", "rahul sharma")]
    [InlineData("M/s. GreenFleet Logistics Pvt. Ltd.", "greenfleet logistics")]
    [InlineData("Dr. (Smt) Asha Iyer", "asha iyer")]
    [InlineData("S.K. Traders LLP", "sk traders")]
    [InlineData("Ｒａｈｕｌ", "rahul")] // full-width letters
    [InlineData("राहुल शर्मा", "राहुल शर्मा")]
    [InlineData("Dr Pvt Ltd", "dr ltd pvt")] // nothing else left: kept
    public void NameMatchKey_SortsTellingWords(string name, string key) => Assert.Equal(key, Names.MatchKey(name));

    [Theory]
    [InlineData("martha", "marhta", 0.9611)] // Winkler's published examples
    [InlineData("dwayne", "duane", 0.8400)]
    [InlineData("dixon", "dicksonx", 0.8133)]
    [InlineData("same", "same", 1)]
    [InlineData("abc", "xyz", 0)]
    [InlineData("", "abc", 0)]
    public void JaroWinkler_PublishedExamples(string left, string right, double expected) =>
        Assert.Equal(expected, NameLikeness.JaroWinkler(left, right), 0.0001);

    [Theory]
    [InlineData("chaudhari", "choudhary")]
    [InlineData("vijay", "wijay")]
    [InlineData("deshpande", "deshpandey")]
    [InlineData("sharma", "sarma")]
    public void NameSound_SpeltOtherwise_IsTheSame(string left, string right) =>
        Assert.Equal(NameSound.Of(left), NameSound.Of(right));

    [Theory]
    [InlineData("rahul", "rohit")]
    [InlineData("iyer", "nair")]
    public void NameSound_OtherNames_Differ(string left, string right) =>
        Assert.NotEqual(NameSound.Of(left), NameSound.Of(right));
}
