using Battwheels.Core.Crm;

namespace Battwheels.Tests.Crm;

[Trait("Category", "Unit")]
public class DuplicateScoreTests
{
    [Fact]
    public void Of_PhoneAndNearlySameName_IsCertain() =>
        Check(new(SamePhone: true, NameLikeness: 0.97), 90, DuplicateVerdict.Certain);

    [Fact]
    public void Of_EmailAndNearlySameName_IsLikely() =>
        Check(new(SameEmail: true, NameLikeness: 0.97), 85, DuplicateVerdict.Likely);

    [Fact]
    public void Of_FamilyPhoneOtherName_IsForReview() =>
        Check(new(SamePhone: true, NameLikeness: 0.40), 45, DuplicateVerdict.Review);

    [Fact]
    public void Of_SameGstinOtherName_IsLikely() =>
        Check(new(SameGstin: true, NameLikeness: 0.40), 85, DuplicateVerdict.Likely);

    [Fact]
    public void Of_PhoneOfManyAndSameName_IsForReview() =>
        Check(new(SamePhone: true, PhoneShared: true, NameLikeness: 1), 45, DuplicateVerdict.Review);

    [Fact]
    public void Of_SharedMailboxAndSameNameAndPin_IsLikely() =>
        Check(new(SameEmail: true, EmailShared: true, NameLikeness: 1, SamePin: true), 60, DuplicateVerdict.Likely);

    [Fact]
    public void Of_PhoneAndNameButOtherPan_IsNone() =>
        Check(new(SamePhone: true, NameLikeness: 1, PanDiffers: true), 30, DuplicateVerdict.None);

    [Fact]
    public void Of_VehicleAndName_IsLikely() =>
        Check(new(SameVehicle: true, NameLikeness: 0.92), 60, DuplicateVerdict.Likely);

    /// <summary>Each row of the table on its own, with a name that counts neither way.</summary>
    [Theory]
    [InlineData("gstin", 100)]
    [InlineData("phone", 60)]
    [InlineData("phone of many", 15)]
    [InlineData("email", 55)]
    [InlineData("shared mailbox", 20)]
    [InlineData("vehicle", 40)]
    [InlineData("pin", 10)]
    [InlineData("other pan", -60)]
    [InlineData("nothing", 0)]
    public void Of_OneEvidenceAlone_CountsAsTheTableSays(string evidence, int points)
    {
        DuplicateEvidence neutral = new(NameLikeness: 0.7);
        var what = evidence switch
        {
            "gstin" => neutral with { SameGstin = true },
            "phone" => neutral with { SamePhone = true },
            "phone of many" => neutral with { SamePhone = true, PhoneShared = true },
            "email" => neutral with { SameEmail = true },
            "shared mailbox" => neutral with { SameEmail = true, EmailShared = true },
            "vehicle" => neutral with { SameVehicle = true },
            "pin" => neutral with { SamePin = true },
            "other pan" => neutral with { PanDiffers = true },
            _ => neutral,
        };

        Assert.Equal(points, DuplicateScore.Of(what));
    }

    /// <summary>The bound is never below what two names of these lengths reach.</summary>
    [Theory]
    [InlineData("martha", "marhta", 0.9611)]
    [InlineData("dwayne", "duane", 0.84)]
    [InlineData("dixon", "dicksonx", 0.8133)]
    [InlineData("anil", "anil kumar", 0.88)]
    public void AtMost_PublishedPairs_IsNoLessThanTheirLikeness(string left, string right, double likeness)
    {
        Assert.Equal(likeness, NameLikeness.JaroWinkler(left, right), 0.0001);
        Assert.True(NameLikeness.AtMost(left.Length, right.Length) >= likeness);
    }

    [Theory]
    [InlineData(0.95, 30)]
    [InlineData(0.9499, 20)]
    [InlineData(0.90, 20)]
    [InlineData(0.85, 10)]
    [InlineData(0.8499, 0)]
    [InlineData(0.60, 0)]
    [InlineData(0.5999, -15)]
    public void Of_NameAlone_StepsAtTheBounds(double likeness, int points) =>
        Assert.Equal(points, DuplicateScore.Of(new(NameLikeness: likeness)));

    [Theory]
    [InlineData(90, DuplicateVerdict.Certain)]
    [InlineData(89, DuplicateVerdict.Likely)]
    [InlineData(60, DuplicateVerdict.Likely)]
    [InlineData(59, DuplicateVerdict.Review)]
    [InlineData(40, DuplicateVerdict.Review)]
    [InlineData(39, DuplicateVerdict.None)]
    public void Verdict_Bounds(int points, DuplicateVerdict verdict) =>
        Assert.Equal(verdict, DuplicateScore.Verdict(points));

    private static void Check(DuplicateEvidence evidence, int points, DuplicateVerdict verdict)
    {
        Assert.Equal(points, DuplicateScore.Of(evidence));
        Assert.Equal(verdict, DuplicateScore.Verdict(points));
    }
}
