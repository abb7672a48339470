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
