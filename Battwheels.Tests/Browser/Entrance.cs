using Microsoft.Playwright;

namespace Battwheels.Tests.Browser;

/// <summary>Ways into the application, through the pages.</summary>
internal static class Entrance
{
    /// <summary>Founds an organization in Maharashtra and ends on its owner's home page.</summary>
    /// <param name="gstin">Null for a business that is not registered.</param>
    public static async Task SignUpAsync(
        this IPage page,
        string legalName,
        string name,
        string email,
        string password,
        string? gstin = null
    )
    {
        await page.GotoAsync("sign-up");
        await page.GetByLabel("Legal name of the business").FillAsync(legalName);
        await page.GetByLabel("GSTIN").FillAsync(gstin ?? "");
        await page.GetByLabel("Your name").FillAsync(name);
        await page.GetByLabel("Your email").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Set up organization" }).ClickAsync();
        await page.Locator(".shell").WaitForAsync();
    }

    /// <summary>Signs in and waits for the first page.</summary>
    /// <param name="at">The organization's address (<c>demo/</c>), for people who belong to several.</param>
    public static async Task SignInAsync(this IPage page, string email, string password, string? at = null)
    {
        await page.GotoAsync("sign-in");
        await page.GetByLabel("Email").FillAsync(email);
        await page.GetByLabel("Password").FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in" }).ClickAsync();
        if (at is not null)
        {
            await page.WaitForURLAsync(new System.Text.RegularExpressions.Regex("/(?!sign-in)[^/]*/?$"));
            await page.GotoAsync(at);
        }

        await page.Locator(".shell").WaitForAsync();
    }
}
