using Battwheels.Web.Crm;
using Bunit;

namespace Battwheels.Tests.Crm;

/// <summary>What is wrong in a field stands under it as soon as it is left, by the rule the save asks; elsewhere nothing is said.</summary>
[Trait("Category", "Component")]
public sealed class LeavingFieldTests : CrmPageBase
{
    [Fact]
    public async Task Gstin_OfFourteenCharacters_IsSaidOnLeavingAndGoesWhenItIsRight()
    {
        await SignInAsync(Desk);
        var form = Render<ContactForm>();

        await form.Find("#f-Gstin").ChangeAsync("27ABCDE1234F1Z");
        Assert.StartsWith("GSTIN has 14 characters; it needs 15.", Said(form, "Gstin"), StringComparison.Ordinal);
        Assert.Equal("true", form.Find("#f-Gstin").GetAttribute("aria-invalid"));
        Assert.Contains(
            "f-Gstin-error",
            form.Find("#f-Gstin").GetAttribute("aria-describedby"),
            StringComparison.Ordinal
        );
        Assert.Single(form.FindAll(".err.said")); // the name is missing too, but nobody was there yet

        await form.Find("#f-Gstin").ChangeAsync("");
        Assert.Empty(form.FindAll(".err.said"));
    }

    [Fact]
    public async Task Phone_NoNumber_AndNameLeftEmpty_AreSaidEachUnderItsField()
    {
        await SignInAsync(Desk);
        var form = Render<ContactForm>();

        await form.Find("#f-Phone").ChangeAsync("123");
        await form.Find("#f-Name").ChangeAsync("");

        Assert.StartsWith("This is no phone number.", Said(form, "Phone"), StringComparison.Ordinal);
        Assert.Contains("missing", Said(form, "Name"), StringComparison.Ordinal);
        await form.Find("#f-Phone").ChangeAsync("98220 55123");
        Assert.Single(form.FindAll(".err.said"));
    }

    private static string Said(IRenderedComponent<ContactForm> form, string field) =>
        form.Find($"#f-{field}-error").TextContent;
}
