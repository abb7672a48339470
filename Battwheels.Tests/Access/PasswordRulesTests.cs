using Battwheels.Core.Access;

namespace Battwheels.Tests.Access;

/// <summary>Long is not enough: what is tried first is refused, a few unrelated words are not.</summary>
[Trait("Category", "Unit")]
public sealed class PasswordRulesTests
{
    private static readonly string[] Known = ["Volt Garage Nashik Pvt Ltd", "Ramesh Kale", "ramesh.kale@voltgarage.in"];

    [Theory]
    [InlineData("passwordpassword1")]
    [InlineData("Password@12345678")]
    [InlineData("p@ssw0rdp@ssw0rd")]
    [InlineData("qwertyuiopasdfgh")]
    [InlineData("zaq12wsxcde34rfv")]
    [InlineData("1q2w3e4r5t6y7u8i")]
    [InlineData("abcdefghijklmnopqrstuvwxyz")]
    [InlineData("iloveyouiloveyou1")]
    [InlineData("letmeinletmeinletmein")]
    [InlineData("administrator123")]
    [InlineData("superman batman spiderman")]
    [InlineData("sachintendulkar10")]
    [InlineData("Summer2026Summer2026")]
    [InlineData("aaaaaaaaaaaaaaaaaaaa")]
    public void Refusal_WhatIsTriedFirst_IsNamed(string password) =>
        Assert.StartsWith("This password is among the first that are tried", PasswordRules.Refusal(password));

    [Theory]
    [InlineData("voltgaragenashik1")]
    [InlineData("Volt-Garage-Nashik")]
    [InlineData("rameshkale@voltgarage")]
    [InlineData("ramesh kale nashik")]
    [InlineData("battwheels2026!")]
    public void Refusal_NamesOthersKnow_MakeNoPassword(string password) =>
        Assert.StartsWith("This password is among the first that are tried", PasswordRules.Refusal(password, Known));

    [Theory]
    [InlineData("blue-kite-over-deccan")]
    [InlineData("seven lemons on a roof")]
    [InlineData("correct-horse-battery-7")]
    [InlineData("mango-river-stone-77")]
    [InlineData("लाल पतंग आसमान में उड़ी")]
    public void Refusal_FewUnrelatedWords_MayBeUsed(string password) =>
        Assert.Null(PasswordRules.Refusal(password, Known));

    /// <summary>128 characters must be accepted; only the beginning is estimated, because the estimate is slow.</summary>
    [Fact]
    public void Refusal_LongPassword_IsJudgedByItsBeginningAtOnce()
    {
        var started = System.Diagnostics.Stopwatch.GetTimestamp();

        Assert.Null(PasswordRules.Refusal("blue-kite-over-deccan " + new string('x', 178), Known));
        Assert.NotNull(PasswordRules.Refusal(string.Concat(Enumerable.Repeat("password1 ", 20)), Known));

        Assert.InRange(System.Diagnostics.Stopwatch.GetElapsedTime(started).TotalSeconds, 0, 10);
    }
}
