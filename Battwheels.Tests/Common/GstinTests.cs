using Battwheels.Core.Common;
using CsCheck;

namespace Battwheels.Tests.Common;

[Trait("Category", "Unit")]
public class GstinTests
{
    private const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    [Theory]
    [InlineData("33AACFB4762K1ZI", GstinKind.Regular)]
    [InlineData("38AAACE5813Q2Z6", GstinKind.Regular)] // Ladakh: many validators stop at 37
    [InlineData("27AAPFU0939F1ZV", GstinKind.Regular)]
    [InlineData("97AABCT1332L1Z7", GstinKind.Regular)] // other territory
    [InlineData("07DELM12346E1Z9", GstinKind.GovernmentDepartment)]
    [InlineData("27MUMA12345B1D5", GstinKind.TaxDeductor)]
    [InlineData("29AABCT1332L1CL", GstinKind.ECommerce)]
    [InlineData("0717UNO00157UNO", GstinKind.UniqueIdentity)]
    [InlineData("2717USA12345NRM", GstinKind.NonResident)]
    [InlineData("9917SGP29001OST", GstinKind.Oidar)]
    public void Check_ValidOfEveryKind_Passes(string gstin, GstinKind kind)
    {
        Assert.Null(Gstin.Check(gstin));
        Assert.Equal(kind, Gstin.KindOf(gstin));
    }

    [Theory]
    [InlineData("", "GSTIN_LENGTH", "0 characters; it needs 15")]
    [InlineData("33AACFB4762K1Z", "GSTIN_LENGTH", "14 characters; it needs 15")]
    [InlineData("33AACFB4762K1ZII", "GSTIN_LENGTH", "16 characters")]
    [InlineData("33AACFB476OK1ZI", "GSTIN_PATTERN", "mixed up")] // letter O in the PAN's digits
    [InlineData("33AACFB4762K0ZI", "GSTIN_PATTERN", "form of a GSTIN")] // entity 0
    [InlineData("50AABCT1332L1ZP", "GSTIN_STATE", "begins with 50")]
    [InlineData("28AABCT1332L1ZC", "GSTIN_STATE", "Andhra Pradesh is 37")]
    [InlineData("96AABCT1332L1Z0", "GSTIN_STATE", "begins with 96")]
    [InlineData("27AABCT0000L1ZR", "GSTIN_PAN", "0000")]
    [InlineData("33AACFB4762K1ZJ", "GSTIN_CHECK_DIGIT", "last character")]
    [InlineData("33AACFB4726K1ZI", "GSTIN_CHECK_DIGIT", "one of the 15")] // two digits exchanged
    public void Check_Wrong_SaysWhatInOrder(string gstin, string code, string says)
    {
        var error = Gstin.Check(gstin, "CustomerGstin");

        Assert.Equal((code, "CustomerGstin"), (error!.Code, error.Field));
        Assert.Contains(says, error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Check_AsTyped_IgnoresBlanksAndCase() => Assert.Null(Gstin.Check(" 33 aacfb4762k 1zi "));

    [Theory]
    [InlineData("33AACFB4762K1ZI", "AACFB4762K")]
    [InlineData("0717UNO00157UNO", null)]
    [InlineData("27MUMA12345B1D5", null)] // a deductor known by its TAN
    public void PanOf_OnlyWhereOneIsInside(string gstin, string? pan) => Assert.Equal(pan, Gstin.PanOf(gstin));

    [Fact]
    public void CheckDigit_AnySingleWrongCharacter_IsCaught() =>
        Gen.Char[Alphabet]
            .Array[14]
            .Select(chars => new string(chars))
            .Sample(
                first14 =>
                {
                    var right = Gstin.CheckDigit(first14);
                    for (var at = 0; at < first14.Length; at++)
                        foreach (var other in Alphabet.Where(c => c != first14[at]))
                            Assert.NotEqual(
                                right,
                                Gstin.CheckDigit(string.Concat(first14.AsSpan(0, at), [other], first14.AsSpan(at + 1)))
                            );
                },
                iter: 200
            );

    [Theory]
    [InlineData("aapfu0939f", true)]
    [InlineData("AAPFU0939", false)]
    [InlineData("AAPXU0939F", false)] // no kind of holder has an X
    [InlineData("AAPFU0000F", false)]
    public void PanCheck_Form(string pan, bool valid) => Assert.Equal(valid, Pan.Check(pan) is null);
}
